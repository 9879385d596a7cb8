import { powerOfTwo, split } from './floating-point.ts';

/**
 * sin, cos and tan for every double. An argument is reduced to x = n·π/2 + r + c, |r| ≤ π/4, c the rounding error of r, so that r + c
 * is known to more than 70 bits; then short polynomials do, from Chebyshev interpolation in 300-bit arithmetic (errors below 2^−66
 * and 2^−59). Small arguments go through three parts of π/2 (Cody & Waite 1980); where that cancels too much, and from 2^20 on, the
 * reduction is made in integers with 1,200 bits of 2/π (Payne & Hanek 1983), which is enough for the largest double.
 */

/** Sine within 1 ulp for every finite x; NaN for ±∞. */
export function sin(x: number): number {
  if (x === 0) return x;
  const { quadrant, r, c } = reduce(x);
  const value = quadrant & 1 ? cosine(r, c) : sine(r, c);
  return quadrant & 2 ? -value : value;
}

/** Cosine within 1 ulp for every finite x; NaN for ±∞. */
export function cos(x: number): number {
  const { quadrant, r, c } = reduce(x);
  const value = quadrant & 1 ? sine(r, c) : cosine(r, c);
  return (quadrant + 1) & 2 ? -value : value;
}

/** Tangent within 2 ulp for every finite x; NaN for ±∞. */
export function tan(x: number): number {
  if (x === 0) return x;
  const { quadrant, r, c } = reduce(x);
  return quadrant & 1 ? -cosine(r, c) / sine(r, c) : sine(r, c) / cosine(r, c);
}

/** sin(r + c) for |r| ≤ π/4. */
function sine(r: number, c: number): number {
  const z = r * r;
  const tail =
    -0.16666666666666666 +
    z *
      (0.008333333333333331 +
        z *
          (-0.0001984126984126506 +
            z *
              (2.7557319219335453e-6 +
                z * (-2.5052106231157904e-8 + z * (1.605853141458901e-10 + z * -7.586685070091267e-13)))));
  return r + (r * z * tail + c * (1 - 0.5 * z));
}

/** cos(r + c) for |r| ≤ π/4. */
function cosine(r: number, c: number): number {
  const z = r * r,
    half = 0.5 * z,
    head = 1 - half;
  const tail =
    0.041666666666666664 +
    z *
      (-0.0013888888888887395 +
        z *
          (2.4801587298763433e-5 +
            z * (-2.7557317270560326e-7 + z * (2.0876146024689747e-9 + z * -1.1382614868556325e-11))));
  return head + (1 - head - half + (z * z * tail - r * c));
}

interface Reduced {
  /** n mod 4. */
  quadrant: number;
  r: number;
  c: number;
}

const HALF_PI_1 = 1.5707963267341256; // 33 bits: n·HALF_PI_1 is exact for |n| < 2^20
const HALF_PI_2 = 6.077100506303966e-11; // the next 33 bits
const HALF_PI_3 = 2.0222662487959506e-21; // and 53 more

function reduce(x: number): Reduced {
  const size = Math.abs(x);
  if (size <= 0.7853981633974483) return { quadrant: 0, r: x, c: 0 };
  if (size < 1048576) {
    const n = Math.floor(x * 0.6366197723675814 + 0.5); // x·2/π
    const first = x - n * HALF_PI_1,
      second = n * HALF_PI_2,
      third = n * HALF_PI_3;
    const high = first - second,
      low = first - high - second - third;
    const r = high + low;
    if (Math.abs(r) > 1e-6) return { quadrant: n & 3, r, c: high - r + low };
  }
  if (!(size < Infinity)) return { quadrant: 0, r: NaN, c: NaN };
  return reduceInIntegers(x);
}

/** ⌊2/π · 2^1200⌋ and ⌊π/2 · 2^159⌋. */
const TWO_BY_PI = BigInt(
  '0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb129a73ee88235f52ebb' +
    '4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367ecf27cb09b74f463f669e5fea2d7527bac7eb' +
    'e5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b',
);
const HALF_PI = BigInt('0xc90fdaa22168c234c4c6628b80dc1cd129024e08');

function reduceInIntegers(x: number): Reduced {
  const { fraction, exponent } = split(Math.abs(x));
  // |x|·2/π = product·2^−point, and of its fractional part 160 bits are kept.
  const product = BigInt(fraction * 4503599627370496) * TWO_BY_PI,
    point = BigInt(1252 - exponent);
  let whole = Number((product >> point) & 3n),
    part = BigInt.asUintN(160, product >> (point - 160n));
  if (part >> 159n) {
    part -= 1n << 160n;
    whole++;
  }
  const angle = part * HALF_PI,
    high = Number(angle),
    unit = powerOfTwo(-319);
  const r = high * unit,
    c = Number(angle - BigInt(high)) * unit;
  return x < 0 ? { quadrant: -whole & 3, r: -r, c: -c } : { quadrant: whole & 3, r, c };
}
