import { split } from './floating-point.ts';

const LN2_HIGH = 0.6931471803691238; // ln 2 with its last 21 bits zero: k·LN2_HIGH is exact for |k| < 2^20
const LN2_LOW = 1.9082149292705877e-10;

/**
 * Natural logarithm, within 1 ulp for every x (x = 2^k·(1+f) with 1+f in [√½, √2], then an odd series in s = f/(2+f)).
 * log(0) = −∞, log(x < 0) = NaN.
 *
 * The reduction and the coefficients of the series are those of fdlibm's e_log.c: Copyright (C) 1993 by Sun Microsystems, Inc. All
 * rights reserved. Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this
 * software is freely granted, provided that this notice is preserved.
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  let { fraction, exponent: k } = split(x);
  if (fraction > 1.4142135623730951) {
    fraction /= 2;
    k++;
  }
  const f = fraction - 1;
  const s = f / (2 + f),
    z = s * s;
  const series =
    z *
    (0.6666666666666735 +
      z *
        (0.3999999999940942 +
          z *
            (0.2857142874366239 +
              z *
                (0.22222198432149784 +
                  z * (0.1818357216161805 + z * (0.15313837699209373 + z * 0.14798198605116586))))));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + series) + k * LN2_LOW) - f);
}
