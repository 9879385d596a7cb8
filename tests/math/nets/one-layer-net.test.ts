import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  midpointSteps,
  parametersOf,
  reluInterpolant,
  valuesAt,
  type OneLayerNet,
} from '../../../src/math/nets/one-layer-net.ts';
import { readTarget, type Target } from '../../../src/math/enclosure/target-function.ts';
import { cellsFor, errorBound, smoothCellsFor, supError } from '../../../src/math/enclosure/uniform-error.ts';

const target = (text: string): Target => {
  const reading = readTarget(text);
  if (!reading.target) throw new Error(reading.message);
  return reading.target;
};

/** The forward pass as it is written in a book: every unit, at one point. */
const forward = ({ activation, hinges, offset }: OneLayerNet, x: number) =>
  hinges.reduce(
    (sum, { at, weight }) => sum + weight * (activation === 'relu' ? Math.max(0, x - at) : Number(x >= at)),
    offset,
  );

const heights = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 2, maxLength: 15 });
const drawn = heights.map((list) => target(`[${list}]`));
/** a·sin(bx + c) + dx², smooth, with constants by hand. */
const waves = fc
  .tuple(...Array.from({ length: 4 }, () => fc.integer({ min: -30, max: 30 })))
  .map(([a, b, c, d]) => target(`${a}/10*sin(${b}*x+${c}/10)+${d}/10*x^2`));
const curves = fc.oneof(drawn, waves);
const cells = fc.integer({ min: 1, max: 90 });
const points = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 30 });

describe('the ReLU construction', () => {
  test('has N units and 3N + 1 parameters, and meets f at every knot', () => {
    fc.assert(
      fc.property(curves, cells, (f, N) => {
        const net = reluInterpolant(f, N);
        expect([net.hinges.length, parametersOf(net)]).toEqual([N, 3 * N + 1]);
        for (let i = 0; i <= N; i++) expect(forward(net, i / N)).toBeCloseTo(f.value(i / N), 8);
      }),
    );
  });

  test('is straight between the knots', () => {
    fc.assert(
      fc.property(curves, cells, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (f, N, pick, t) => {
        const i = pick % N,
          net = reluInterpolant(f, N);
        const chord = (1 - t) * f.value(i / N) + t * f.value((i + 1) / N);
        expect(forward(net, (i + t) / N)).toBeCloseTo(chord, 8);
      }),
    );
  });
});

describe('the step construction', () => {
  test('has N − 1 units, and on every cell the value at its midpoint', () => {
    fc.assert(
      fc.property(curves, cells, fc.nat(), (f, N, pick) => {
        const net = midpointSteps(f, N),
          i = pick % N;
        expect([net.hinges.length, parametersOf(net)]).toEqual([N - 1, 3 * N - 2]);
        for (const t of [0.01, 0.5, 0.99]) expect(forward(net, (i + t) / N)).toBeCloseTo(f.value((i + 0.5) / N), 8);
      }),
    );
  });
});

test('running sums give what a forward pass over all units gives', () => {
  fc.assert(
    fc.property(curves, cells, points, (f, N, some) => {
      const xs = some.toSorted((a, b) => a - b);
      for (const net of [reluInterpolant(f, N), midpointSteps(f, N)]) {
        valuesAt(net, xs).forEach((g, j) => expect(g).toBeCloseTo(forward(net, xs[j]!), 8));
      }
    }),
  );
});

describe('errors', () => {
  test('measured never exceed the proved bound L/2N, for any curve and N', () => {
    fc.assert(
      fc.property(curves, cells, (f, N) => {
        const bound = errorBound(f, N);
        expect(bound).toBe(f.lipschitz! / (2 * N));
        for (const net of [reluInterpolant(f, N), midpointSteps(f, N)])
          expect(supError(net, f, N)).toBeLessThanOrEqual(bound + 1e-9);
      }),
    );
  });

  test('of the interpolant never exceed max|f″|/8N² for smooth curves', () => {
    fc.assert(
      fc.property(waves, cells, (f, N) => {
        expect(supError(reluInterpolant(f, N), f, N)).toBeLessThanOrEqual(f.curvature! / (8 * N * N) + 1e-9);
      }),
    );
  });

  test('measured are at least those at any point', () => {
    fc.assert(
      fc.property(drawn, cells, points, (f, N, some) => {
        // A piecewise linear f against a piecewise linear net: between grid points the error can grow by the slopes' difference at most.
        const net = reluInterpolant(f, N),
          gap = (2 * f.lipschitz!) / 4096;
        const worst = Math.max(...some.map((x) => Math.abs(forward(net, x) - f.value(x))));
        expect(supError(net, f, N)).toBeGreaterThanOrEqual(worst - gap);
      }),
    );
  });

  test('reach the bound: |x − ½| with an odd number of cells, a saw with its peaks at the midpoints, a line by steps', () => {
    for (const N of [1, 3, 7, 25]) {
      const kink = target('abs(x-0.5)');
      expect(supError(reluInterpolant(kink, N), kink, N)).toBeCloseTo(errorBound(kink, N), 12);
    }
    const saw = target('[0,1,0,1,0,1,0,1,0]');
    expect(supError(reluInterpolant(saw, 4), saw, 4)).toBeCloseTo(errorBound(saw, 4), 12);
    const line = target('x');
    for (const N of [1, 4, 10]) {
      expect(supError(midpointSteps(line, N), line, N)).toBeCloseTo(1 / (2 * N), 12);
      expect(supError(reluInterpolant(line, N), line, N)).toBeLessThan(1e-15);
    }
  });

  test.each(['sqrt(x)', 'sqrt(abs(sin(9x)))', 'x^0.3'])(
    '%s, without a Lipschitz constant, stays within the oscillation of a cell',
    (text) => {
      const f = target(text);
      for (const N of [1, 5, 40, 333]) {
        const bound = errorBound(f, N);
        for (const net of [reluInterpolant(f, N), midpointSteps(f, N)])
          expect(supError(net, f, N)).toBeLessThanOrEqual(bound * (1 + 1e-12));
      }
      expect(errorBound(f, 400)).toBeLessThan(errorBound(f, 4));
    },
  );
});

test('a step is on at its own hinge, and both kinds of net are what their formulas say at every hinge', () => {
  fc.assert(
    fc.property(curves, cells, (f, N) => {
      for (const net of [midpointSteps(f, N), reluInterpolant(f, N)]) {
        const at = net.hinges.map((hinge) => hinge.at);
        valuesAt(net, at).forEach((value, i) => {
          const size = net.hinges.reduce((sum, { weight }) => sum + Math.abs(weight), Math.abs(net.offset));
          expect(Math.abs(value - forward(net, at[i]!))).toBeLessThanOrEqual(1e-13 * size);
        });
      }
    }),
    { numRuns: 50, seed: 1 },
  );
});

describe('widths', () => {
  const most = 100_000;
  test('the case of the book: sin 2πx within 0.01', () => {
    const f = target('sin(2*pi*x)'),
      N = cellsFor(f, 0.01, most)!;
    expect(N).toBe(315);
    expect(parametersOf(reluInterpolant(f, N))).toBe(946);
    expect(supError(midpointSteps(f, N), f, N)).toBeCloseTo(0.009973, 6);
    expect(smoothCellsFor(f.curvature!, 0.01)).toBe(23);
    expect(supError(reluInterpolant(f, 23), f, 23)).toBeLessThanOrEqual(0.01);
  });

  test.each<[string, number, number]>([
    ['x', 0.05, 10],
    ['x', 1, 1],
    ['3', 0.01, 1],
    ['x^2', 0.05, 20],
    ['abs(x-0.5)', 0.1, 5],
    ['exp(x)', 0.01, 136],
    ['[0, 0.5, 0]', 0.125, 4],
  ])('%s within %d needs %i cells', (text, epsilon, N) => {
    expect(cellsFor(target(text), epsilon, most)).toBe(N);
  });

  test('are enough, and for curves with a constant one less would not be, by the same bound', () => {
    fc.assert(
      fc.property(curves, fc.double({ min: 0.01, max: 2, noNaN: true }), (f, epsilon) => {
        const N = cellsFor(f, epsilon, most)!;
        expect(errorBound(f, N)).toBeLessThanOrEqual(epsilon * (1 + 1e-12));
        if (N > 1) expect(errorBound(f, N - 1)).toBeGreaterThan(epsilon * (1 - 1e-12));
      }),
    );
  });

  test.each([
    ['sqrt(x)', 0.25, 16],
    ['sqrt(x)', 0.1, 100],
    ['abs(x-0.5)^(1/3)', 0.25, 33], // on 34 … 64 cells the cusp is an end of cells when they are even in number
    ['x^0.5', 0.25, 16],
  ])('of %s within %d: the least that the oscillation allows is %i', (text, epsilon, N) => {
    const f = target(text);
    expect(cellsFor(f, epsilon, most)).toBe(N);
    for (let fewer = 1; fewer < N; fewer++) expect(errorBound(f, fewer), `${fewer} cells`).toBeGreaterThan(epsilon);
  });

  test('of steep functions are searched for, and refused where they are too many', () => {
    const root = target('sqrt(x)'),
      N = cellsFor(root, 0.1, most)!;
    expect(N).toBe(100); // the first cell rises by √(1/N)
    expect(cellsFor(root, 0.001, 5000)).toBeNull();
    expect(cellsFor(target('sin(1000x)'), 0.001, most)).toBeNull();
    expect(cellsFor(target('x'), 0.001, 500)).toBe(500);
  });
});
