/**
 * exp, ln, sin and cos of a double in fixed point with 1,400 bits behind the point, by Taylor series in BigInt: slow, simple and far
 * more exact than any double, so that errors can be counted in fractions of an ulp.
 */

const BITS = 1400n;
const ONE = 1n << BITS;

/** The exact value of a double. */
export function fixed(x: number): bigint {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, Math.abs(x));
  const bits = view.getBigUint64(0),
    exponent = bits >> 52n;
  const whole = (bits & 0xfffffffffffffn) | (exponent > 0n ? 1n << 52n : 0n);
  const shift = BITS - 1074n + (exponent > 0n ? exponent - 1n : 0n);
  const value = whole << shift;
  return x < 0 ? -value : value;
}

const times = (a: bigint, b: bigint) => (a * b) >> BITS;

/** Σ of the terms that `next` makes one from another, until they vanish. */
function series(first: bigint, next: (term: bigint, n: bigint) => bigint): bigint {
  let sum = 0n,
    term = first;
  for (let n = 1n; term !== 0n && term !== -1n; n++) {
    sum += term;
    term = next(term, n);
  }
  return sum;
}

const arctanInverse = (n: bigint) => {
  let sum = 0n,
    power = ONE / n;
  for (let k = 1n; power !== 0n; k += 2n) {
    sum += k % 4n === 1n ? power / k : -power / k;
    power /= n * n;
  }
  return sum;
};
/** Machin 1706. */
const PI = 4n * (4n * arctanInverse(5n) - arctanInverse(239n));

/** e^x; halved ten times before the series and squared ten times after it. */
export function exp(x: bigint): bigint {
  let value = series(ONE, (term, n) => times(term, x >> 10n) / n);
  for (let i = 0; i < 10; i++) value = times(value, value);
  return value;
}

export function sin(x: bigint): bigint {
  const turns = x / (2n * PI),
    r = x - turns * 2n * PI,
    square = times(r, r);
  return series(r, (term, n) => -times(term, square) / (2n * n * (2n * n + 1n)));
}

export function cos(x: bigint): bigint {
  const turns = x / (2n * PI),
    r = x - turns * 2n * PI,
    square = times(r, r);
  return series(ONE, (term, n) => -times(term, square) / ((2n * n - 1n) * 2n * n));
}

/** ln x for a positive double: Newton's iteration on exp from the engine's own logarithm. */
export function ln(x: bigint, start: number): bigint {
  let value = fixed(start);
  for (let i = 0; i < 5; i++) {
    const e = exp(-value);
    value += times(x, e) - ONE; // ln x − v = ln(x·e^−v) ≈ x·e^−v − 1
  }
  return value;
}

export const divide = (a: bigint, b: bigint) => (a << BITS) / b;
export const one = ONE;

/** Distance of a double from an exact value, in units in the last place of the double nearest that value (of 2^−1074 below the normal range). */
export function ulps(computed: number, exact: bigint): number {
  const size = exact < 0n ? -exact : exact;
  const exponent = size === 0n ? -1074n : BigInt(size.toString(2).length) - 1n - BITS - 52n;
  const unit = BITS + (exponent < -1074n ? -1074n : exponent);
  const difference = fixed(computed) - exact;
  return Math.abs(Number((difference << 64n) >> unit)) / 2 ** 64;
}
