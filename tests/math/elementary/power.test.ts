import { expect, test } from 'vitest';
import { pow } from '../../../src/math/elementary/elementary.ts';
import { split } from '../../../src/math/elementary/floating-point.ts';
import { random } from '../../../src/math/random.ts';

/** Whole powers against rational arithmetic: (m·2^e)^n is m^n·2^(e·n), whatever its size, and no digit of it is left out. */

const draw = random(21, 'whole powers');

/** x = mantissa·2^exponent with a mantissa of 53 bits. */
function exactly(x: number): { mantissa: bigint; exponent: number } {
  const { fraction, exponent } = split(x);
  return { mantissa: BigInt(fraction * 2 ** 52), exponent: exponent - 52 };
}

/** How far a normal double is from x^n, in units of its own last place. */
function ulpsFromPower(computed: number, x: number, n: number): number {
  const base = exactly(x),
    near = exactly(computed),
    power = base.mantissa ** BigInt(Math.abs(n)),
    shift = BigInt(near.exponent - base.exponent * n);
  // near.mantissa − x^n/2^near.exponent, as a fraction with 64 more bits than are needed for whole ulps.
  const [top, bottom] = n > 0 ? [power, 1n] : [1n, power],
    scaled = shift > 64n ? top / (bottom << (shift - 64n)) : (top << (64n - shift)) / bottom;
  const difference = (near.mantissa << 64n) - scaled;
  return Math.abs(Number(difference)) / 2 ** 64;
}

/** A base whose n-th power is a normal double. */
function baseFor(n: number): number {
  const size = Math.min(600, 1000 / Math.abs(n));
  return 2 ** (size * (2 * draw.uniform() - 1));
}

test.each([
  [2, 40],
  [30, 40],
  [1024, 300],
])(
  'whole powers up to the %ith, and their reciprocals, are the doubles nearest to them but for near ties',
  (most, samples) => {
    let worst = { error: 0, x: 0, n: 0 };
    for (let i = 0; i < 10 * samples; i++) {
      const n = (1 + draw.integer(most)) * (i % 2 ? -1 : 1),
        x = baseFor(n),
        error = ulpsFromPower(pow(x, n), x, n);
      if (!(error <= worst.error)) worst = { error, x, n };
    }
    expect(worst.error, `at ${worst.x}^${worst.n}`).toBeLessThan(0.5000001);
    // Rounding alone errs by nearly half an ulp somewhere.
    expect(worst.error).toBeGreaterThan(0.45);
  },
);

test('whole powers that no double can hold are 0 or infinite, by their size alone', () => {
  for (let i = 0; i < 3000; i++) {
    const n = (1 + draw.integer(i % 3 === 0 ? 20 : 9000)) * (i % 2 ? -1 : 1),
      x = 2 ** (60 * (2 * draw.uniform() - 1)),
      size = n * Math.log2(x);
    if (Math.abs(size) < 1080) continue;
    expect(pow(x, n), `${x}^${n}`).toBe(size > 0 ? Infinity : 0);
    expect(pow(-x, n), `${-x}^${n}`).toBe((size > 0 ? Infinity : 0) * (n % 2 === 0 ? 1 : -1));
  }
});
