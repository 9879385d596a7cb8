import { powerOfTwo, scale } from './floating-point.ts';

const INVERSE_LN2 = 1.4426950408889634;
const LN2_HIGH = 0.6931471803691238; // the first 32 bits of ln 2: k·LN2_HIGH is exact for |k| ≤ 1100
const LN2_LOW = 1.9082149292705877e-10;

/** (e^r − 1 − r)/r² for |r| ≤ 0.347: Chebyshev interpolation in 300-bit arithmetic, error below 2^−59. */
const tail = (r: number): number =>
  0.5 +
  r *
    (0.1666666666666667 +
      r *
        (0.04166666666666667 +
          r *
            (0.00833333333332607 +
              r *
                (0.0013888888888883703 +
                  r *
                    (0.00019841269875048905 +
                      r *
                        (2.480158732571076e-5 +
                          r *
                            (2.755725511097889e-6 +
                              r * (2.755727343657049e-7 + r * (2.510533724466521e-8 + r * 2.091477283224809e-9)))))))));

/** x = k·ln 2 + r + c with |r| ≤ ½ ln 2 + tiny, and c the rounding error of r (Cody & Waite 1980). */
function reduce(x: number): { k: number; r: number; c: number } {
  const k = Math.floor(x * INVERSE_LN2 + 0.5);
  const high = x - k * LN2_HIGH,
    low = k * LN2_LOW,
    r = high - low;
  return { k, r, c: high - r - low };
}

/** e^x within 1 ulp for every x (subnormal results rounded once more). Infinity above 709.78…, 0 below −745.13…. */
export function exp(x: number): number {
  return expSum(x, 0);
}

/** e^(x + small) for |small| < 2^−40, with the error of `exp`: for callers that know the rounding error of their x. */
export function expSum(x: number, small: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const { k, r, c } = reduce(x);
  const curved = r * r * tail(r);
  return scale(1 + (r + (curved + (c + small) * (1 + r + curved))), k);
}

/** e^x − 1 within 1.5 ulp for every x, also where e^x is nearly 1. −1 below −745.13…. */
export function expm1(x: number): number {
  if (x === 0 || Number.isNaN(x)) return x;
  if (x > 40) return exp(x) - 1;
  if (x < -40) return -1;
  const { k, r, c } = reduce(x);
  const less = r + (r * r * tail(r) + c * (1 + r));
  if (k === 0) return less;
  const power = powerOfTwo(k);
  return power * less + (power - 1);
}

/** Hyperbolic tangent within 2 ulp for every x; ±1 for |x| ≥ 22. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (size === 0 || Number.isNaN(x)) return x;
  let value = 1;
  if (size < 0.5) {
    const t = expm1(-2 * size);
    value = -t / (t + 2);
  } else if (size < 22) value = 1 - 2 / (expm1(2 * size) + 2);
  return x < 0 ? -value : value;
}

/** Logistic function 1/(1 + e^−x) within 2 ulp for every x. */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}
