import { pow } from '../elementary/elementary.ts';
import { checkLevel } from './estimate.ts';

/**
 * Student's t distribution with a whole number ν of degrees of freedom. Its two tails are an incomplete beta function,
 *
 *   P(|T| > t) = I_x(ν/2, ½),  x = ν/(ν + t²)                                             (Abramowitz & Stegun 1964, 26.7.1)
 *
 * from + − × ÷ √ and the book's own powers, so that every engine gives the same bits.
 */

/** Tables end long before; the recurrence of the beta function takes ν/2 steps. */
const MOST = 1e7;

function checkDegrees(degrees: number): void {
  if (!Number.isInteger(degrees) || degrees < 1 || degrees > MOST) throw new RangeError(`invalid degrees: ${degrees}`);
}

/**
 * P(|T| > t), within 1e-12 of itself for up to a thousand degrees.
 * @param t from 0 to Infinity @param degrees a whole number ≥ 1 @throws RangeError otherwise
 */
export function studentTails(t: number, degrees: number): number {
  checkDegrees(degrees);
  if (!(t >= 0)) throw new RangeError(`invalid t: ${t}`);
  if (t === Infinity) return 0;
  return tails(t, degrees, betaWithHalf(degrees));
}

/**
 * The t that |T| exceeds with probability 1 − level: 2.776… for level 0.95 and 4 degrees. The halves of an interval of that level.
 * @param level between 0 and 1 @param degrees a whole number ≥ 1 @throws RangeError otherwise
 */
export function studentQuantile(level: number, degrees: number): number {
  checkDegrees(degrees);
  checkLevel(level);
  const beta = betaWithHalf(degrees),
    outside = 1 - level;
  let low = 0,
    high = 1;
  while (tails(high, degrees, beta) > outside) [low, high] = [high, 2 * high];
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return high;
    if (tails(middle, degrees, beta) > outside) low = middle;
    else high = middle;
  }
}

/** B(ν/2, ½) by B(a + 1, b) = B(a, b)·a/(a + b), from B(½, ½) = π or B(1, ½) = 2. */
function betaWithHalf(degrees: number): number {
  let beta = degrees % 2 === 1 ? Math.PI : 2;
  for (let a = degrees % 2 === 1 ? 0.5 : 1; a < degrees / 2; a++) beta *= a / (a + 0.5);
  return beta;
}

function tails(t: number, degrees: number, beta: number): number {
  const a = degrees / 2,
    square = t * t,
    x = degrees / (degrees + square),
    rest = square / (degrees + square); // 1 − x, without cancelling
  const front = (pow(x, a) * Math.sqrt(rest)) / beta;
  // The fraction converges fast below the mean of the beta distribution; above it the other tail does.
  return x < (a + 1) / (a + 2.5) ? (front / a) * fraction(x, a, 0.5) : 1 - 2 * front * fraction(rest, 0.5, a);
}

/** The continued fraction 1/(1 + d₁/(1 + d₂/(1 + …))) of I_x(a, b)·a·B(a, b)/(xᵃ(1−x)ᵇ) (DLMF 8.17.22), by Lentz's method (1976). */
function fraction(x: number, a: number, b: number): number {
  let value = 1,
    above = 1,
    below = 0;
  for (let n = 1; n < 10_000; n++) {
    const m = Math.floor(n / 2);
    const d =
      n % 2 === 0
        ? (m * (b - m) * x) / ((a + n - 1) * (a + n))
        : (-(a + m) * (a + b + m) * x) / ((a + n - 1) * (a + n));
    below = 1 / (1 + d * below);
    above = 1 + d / above;
    value *= above * below;
    if (Math.abs(above * below - 1) < 1e-15) break;
  }
  return 1 / value;
}
