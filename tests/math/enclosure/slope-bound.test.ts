import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTarget } from '../../../src/math/enclosure/target-function.ts';
import { fixed, one } from '../reference-functions.ts';

/** Lipschitz constants of random functions against slopes that are known exactly, in integers. */

const lipschitz = (formula: string): number => {
  const { target, message } = readTarget(formula);
  if (!target) throw new Error(`${formula}: ${message}`);
  return target.lipschitz!;
};

const signed = (coefficient: number, term: string) => `${coefficient < 0 ? '-' : '+'}${Math.abs(coefficient)}${term}`;

describe('polynomials with whole coefficients', () => {
  /** c_1 x + … + c_n x^n. */
  const polynomials = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 1, maxLength: 5 });
  const text = (c: readonly number[]) => `0${c.map((a, i) => signed(a, `*x^${i + 1}`)).join('')}`;
  const CELLS = 512;
  /** Slopes at the points k/512, exactly: in units of 512^−n. */
  const slopes = (c: readonly number[]) =>
    Array.from({ length: CELLS + 1 }, (_, k) =>
      c.reduce((sum, a, i) => sum + BigInt((i + 1) * a) * BigInt(k) ** BigInt(i) * 512n ** BigInt(c.length - i), 0n),
    );
  const size = (x: bigint) => (x < 0n ? -x : x);

  test('are never below a slope that the function has, and hardly above the steepest', () => {
    fc.assert(
      fc.property(polynomials, (c) => {
        const bound = lipschitz(text(c)),
          unit = 512n ** BigInt(c.length);
        const steepest = slopes(c)
          .map(size)
          .reduce((a, b) => (a > b ? a : b));
        expect(fixed(bound) * unit >= steepest * one, `${text(c)} has ${bound}`).toBe(true);
        // Between two of these points the slope rises by |f‴|/8 times the cell squared at most where it has its crest.
        const third = c.reduce((sum, a, i) => sum + Math.abs(a) * (i + 1) * i * Math.max(0, i - 1), 0);
        const most = Number((steepest << 60n) / unit) / 2 ** 60 + third / 8 / CELLS ** 2;
        expect(bound).toBeLessThanOrEqual(most * (1 + 2e-9));
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  test('also where one takes over from another, and where the sign is dropped', () => {
    fc.assert(
      fc.property(polynomials, polynomials, (c, d) => {
        const bound = lipschitz(`max(abs(${text(c)}), ${text(d)})`);
        const value = (a: readonly number[], k: number) => a.reduce((sum, b, i) => sum + b * (k / CELLS) ** (i + 1), 0);
        const [first, second] = [slopes(c), slopes(d)];
        for (let k = 0; k <= CELLS; k++) {
          const [u, v] = [Math.abs(value(c, k)), value(d, k)];
          if (Math.abs(u - v) < 1e-9) continue;
          const [slope, n] = u > v ? [first[k]!, c.length] : [second[k]!, d.length];
          expect(fixed(bound) * 512n ** BigInt(n) >= size(slope) * one, `at ${k}/512`).toBe(true);
        }
      }),
      { numRuns: 12, seed: 2 },
    );
  });
});

test('of sums of kinks they are the steepest straight piece, to the last bit', () => {
  const sixtyFourths = fc.integer({ min: -64, max: 64 });
  const kink = fc.record({ weight: sixtyFourths, at: fc.integer({ min: 1, max: 63 }) });
  // Two kinks at one place are one, of which interval arithmetic does not know.
  const kinks = fc.uniqueArray(kink, { selector: ({ at }) => at, minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(kinks, sixtyFourths, (kinks, tilt) => {
      const formula = `${tilt / 64}x${kinks.map(({ weight, at }) => signed(weight / 64, `abs(x-${at / 64})`)).join('')}`;
      // Slopes in 64ths left and right of every 64th.
      const slopes = Array.from({ length: 64 }, (_, piece) =>
        kinks.reduce((sum, { weight, at }) => sum + (piece >= at ? weight : -weight), tilt),
      );
      expect(lipschitz(formula)).toBe(Math.max(...slopes.map(Math.abs)) / 64);
    }),
    { numRuns: 60, seed: 3 },
  );
});

test('of waves they are the amplitude times the frequency wherever a crest of the slope lies inside', () => {
  fc.assert(
    fc.property(fc.integer({ min: 7, max: 400 }), fc.integer({ min: 1, max: 99 }), (frequency, amplitude) => {
      const bound = lipschitz(`${amplitude}sin(${frequency}x+1)`);
      expect(bound).toBeGreaterThanOrEqual(amplitude * frequency);
      expect(bound).toBeLessThanOrEqual(amplitude * frequency * (1 + 2e-9));
    }),
    { numRuns: 40, seed: 4 },
  );
});
