/**
 * Elementary functions from + − × ÷ and √ alone, so that every engine returns the same bits
 * (Math.exp, log, sin, cos, tanh and pow may differ between browsers in the last place).
 */

const LN2_HIGH = 0.6931471803691238; // ln 2 with its last 21 bits zero: k·LN2_HIGH is exact for |k| < 2^20
const LN2_LOW = 1.9082149292705877e-10;

const scratch = new DataView(new ArrayBuffer(8));

/**
 * Natural logarithm, within 1 ulp (the fdlibm `__ieee754_log` reduction: x = 2^k(1+f), then an odd series in s = f/(2+f)).
 * log(0) = −∞, log(x < 0) = NaN.
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984; // 2^54: subnormals become normal
    k = -54;
  }
  scratch.setFloat64(0, x);
  let high = scratch.getUint32(0);
  k += (high >>> 20) - 1023;
  high &= 0xfffff;
  const carry = (high + 0x95f64) & 0x100000; // keeps 1+f within [√½, √2)
  scratch.setUint32(0, high | (carry ^ 0x3ff00000));
  k += carry >>> 20;
  const f = scratch.getFloat64(0) - 1;
  const s = f / (2 + f), z = s * s;
  const series =
    z * (0.6666666666666735 + z * (0.3999999999940942 + z * (0.2857142874366239 + z * (0.22222198432149784 +
    z * (0.1818357216161805 + z * (0.15313837699209373 + z * 0.14798198605116586))))));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + series) + k * LN2_LOW) - f);
}
