import { cos, sin } from './elementary/elementary.ts';

/** A complex number. */
export interface Complex {
  re: number;
  im: number;
}

/** Rounds after which what still moves is taken for as good as it gets; simple roots need about ten. */
const ROUNDS = 200;

/**
 * All roots of c_0 x^n + c_1 x^(n−1) + … + c_n, by Aberth's method (1973): Newton's step for every root at once, each pushed away from the
 * others as from a charge of the same sign; of third order at simple roots. Real parts and imaginary parts within about 1e-12 of the largest
 * root's size for well-kept simple roots; an m-fold root comes as m near ones, to the m-th root of that.
 * @param coefficients real, from the highest power on, c_0 not 0 @throws RangeError otherwise
 */
export function polynomialRoots(coefficients: ArrayLike<number>): Complex[] {
  const degree = coefficients.length - 1;
  const lead = coefficients[0];
  if (!lead || !Array.from(coefficients).every(Number.isFinite)) throw new RangeError(`invalid coefficients: ${lead}`);
  const c = Array.from(coefficients, (value) => value / lead);
  // No root is larger (Cauchy's bound); a start on a circle inside it, turned so that no start lies on an axis of symmetry.
  const bound = 1 + Math.max(0, ...c.slice(1).map(Math.abs));
  const roots = Array.from({ length: degree }, (_, k) => {
    const angle = (2 * Math.PI * (k + 0.25)) / degree + 0.1;
    return { re: (bound / 2) * cos(angle), im: (bound / 2) * sin(angle) };
  });
  for (let round = 0; round < ROUNDS; round++) {
    let moved = 0;
    for (const [k, root] of roots.entries()) {
      const newton = newtonStep(c, root);
      if (!newton) continue;
      let [re, im] = [0, 0];
      for (const [j, other] of roots.entries()) {
        if (j === k) continue;
        const push = quotient({ re: 1, im: 0 }, { re: root.re - other.re, im: root.im - other.im });
        re += push.re;
        im += push.im;
      }
      const pushed = product(newton, { re, im });
      const step = quotient(newton, { re: 1 - pushed.re, im: -pushed.im });
      root.re -= step.re;
      root.im -= step.im;
      moved = Math.max(moved, Math.abs(step.re) + Math.abs(step.im));
    }
    if (moved <= 1e-15 * bound) break;
  }
  return roots;
}

/** p(x)/p′(x) by Horner's scheme; none where p is 0. */
function newtonStep(c: number[], x: Complex): Complex | undefined {
  let value: Complex = { re: c[0]!, im: 0 };
  let slope: Complex = { re: 0, im: 0 };
  for (let i = 1; i < c.length; i++) {
    slope = product(slope, x);
    slope = { re: slope.re + value.re, im: slope.im + value.im };
    value = product(value, x);
    value = { re: value.re + c[i]!, im: value.im };
  }
  return value.re === 0 && value.im === 0 ? undefined : quotient(value, slope);
}

const product = (a: Complex, b: Complex): Complex => ({ re: a.re * b.re - a.im * b.im, im: a.re * b.im + a.im * b.re });

/** a/b; where b is 0, a step of 1, which leads off the place where it was. */
function quotient(a: Complex, b: Complex): Complex {
  const size = b.re * b.re + b.im * b.im;
  if (size === 0) return { re: 1, im: 0 };
  return { re: (a.re * b.re + a.im * b.im) / size, im: (a.im * b.re - a.re * b.im) / size };
}
