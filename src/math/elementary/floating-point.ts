/** Exact work on the bits of a double: powers of two, and sums and products with their rounding errors. */

const scratch = new DataView(new ArrayBuffer(8));

/** 2^k exactly, for −1022 ≤ k ≤ 1023. */
export function powerOfTwo(k: number): number {
  scratch.setUint32(0, (k + 1023) << 20);
  scratch.setUint32(4, 0);
  return scratch.getFloat64(0);
}

/** x·2^k rounded once, for x in [¼, 4) and any integer k; overflows to Infinity and underflows through the subnormals to 0. */
export function scale(x: number, k: number): number {
  if (k > 1020) return k > 1030 ? x * Infinity : x * powerOfTwo(1000) * powerOfTwo(k - 1000);
  if (k < -1020) return k < -1090 ? x * 0 : x * powerOfTwo(k + 900) * powerOfTwo(-900); // the first product is normal, hence exact
  return x * powerOfTwo(k);
}

/** x = fraction·2^exponent with fraction in [1, 2); x positive and finite, subnormals included. */
export function split(x: number): { fraction: number; exponent: number } {
  let exponent = -1023;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984; // 2^54 makes it normal
    exponent -= 54;
  }
  scratch.setFloat64(0, x);
  const high = scratch.getUint32(0);
  exponent += high >>> 20;
  scratch.setUint32(0, (high & 0xfffff) | 0x3ff00000);
  return { fraction: scratch.getFloat64(0), exponent };
}

/** The rounding error of a + b: a + b = fl(a + b) + sumError(a, b) exactly (Knuth 1969); NaN or 0 where the sum overflows. */
export function sumError(a: number, b: number): number {
  const sum = a + b,
    shadow = sum - a;
  return a - (sum - shadow) + (b - shadow);
}

/** The rounding error of a·b (Dekker 1971), exact while nothing over- or underflows: |a|, |b| < 2^996 and |a·b| > 2^−968. */
export function productError(a: number, b: number): number {
  const product = a * b,
    ta = 134217729 * a,
    tb = 134217729 * b; // 2^27 + 1 cuts a number into two halves of 26 bits
  const ah = ta - (ta - a),
    al = a - ah,
    bh = tb - (tb - b),
    bl = b - bh;
  return al * bl - (product - ah * bh - al * bh - ah * bl);
}
