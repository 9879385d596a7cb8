import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from '../../../src/math/expression/evaluation.ts';
import { readFormula } from '../../../src/math/expression/expression.ts';
import { enclose } from '../../../src/math/enclosure/interval-jet.ts';
import * as interval from '../../../src/math/enclosure/interval.ts';
import { fixed } from '../reference-functions.ts';

const { add, multiply, reciprocal, subtract, wholePower, point } = interval;

const within = (x: number, { lo, hi }: interval.Interval) => x >= lo && x <= hi;
const moderate = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const intervals = fc.tuple(moderate, moderate).map(([a, b]) => ({ lo: Math.min(a, b), hi: Math.max(a, b) }));
const inside = ({ lo, hi }: interval.Interval, share: number) => Math.min(hi, Math.max(lo, lo + share * (hi - lo)));
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('interval arithmetic', () => {
  test('sums and products of members are members', () => {
    fc.assert(
      fc.property(intervals, intervals, share, share, (a, b, s, t) => {
        const x = inside(a, s),
          y = inside(b, t);
        expect(within(x + y, add(a, b)) && within(x - y, subtract(a, b)) && within(x * y, multiply(a, b))).toBe(true);
        if (!interval.contains(b, 0)) expect(within(1 / y, reciprocal(b))).toBe(true);
      }),
    );
  });

  test('holds the exact value, not only the rounded one, and is a double of it when it is one', () => {
    fc.assert(
      fc.property(moderate, moderate, (x, y) => {
        const sum = add(point(x), point(y)),
          product = multiply(point(x), point(y)),
          scale = 1n << 1400n;
        const exactSum = fixed(x) + fixed(y),
          exactProduct = fixed(x) * fixed(y);
        expect(fixed(sum.lo) <= exactSum && exactSum <= fixed(sum.hi)).toBe(true);
        expect(fixed(product.lo) * scale <= exactProduct && exactProduct <= fixed(product.hi) * scale).toBe(true);
        if (fixed(x + y) === exactSum) expect(sum).toEqual(point(x + y));
      }),
    );
  });

  test('powers keep their sign and range', () => {
    expect(wholePower({ lo: -2, hi: 3 }, 2)).toEqual({ lo: 0, hi: 9 });
    expect(wholePower({ lo: -2, hi: 3 }, 3)).toEqual({ lo: -8, hi: 27 });
    expect(wholePower({ lo: -3, hi: -2 }, 2)).toEqual({ lo: 4, hi: 9 });
    expect(wholePower({ lo: -3, hi: -2 }, 0)).toEqual(point(1));
  });

  test('a quotient by what may be 0 can be anything, and 0 times it is 0', () => {
    expect(reciprocal({ lo: -1, hi: 1 })).toEqual(interval.whole);
    expect(multiply(interval.zero, interval.whole)).toEqual(interval.zero);
    expect(add(interval.whole, interval.whole)).toEqual(interval.whole);
    // ∞ − ∞ can be anything.
    expect(add(point(Infinity), point(-Infinity))).toEqual(interval.whole);
    expect(subtract({ lo: 1, hi: Infinity }, { lo: 0, hi: Infinity })).toEqual(interval.whole);
  });
});

const formulas = [
  '3',
  'x',
  '-x',
  'x^2',
  'x^5-2x^3',
  '4x(1-x)',
  '1/(x+0.1)',
  'x^-2',
  '(x+0.2)^0.5',
  '(x+0.2)^-1.5',
  '2^x',
  '(x+1)^x',
  'exp(-20(x-0.5)^2)',
  'log(x+0.05)',
  'sqrt(x+0.01)',
  'sin(2*pi*x)',
  'cos(17x)',
  'sin(30x)cos(7x)',
  'tan(x)',
  'tanh(9(x-0.5))',
  'sigmoid(12x-6)',
  'x/(1+x^2)',
  'sin(1/(x+0.1))',
  'exp(sin(5x))',
  'sqrt(1+cos(3x)^2)',
];
const kinked = [
  'abs(x-0.3)',
  'relu(x-0.7)-relu(0.2-x)',
  'max(x, 1-x, 0.7)',
  'min(sin(9x), 0.2)',
  'abs(sin(20x))',
  'abs(abs(x-0.5)-0.25)',
  'max(0.5, 0.5)',
];
const jumping = ['floor(7x)', 'sign(x-0.4)+x'];

const cell = fc.tuple(share, fc.integer({ min: 0, max: 30 })).map(([a, depth]) => {
  const width = 2 ** -depth,
    left = a * (1 - width);
  return [left, left + width] as const;
});

describe('enclosures of formulas', () => {
  const read = (text: string) => {
    const { expression } = readFormula(text, ['x']),
      f = compile(expression!);
    return { expression: expression!, value: (x: number) => f(() => x) };
  };

  test.each([...formulas, ...kinked, ...jumping])('%s: values', (text) => {
    const { expression, value } = read(text);
    fc.assert(
      fc.property(cell, share, ([a, b], s) => {
        const x = a + s * (b - a),
          y = value(x),
          { value: range } = enclose(expression, a, b),
          slack = 1e-14 * (1 + Math.abs(y));
        return y >= range.lo - slack && y <= range.hi + slack;
      }),
      { numRuns: 300 },
    );
  });

  test.each([...formulas, ...kinked])('%s: slopes of chords', (text) => {
    const { expression, value } = read(text);
    fc.assert(
      fc.property(cell, share, share, ([a, b], s, t) => {
        const x = a + s * (b - a),
          y = a + t * (b - a),
          chord = (value(y) - value(x)) / (y - x);
        fc.pre(Math.abs(y - x) > 1e-7);
        const { slope } = enclose(expression, a, b),
          slack = 1e-7 * (1 + Math.abs(chord));
        return chord >= slope.lo - slack && chord <= slope.hi + slack;
      }),
      { numRuns: 300 },
    );
  });

  test.each(formulas)('%s: second differences', (text) => {
    const { expression, value } = read(text),
      h = 1e-4;
    fc.assert(
      fc.property(cell, share, ([a, b], s) => {
        fc.pre(b - a > 2 * h);
        const x = a + h + s * (b - a - 2 * h),
          second = (value(x - h) - 2 * value(x) + value(x + h)) / (h * h);
        const { curvature } = enclose(expression, a, b),
          slack = 1e-6 * (1 + Math.abs(second));
        return second >= curvature.lo - slack && second <= curvature.hi + slack;
      }),
      { numRuns: 300 },
    );
  });

  test.each(formulas)('%s: shrink to the value as the cell shrinks', (text) => {
    const { expression, value } = read(text);
    for (const x of [0.05, 0.137, 0.5, 0.93]) {
      const { value: range, slope, curvature } = enclose(expression, x, x + 2 ** -40);
      expect(range.hi - range.lo).toBeLessThan(1e-6);
      expect(Math.abs(range.lo - value(x))).toBeLessThan(1e-6);
      expect(slope.hi - slope.lo).toBeLessThan(1e-3);
      expect(curvature.hi - curvature.lo).toBeLessThan(1);
    }
  });

  test('know nothing of a second derivative where a kink may be, also at an end', () => {
    const at = (text: string, a: number, b: number) => enclose(read(text).expression, a, b).curvature;
    expect(at('abs(x-0.5)', 0.25, 0.5)).toEqual(interval.whole);
    expect(at('abs(x-0.5)', 0.5, 0.75)).toEqual(interval.whole);
    expect(at('abs(x-0.5)', 0.5625, 0.75)).toEqual(interval.zero);
  });

  test('say where a formula may have no value', () => {
    const defined = (text: string, a: number, b: number) => enclose(read(text).expression, a, b).defined;
    expect([defined('1/x', 0, 0.1), defined('1/x', 0.1, 0.2)]).toEqual([false, true]);
    expect([defined('log(x-0.5)', 0.25, 0.75), defined('log(x-0.5)', 0.6, 0.75)]).toEqual([false, true]);
    expect([defined('sqrt(x-0.5)', 0.25, 0.75), defined('sqrt(x)', 0, 1)]).toEqual([false, true]);
    expect([defined('tan(pi*x)', 0.25, 0.75), defined('tan(pi*x)', 0, 0.25)]).toEqual([false, true]);
    expect([defined('(-1)^x', 0, 1), defined('exp(1000x)', 0.5, 1)]).toEqual([false, false]);
  });
});
