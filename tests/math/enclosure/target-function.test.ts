import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuSeconds } from '../../cpu-time.ts';
import { readTarget, type Target } from '../../../src/math/enclosure/target-function.ts';

const target = (text: string): Target => {
  const reading = readTarget(text);
  if (!reading.target) throw new Error(reading.message);
  return reading.target;
};

describe('Lipschitz constants', () => {
  const { PI, E } = Math;
  // Constants found by hand.
  test.each<[string, number]>([
    ['3', 0],
    ['x', 1],
    ['-2x+1', 2],
    ['x^2', 2],
    ['4x(1-x)', 4],
    ['sin(2*pi*x)', 2 * PI],
    ['cos(pi x)^2', PI],
    ['exp(x)', E],
    ['sigmoid(20x-10)', 5],
    ['tanh(50(x-0.5))', 50],
    ['exp(-50(x-0.5)^2)', 10 * Math.exp(-0.5)],
    ['abs(x-0.5)', 1],
    ['abs(x-1/3)', 1],
    ['max(x, 1-x)', 1],
    ['relu(x-0.5)-relu(0.5-x)', 1],
    ['abs(sin(6pi*x))', 6 * PI],
    ['sin(1000x)', 1000],
    ['x^1.5', 1.5],
    ['tan(x)', 1 / Math.cos(1) ** 2],
    ['[0, 1]', 1],
    ['[0, 0.5, 0]', 1],
    ['[0, 0.7, 0.5, 0.9]', 2.1],
  ])('%s', (text, expected) => {
    const { lipschitz } = target(text);
    expect(lipschitz).toBeGreaterThanOrEqual(expected * (1 - 1e-15));
    expect(lipschitz).toBeLessThanOrEqual(expected * (1 + 1e-8));
  });

  test.each(['x', 'abs(x-0.5)', 'abs(x-0.5)+1000', '4x(1-x)', 'x^2', 'max(x,1-x)', 'sin(x)', '2abs(x-0.3)'])(
    '%s: to the last bit where no rounding is needed',
    (text) => {
      expect([1, 2, 4]).toContain(target(text).lipschitz);
    },
  );

  test.each(['sin(1/(x+0.01))', 'x*sin(20x)', 'sin(2pi x)+0.3sin(14pi x)', 'sin(100x)*cos(70x)*exp(-x)+x^3'])(
    '%s: never below the steepest chord of a fine grid, nor far above',
    (text) => {
      const { lipschitz, value } = target(text),
        n = 200_000;
      let steepest = 0;
      for (let i = 0; i < n; i++) steepest = Math.max(steepest, Math.abs(value((i + 1) / n) - value(i / n)) * n);
      expect(lipschitz).toBeGreaterThanOrEqual(steepest * (1 - 1e-9));
      expect(lipschitz).toBeLessThanOrEqual(steepest * 1.001);
    },
  );

  test('bound every chord of any drawn curve, and one attains it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 20 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (heights, x, y) => {
          const { lipschitz, value } = target(`[${heights}]`),
            pieces = heights.length - 1;
          expect(Math.abs(value(x) - value(y))).toBeLessThanOrEqual(lipschitz! * Math.abs(x - y) + 1e-9);
          expect(Math.max(...heights.slice(1).map((h, i) => Math.abs(h - heights[i]!))) * pieces).toBeCloseTo(
            lipschitz!,
            9,
          );
        },
      ),
    );
  });

  test.each(['sqrt(x)', 'sqrt(1-x)', 'sqrt(x(1-x))', 'x^0.3', 'sqrt(abs(sin(30x)))', 'x^x'])(
    '%s is continuous with unbounded slopes',
    (text) => {
      const { lipschitz, curvature, oscillation } = target(text);
      expect([lipschitz, curvature]).toEqual([null, null]);
      expect(oscillation(0, 1e-12)).toBeLessThan(0.01);
    },
  );
});

describe('slopes that are steep within a few doubles', () => {
  test.each([
    ['tanh(1e17*(7x-1))', 7e17],
    ['min(1,relu(1e20*(3x-1)))', 3e20],
    ['sigmoid(4e30*(x-1/3))', 1e30],
    ['min(2,relu(3-1e25*(5x-1)))', 5e25],
  ])('%s: are not overlooked', (text, steepest) => {
    expect(target(text).lipschitz).toBeGreaterThanOrEqual(steepest * (1 - 1e-12));
  });
});

describe('second derivatives', () => {
  test.each<[string, number]>([
    ['sin(2*pi*x)', 4 * Math.PI ** 2],
    ['x^2', 2],
    ['exp(x)', Math.E],
    ['exp(-50(x-0.5)^2)', 100],
    ['sigmoid(20x-10)', (400 * Math.sqrt(3)) / 18],
    ['x', 0],
    ['[0, 1]', 0],
  ])('%s', (text, expected) => {
    const { curvature } = target(text);
    expect(curvature).toBeGreaterThanOrEqual(expected * (1 - 1e-15));
    expect(curvature).toBeLessThanOrEqual(expected * (1 + 2e-4));
  });

  test.each(['abs(x-0.5)', 'abs(x-0.3)', 'max(x, 1-x)', 'relu(x-0.25)', 'x^1.5', '[0, 1, 0]'])(
    '%s has none everywhere',
    (text) => {
      expect(target(text).curvature).toBeNull();
    },
  );
});

describe('oscillations', () => {
  test.each(['sin(9x)', 'sqrt(x)', 'abs(x-0.3)', '[0, 1, -1, 0.5]', 'x^x'])(
    '%s: at least what samples show, at most a little more',
    (text) => {
      const { oscillation, value } = target(text);
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 49 }), (i) => {
          const samples = Array.from({ length: 201 }, (_, j) => value((i + j / 200) / 50));
          const seen = Math.max(...samples) - Math.min(...samples),
            bound = oscillation(i / 50, (i + 1) / 50);
          expect(bound).toBeGreaterThanOrEqual(seen - 1e-12);
          expect(bound).toBeLessThanOrEqual(1.5 * seen + 0.05);
        }),
      );
    },
  );
});

describe('functions that the theorem is not about', () => {
  test.each<[string, RegExp]>([
    ['1/x', /x = 0 处没有有限的值/],
    ['log(x)', /x = 0 处没有有限的值/],
    ['x*log(x)', /x = 0 处没有有限的值/],
    ['sin(x)/x', /x = 0 处没有有限的值/],
    ['1/(x-0.5)', /x = 0\.5 处没有有限的值/],
    ['sin(x-0.3)/(x-0.3)', /x = 0\.3 处没有有限的值/],
    ['sqrt(x-0.5)', /x = 0 处没有有限的值/],
    ['exp(1000x)', /值超出了 ±10³⁰/],
    ['sign(x-0.3)', /x = 0\.3 处不连续/],
    ['sign(x-0.5)^2', /x = 0\.5 处不连续/],
    ['floor(3x)', /x = 0\.3333 处不连续（跳了约 1）/],
    ['floor(x)', /x = 1 处不连续/],
    ['x*sign(x-0.5)', /x = 0\.5 处不连续（跳了约 0\.5）/],
    ['tan(pi*x)', /x = 0\.5 附近没有界/],
    ['y', /不认识/],
    ['[1]', /2 到/],
  ])('%s', (text, message) => {
    expect(readTarget(text).message).toMatch(message);
    expect(readTarget(text).message).toMatch(/^[^！]*。$/);
  });

  test.each<[string, RegExp]>([
    // No value there, though doubles make 1/∞ = 0 or e^−∞ = 0 of it.
    ['1/(1-log(x))', /x = 0 处没有有限的值/],
    ['exp(-1/x)', /x = 0 处没有有限的值/],
    ['min(1, 1/x)', /x = 0 处没有有限的值/],
    // Not bounded, near a place that is no double.
    ['log(abs(x^2-0.5))', /x = 0\.7071 附近没有界/],
    ['1/(x^2-0.5)', /x = 0\.7071 附近没有界/],
    ['2-3/abs(x^2-0.5)', /x = 0\.7071 附近没有界/],
    ['1/(x-1/3)^2', /x = 0\.3333 附近没有界/],
    ['abs(x^2-0.5)^-0.1', /x = 0\.7071 附近没有界/],
    // Without a value there, but bounded.
    ['tanh(1/(x^2-0.5))', /x = 0\.7071 附近有一点没有有限的值/],
    ['sin(x-1/3)/(x-1/3)', /x = 0\.3333 附近有一点没有有限的值/],
    // Jumps, however small beside the values or the rise elsewhere.
    ['x+1e-4*floor(2*x)', /x = 0\.5 处不连续（跳了约 0\.0001）/],
    ['1000000+50*floor(2*x)', /x = 0\.5 处不连续（跳了约 50）/],
    ['x+1e-12*floor(2x)', /x = 0\.5 处不连续（跳了约 1e-12）/],
    ['floor(7x-2)+abs(x-3/7)', /x = 0\.1429 处不连续（跳了约 1）/],
    ['floor(10^15*x)', /不连续/],
    // Neither proved: it is said.
    ['sign(x-0.5)*abs(x-0.5)^0.05', /x = 0\.5 附近，我们证不出/],
    ['sqrt(x^2-0.6x+0.09)', /x = 0\.(3|2999) 附近，我们证不出/],
    ['0^x', /x = 0 附近，我们证不出/],
    ['(3x+1e16)-1e16', /双精度算不准/],
    ['sin(1e200*x)', /双精度算不准/],
  ])('%s: told apart', (text, message) => {
    expect(readTarget(text).message).toMatch(message);
  });

  test.each([
    'abs(x-0.5)^0.2',
    'abs(x-1/3)^0.2',
    'x^0.05',
    'abs(x-1/3)^0.05',
    'x^x^x',
    '(1-x)^x',
    '(x-0.5)*sign(x-0.5)',
    'sign(x-0.5)*abs(x-0.5)^(1/3)',
    'max(sqrt(x), 1-x^0.1)',
    'floor(2x)-floor(2x)+x',
  ])('%s: continuous, and taken', (text) => {
    expect(readTarget(text).message).toBeUndefined();
  });

  test('are told within a moment, also the nastiest', async () => {
    for (const text of [
      'sin(1/(x+0.000001))',
      'sin(2^60 x)',
      'sqrt(sqrt(abs(sin(300x))))',
      'sign(sin(10^9 x))',
      'floor(10^15 x)',
      'exp(-1/x)',
      'x^x^x',
      `${'abs('.repeat(40)}x-0.3${')-0.01'.repeat(40)}`,
    ]) {
      expect(await cpuSeconds(() => readTarget(text)), text).toBeLessThan(2);
    }
  });
});
