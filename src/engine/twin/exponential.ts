import { powerOfTwo } from '../../math/elementary/floating-point.ts';

/**
 * The float32 functions of assembly/exponential.ts, the same operations in the same order, one number at a time. Every
 * operation on float32 numbers is done in float64 and rounded: for + − × ÷ √ that is the correctly rounded float32
 * result (Figueroa 1995), so the bits are those of the kernels.
 */
const f = Math.fround;

/** Rounds to the nearest integer, ties to even, as f32x4.nearest does. */
function nearest(x: number): number {
  const low = Math.floor(x),
    rest = x - low;
  if (rest !== 0.5) return rest < 0.5 ? low : low + 1;
  return low % 2 === 0 ? low : low + 1;
}

const LOG2_E = f(1.44269504),
  LN2_HIGH = f(0.693359375),
  LN2_LOW = f(-2.1219444e-4);
const LOWEST = f(-87.33654),
  HIGHEST = f(88.37626);
const EXP = [1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1].map(f);
const TANH = [-5.70498872745e-3, 2.06390887954e-2, -5.37397155531e-2, 1.33314422036e-1, -3.33332819422e-1].map(f);
const ARTANH = [0.06666667, 0.07692308, 0.09090909, 0.11111111, 0.14285715, 0.2, 0.33333334].map(f);

/** Horner's rule, every step rounded to float32. */
function horner(coefficients: readonly number[], x: number): number {
  let p = coefficients[0]!;
  for (let i = 1; i < coefficients.length; i++) p = f(f(p * x) + coefficients[i]!);
  return p;
}

export function exp(value: number): number {
  if (Number.isNaN(value)) return NaN;
  const x = Math.min(Math.max(value, LOWEST), HIGHEST);
  const n = nearest(f(x * LOG2_E));
  const r = f(f(x - f(n * LN2_HIGH)) - f(n * LN2_LOW));
  const p = f(f(f(horner(EXP, r) * f(r * r)) + r) + 1);
  return f(p * powerOfTwo(n));
}

export const sigmoid = (x: number): number => f(1 / f(1 + exp(-x)));

export function tanh(x: number): number {
  const magnitude = Math.abs(x);
  if (magnitude < 0.625) {
    const z = f(x * x);
    return f(f(f(horner(TANH, z) * z) * x) + x);
  }
  const far = f(1 - f(2 / f(exp(f(magnitude + magnitude)) + 1)));
  return x < 0 ? -far : far;
}

export function log1p(u: number): number {
  const s = f(u / f(2 + u)),
    z = f(s * s);
  return f(2 * f(s + f(s * f(z * horner(ARTANH, z)))));
}

const LN2 = f(0.6931472);
const SQRT_HALF = 0x3f3504f3;
const number = new Float32Array(1),
  bits = new Int32Array(number.buffer);

export function log(x: number): number {
  number[0] = x;
  const offset = (bits[0]! - SQRT_HALF) | 0,
    n = offset >> 23;
  bits[0] = (offset & 0x7fffff) + SQRT_HALF;
  return f(f(n * LN2) + log1p(f(number[0]! - 1)));
}
