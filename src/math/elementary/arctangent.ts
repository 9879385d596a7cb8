/**
 * The reduction and the coefficients of the series are those of fdlibm's s_atan.c: Copyright (C) 1993 by Sun Microsystems, Inc. All
 * rights reserved. Developed at SunPro, a Sun Microsystems, Inc. business. Permission to use, copy, modify, and distribute this
 * software is freely granted, provided that this notice is preserved.
 */

/** Arctangents of ½, 1, 1½ and ∞, each as a sum of two numbers. */
const HIGH = [0.4636476090008061, 0.7853981633974483, 0.982793723247329, 1.5707963267948966];
const LOW = [2.2698777452961687e-17, 3.061616997868383e-17, 1.3903311031230998e-17, 6.123233995736766e-17];
const SERIES = [
  0.3333333333333293, -0.19999999999876483, 0.14285714272503466, -0.11111110405462356, 0.09090887133436507,
  -0.0769187620504483, 0.06661073137387531, -0.058335701337905735, 0.049768779946159324, -0.036531572744216916,
  0.016285820115365782,
];

/** Arctangent, within 2 ulp. atan(±∞) = ±π/2, atan(NaN) = NaN. */
export function atan(x: number): number {
  const size = Math.abs(x);
  if (size > 2 ** 66) return x < 0 ? -HIGH[3]! : HIGH[3]!;
  if (size < 2 ** -27 || Number.isNaN(x)) return x;
  // atan x = atan a + atan ((x − a)/(1 + ax)) for a = 0, ½, 1, 1½, ∞.
  const piece = size < 0.4375 ? -1 : size < 0.6875 ? 0 : size < 1.1875 ? 1 : size < 2.4375 ? 2 : 3;
  const rest = [size, (2 * size - 1) / (2 + size), (size - 1) / (size + 1), (size - 1.5) / (1 + 1.5 * size), -1 / size][
    piece + 1
  ]!;
  const square = rest * rest;
  const series = square * SERIES.reduceRight((sum, c) => c + square * sum, 0);
  const angle = piece < 0 ? rest - rest * series : HIGH[piece]! - (rest * series - LOW[piece]! - rest);
  return x < 0 ? -angle : angle;
}

/** The angle of the point (x, y) from the first axis, in (−π, π], within 3 ulp; 0 for the origin. @param y comes first, as in Math.atan2 */
export function atan2(y: number, x: number): number {
  if (x === 0) return y === 0 ? 0 : y > 0 ? Math.PI / 2 : -Math.PI / 2;
  const angle = atan(y / x);
  return x > 0 ? angle : y < 0 ? angle - Math.PI : angle + Math.PI;
}
