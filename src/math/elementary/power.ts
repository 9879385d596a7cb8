import { expSum } from './exponential.ts';
import { productError, scale, split, sumError } from './floating-point.ts';

/**
 * x^y within 1 ulp where the result is normal (subnormal results are rounded once more), with the special values of `Math.pow`.
 * Whole exponents up to ±1024 go by repeated squaring of pairs: these powers are the doubles nearest to the exact ones, but where
 * those lie within 1e-7 ulp of the middle of two. Others go by e^(y·ln x) with the logarithm as a sum of two doubles.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return NaN;
  const size = Math.abs(x),
    grows = size > 1 === y > 0;
  if (Math.abs(y) === Infinity) return size === 1 ? NaN : grows ? Infinity : 0;
  const whole = Number.isInteger(y),
    sign = (x < 0 || Object.is(x, -0)) && Math.abs(y) % 2 === 1 ? -1 : 1;
  if (size === 0 || size === Infinity) return sign * (grows ? Infinity : 0);
  if (x < 0 && !whole) return NaN;
  return sign * (whole && Math.abs(y) <= 1024 ? wholePower(size, y) : realPower(size, y));
}

/** A number as an unevaluated sum of two doubles, |low| ≤ ulp(high)/2. */
type Pair = readonly [high: number, low: number];

function add([a, b]: Pair, [c, d]: Pair): Pair {
  const sum = a + c,
    low = sumError(a, c) + b + d,
    high = sum + low;
  return [high, sum - high + low];
}

function multiply([a, b]: Pair, [c, d]: Pair): Pair {
  const product = a * c,
    low = productError(a, c) + (a * d + b * c),
    high = product + low;
  return [high, product - high + low];
}

/** Fraction in [√½, √2] and exponent: powers of such a fraction up to the 1024th stay far from over- and underflow. */
function centred(x: number): { fraction: number; exponent: number } {
  const { fraction, exponent } = split(x);
  return fraction > 1.4142135623730951 ? { fraction: fraction / 2, exponent: exponent + 1 } : { fraction, exponent };
}

function wholePower(x: number, n: number): number {
  const { fraction, exponent } = centred(x);
  let square: Pair = [fraction, 0],
    power: Pair = [1, 0];
  for (let rest = Math.abs(n); ; square = multiply(square, square)) {
    if (rest % 2 === 1) power = multiply(power, square);
    rest = Math.floor(rest / 2);
    if (rest === 0) break;
  }
  const [high, low] = power;
  if (n > 0) return scaleFar(high + low, exponent * n);
  const inverse = 1 / high;
  return scaleFar(inverse - inverse * (inverse * high - 1 + productError(inverse, high) + inverse * low), exponent * n);
}

/** `scale` for any size of x. */
function scaleFar(x: number, k: number): number {
  const { fraction, exponent } = split(x);
  return scale(fraction, exponent + k);
}

const LN2: Pair = [0.6931471805599453, 2.3190468138462996e-17];
const THIRD: Pair = [0.3333333333333333, 1.850371707708594e-17];

/** ln x to about 65 bits: 2s + 2s³/3 + … with s = (m − 1)/(m + 1), the first two terms as pairs. */
function logarithm(x: number): Pair {
  const { fraction: m, exponent } = centred(x);
  const above = m - 1,
    below = m + 1,
    belowLow = sumError(m, 1);
  const s = above / below;
  const sLow = (above - s * below - productError(s, below) - s * belowLow) / below;
  const root: Pair = [s, sLow],
    square = multiply(root, root),
    z = square[0];
  const tail =
    z *
    z *
    (0.2 +
      z *
        (0.14285714285714687 +
          z *
            (0.11111111110824638 +
              z *
                (0.09090909168444662 +
                  z *
                    (0.07692297401386 +
                      z * (0.06667406686843506 + z * (0.058530020640084085 + z * 0.058628022682377066)))))));
  const series = multiply(root, add([1, 0], add(multiply(square, THIRD), [tail, 0])));
  const k: Pair = [exponent, 0];
  return add(multiply(k, LN2), [2 * series[0], 2 * series[1]]);
}

function realPower(x: number, y: number): number {
  if (Math.abs(y) > 1e200) y = y > 0 ? 1e200 : -1e200; // by then every power is 0, 1 or Infinity, and the product must not overflow
  const [high, low] = multiply([y, 0], logarithm(x));
  return expSum(high, low);
}
