import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import experiment from '../../src/experiments/neuron/experiment.ts';
import { SQUARE } from '../../src/experiments/neuron/pictures.ts';
import { LEVELS, levels, SHOWN } from '../../src/experiments/neuron/plane.ts';
import { streams } from '../../src/math/random.ts';
import { parametersOf } from './parameters.ts';

const run = (given: Record<string, unknown>) =>
  [...experiment.run(parametersOf(experiment, given), streams(0))].at(-1)!;

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const truths: Record<string, (z: number) => number> = {
  sigmoid,
  tanh: Math.tanh,
  relu: (z) => Math.max(0, z),
  step: (z) => (z >= 0 ? 1 : 0),
};

const coordinate = fc.integer({ min: -20, max: 40 }).map((n) => n / 20);
const place = fc.tuple(coordinate, coordinate);
const text = (points: readonly (readonly number[])[]) => points.map((point) => point.join(',')).join(' ');

test('draws the part of the plane that is computed', () => {
  expect(SHOWN).toEqual(SQUARE);
  expect(levels('0hy')).toEqual([LEVELS[0], 17, LEVELS[1]]);
});

describe('one unit', () => {
  it('is w·x + b with w the arrow times the steepness, 0 on the line through the arrow’s foot across it', () => {
    fc.assert(
      fc.property(place, place, place, fc.integer({ min: 1, max: 64 }), (foot, tip, x, k) => {
        const [one] = run({ units: text([foot, tip]), x: text([x]), steepness: k }).units;
        const arrow = [tip[0] - foot[0], tip[1] - foot[1]] as const;
        expect(one!.weights[0]).toBeCloseTo(k * arrow[0], 3);
        expect(one!.weights[1]).toBeCloseTo(k * arrow[1], 3);
        // Along the arrow from its foot: the scalar product of the way and the arrow.
        const along = (x[0] - foot[0]) * arrow[0] + (x[1] - foot[1]) * arrow[1];
        expect(one!.sum).toBeCloseTo(k * along, 3);
        expect(one!.steepness).toBeCloseTo(k * Math.hypot(...arrow), 3);
      }),
    );
  });

  it.each(Object.keys(truths))('puts its sum through %s, and the output takes its weight of that', (activation) => {
    fc.assert(
      fc.property(place, fc.integer({ min: -16, max: 16 }), fc.integer({ min: -16, max: 16 }), (x, c, v) => {
        const output = `${c / 4},${v / 4}`;
        const result = run({ activation, x: text([x]), output }),
          [one] = result.units;
        // The default: w = (2, 2), b = −1.
        const z = 2 * x[0] + 2 * x[1] - 1;
        fc.pre(Math.abs(z) > 1e-9);
        expect(one!.activation).toBeCloseTo(truths[activation]!(z), 3);
        expect(one!.share).toBeCloseTo((v / 4) * truths[activation]!(z), 3);
        expect(result.output).toBeCloseTo(c / 4 + (v / 4) * truths[activation]!(z), 3);
        if (Math.abs(result.output - 0.5) > 1e-4) expect(result.answer).toBe(Number(result.output > 0.5));
      }),
    );
  });

  it('has its border at z = 0 for the sigmoid and the step, whatever its steepness: the line that is dragged', () => {
    for (const activation of ['sigmoid', 'step'])
      for (const steepness of [1, 4, 40]) {
        const { boundary } = run({ activation, steepness });
        expect(boundary.length).toBeGreaterThan(40);
        for (const [x, y] of boundary.flat()) expect(2 * x + 2 * y - 1).toBeCloseTo(0, 3);
      }
  });

  it('changes so fast across the line as it is steep: the sigmoid by a quarter of it', () => {
    for (const steepness of [2, 8]) {
      const { section } = run({ steepness });
      expect(section.steepness).toBeCloseTo(steepness * Math.SQRT1_2, 3);
      const at = (s: number) => section.curve.find(([place]) => place === s)![1];
      const step = 4 / 64;
      expect((at(step) - at(-step)) / (2 * step)).toBeCloseTo(section.steepness / 4, 1);
      expect(at(0)).toBe(0.5);
    }
  });

  it('is told along the way across its line, where x stands too', () => {
    const { section, units } = run({ x: '1,0.5' });
    // x lies (1 + ½ − ½)/√2 from the line x₁ + x₂ = ½.
    expect(section.distance).toBeCloseTo(Math.SQRT1_2, 3);
    expect(section.distance! * section.steepness).toBeCloseTo(units[0]!.sum, 3);
    for (const [s, said] of section.curve) expect(said).toBeCloseTo(sigmoid(section.steepness * s), 3);
    expect(run({ activation: 'step' }).section.curve.filter(([s]) => s === 0)).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });

  it('without an arrow says the same everywhere and has no line', () => {
    const { units, section, boundary } = run({ units: '0.5,0.5 0.5,0.5' });
    expect(units[0]).toMatchObject({ steepness: 0, sum: 0, activation: 0.5 });
    expect(section.distance).toBeNull();
    expect(boundary).toEqual([]);
  });
});

describe('several units', () => {
  /** Both lines 2h apart, the arrows towards each other. */
  const strip = { units: '0,0.5 0.25,0.5; 1,0.5 0.75,0.5', output: '-1,1,1' };

  it('two that face each other make a strip: in its middle 2σ(|w|h) − 1, far outside 0', () => {
    for (const steepness of [4, 32]) {
      const middle = run({ ...strip, steepness, x: '0.5,2' });
      expect(middle.output).toBeCloseTo(2 * sigmoid(0.25 * steepness * 0.5) - 1, 3);
      expect(middle.answer).toBe(Number(steepness === 32));
    }
    expect(run({ ...strip, steepness: 64, x: '-1,0' }).output).toBeCloseTo(0, 3);
  });

  it('four make a hill: at its top 4σ(|w|h) − 3, and on a ridge of two only what those two leave', () => {
    const hill = {
      units: `${strip.units}; 0.5,0 0.5,0.25; 0.5,1 0.5,0.75`,
      output: '-3,1,1,1,1',
      steepness: 32,
    };
    expect(run({ ...hill, x: '0.5,0.5' }).output).toBeCloseTo(4 * sigmoid(4) - 3, 3);
    expect(run({ ...hill, x: '0.5,2' }).output).toBeCloseTo(2 * sigmoid(4) + sigmoid(16) + sigmoid(-8) - 3, 3);
    expect(run(hill).parameters).toBe(17);
  });

  it('answers and, or with one unit, and xor by hand with two once they are steep: from k = 4 ln 3 on', () => {
    const or = run({ question: 'or' }),
      and = run({ question: 'and', units: '0.75,0.75 1.25,1.25' });
    expect([or.right, and.right]).toEqual([4, 4]);
    expect(run({ question: 'xor' }).right).toBe(3);
    const by = (steepness: number) =>
      run({ question: 'xor', units: '0.25,0.25 0.75,0.75; 0.75,0.75 0.25,0.25', output: '-1,1,1', steepness });
    expect([by(4.3).right, by(4.4).right]).toEqual([2, 4]);
    expect(4 * Math.log(3)).toBeGreaterThan(4.3);
    expect(4 * Math.log(3)).toBeLessThan(4.4);
    expect(by(12).corners.map(({ wanted }) => wanted)).toEqual([0, 1, 1, 0]);
  });

  it('paints each cell with the value at its middle', () => {
    const { picture, columns, units, unitColumns } = run({ ...strip, steepness: 8 });
    const at = (cells: number, i: number) => SQUARE[0] + (3 * (i + 0.5)) / cells;
    const value = (x: number) => sigmoid(2 * x) + sigmoid(2 - 2 * x) - 1;
    levels(picture).forEach((level, cell) =>
      expect(Math.abs(level / LEVELS[1] - Math.min(1, Math.max(0, value(at(columns, cell % columns)))))).toBeLessThan(
        0.5 / LEVELS[1] + 1e-9,
      ),
    );
    levels(units[0]!.picture).forEach((level, cell) =>
      expect(Math.abs(level / LEVELS[1] - sigmoid(2 * at(unitColumns, cell % unitColumns)))).toBeLessThan(
        0.5 / 34 + 1e-9,
      ),
    );
    // Rows go upwards: of a unit that looks up the last is the highest.
    const up = levels(run({ units: '0.5,0.5 0.5,1' }).picture);
    expect(up[0]!).toBeLessThan(up.at(-1)!);
  });

  it('takes 0 for a weight that is not given, and looks at the last unit where there are not so many', () => {
    const { units, section, output } = run({ ...strip, output: '0.25', unit: 4 });
    expect(units.map(({ outputWeight }) => outputWeight)).toEqual([0, 0]);
    expect(output).toBe(0.25);
    expect(section.unit).toBe(2);
  });
});
