import fc from 'fast-check';
import { expect, it } from 'vitest';
import { float32Decimal } from '../../src/math/float32-decimal.ts';

const float32 = fc.float({ noNaN: true, noDefaultInfinity: true });

it('is rounded to the same float32, and no shorter decimal is', () => {
  fc.assert(
    fc.property(float32, (x) => {
      const written = float32Decimal(x);
      expect(Math.fround(written)).toBe(x + 0);
      const digits = String(Math.abs(written))
        .replace(/e.*$/, '')
        .replace('.', '')
        .replace(/^0+|0+$/g, '').length;
      if (digits > 1) expect(Math.fround(Number(x.toPrecision(digits - 1)))).not.toBe(x);
    }),
    { numRuns: 500 },
  );
});

it('writes what was meant', () => {
  expect([0.1, -0, 1 / 3, 2 ** -149, 16777216].map((x) => float32Decimal(Math.fround(x)))).toEqual([
    0.1, 0, 0.33333334, 1e-45, 16777216,
  ]);
});
