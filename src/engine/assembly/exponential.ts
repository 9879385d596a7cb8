/**
 * The transcendental functions of training, float32, four lanes at once, from + − × ÷ and integer operations alone.
 * They are shared by activations and losses; src/engine/twin/exponential.ts does the same operations in the same order
 * one number at a time.
 *
 * Errors in units of the last place, held by tests/engine/exponential.test.ts: exp 1, sigmoid 2.5, tanh 1.5, ln(1 + u)
 * and ln 2.
 */

/**
 * 1.5·2²³: adding it to a number below 2²² rounds that number to an integer, half to even, which then stands in the
 * lowest bits of the sum.
 */
const ROUNDER: f32 = 12582912;

/**
 * e^x: x = n·ln 2 + r with |r| ≤ ½ ln 2, n rounded half to even, ln 2 split so that n·ln2High is exact; then Cephes'
 * expf polynomial in r (Moshier 1989) and n added to the exponent. x is first brought into [−87.33654, 88.37626], where
 * the result is a normal number; NaN stays NaN.
 */
export function exp4(x: v128): v128 {
  // pmax and pmin are one instruction each where max and min are eight; written in this order they let NaN through.
  x = f32x4.pmin(f32x4.pmax(x, f32x4.splat(-87.33654)), f32x4.splat(88.37626));
  const rounded = f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504)), f32x4.splat(ROUNDER));
  const n = f32x4.sub(rounded, f32x4.splat(ROUNDER));
  let r = f32x4.sub(x, f32x4.mul(n, f32x4.splat(0.693359375)));
  r = f32x4.sub(r, f32x4.mul(n, f32x4.splat(-2.1219444e-4)));
  let p = f32x4.splat(1.98756915e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1));
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(rounded, i32x4.splat(127)), 23); // all bits of the rounder but n's are shifted out
  return f32x4.mul(p, power);
}

/** 1 / (1 + e^−x). */
export function sigmoid4(x: v128): v128 {
  const one = f32x4.splat(1);
  return f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(x))));
}

/** tanh x: Cephes' odd polynomial where |x| < 0.625, else sign(x)·(1 − 2/(e^{2|x|} + 1)). */
export function tanh4(x: v128): v128 {
  const one = f32x4.splat(1),
    magnitude = f32x4.abs(x),
    z = f32x4.mul(x, x);
  let p = f32x4.splat(-5.70498872745e-3);
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(2.06390887954e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-5.37397155531e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(1.33314422036e-1));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-3.33332819422e-1));
  const near = f32x4.add(f32x4.mul(f32x4.mul(p, z), x), x);
  const e = exp4(f32x4.add(magnitude, magnitude));
  const far = f32x4.sub(one, f32x4.div(f32x4.splat(2), f32x4.add(e, one)));
  const signed = v128.or(far, v128.and(x, i32x4.splat(0x80000000)));
  return v128.bitselect(near, signed, f32x4.lt(magnitude, f32x4.splat(0.625)));
}

/** ln(1 + u) for −0.3 ≤ u ≤ 1: 2·artanh(s), s = u/(2 + u), by its series to s^15. */
export function log1p(u: f32): f32 {
  const s: f32 = u / (2 + u),
    z: f32 = s * s;
  let p: f32 = 0.06666667;
  p = p * z + <f32>0.07692308;
  p = p * z + <f32>0.09090909;
  p = p * z + <f32>0.11111111;
  p = p * z + <f32>0.14285715;
  p = p * z + <f32>0.2;
  p = p * z + <f32>0.33333334;
  return 2 * (s + s * (z * p));
}

/** ln x of a positive normal number: exponent·ln 2 + ln of the mantissa brought into [√½, √2). */
export function log(x: f32): f32 {
  const bits = reinterpret<i32>(x) - 0x3f3504f3; // √½
  const n = bits >> 23;
  const mantissa = reinterpret<f32>((bits & 0x7fffff) + 0x3f3504f3);
  return <f32>n * <f32>0.6931472 + log1p(mantissa - 1);
}

// @ts-ignore: decorator
@inline
export function exp(x: f32): f32 {
  return f32x4.extract_lane(exp4(f32x4.splat(x)), 0);
}
