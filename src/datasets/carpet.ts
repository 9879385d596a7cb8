import type { Random, Streams } from '../math/random.ts';

/**
 * The carpet of the lecture: on [−1,1]² a chequered pattern of n × n diamonds. With the period p = 2/n and a(t) = |(t mod p) − p/2|, the distance
 * from t to the middle of its period, f(x, y) = 1 where a(x) + a(y) < p/2 and 0 elsewhere: each diamond fills half of its cell.
 */

/** a(t): the distance from t to the middle of its period. @param n diamonds along a side, a power of two @param t from −1 to 1 */
export function toMiddle(n: number, t: number): number {
  const period = 2 / n;
  // −1 is a whole number of periods; dividing by a power of two is exact.
  const share = (t + 1) / period;
  return Math.abs(share - Math.floor(share) - 0.5) * period;
}

/** f at a point: 1 in a diamond, 0 beside it. */
export const carpet = (n: number, x: number, y: number): 0 | 1 => (toMiddle(n, x) + toMiddle(n, y) < 1 / n ? 1 : 0);

/** Points with their classes: x holds samples × 2 coordinates in rows, y the classes. */
export interface CarpetPoints {
  x: Float32Array;
  y: Float32Array;
  samples: number;
}

/** Points uniform on the carpet. The first of a longer draw from the same stream are those of a shorter one. */
export function drawCarpet(n: number, samples: number, stream: Random): CarpetPoints {
  const x = new Float32Array(2 * samples),
    y = new Float32Array(samples);
  for (let i = 0; i < samples; i++) {
    x[2 * i] = 2 * stream.uniform() - 1;
    x[2 * i + 1] = 2 * stream.uniform() - 1;
    y[i] = carpet(n, x[2 * i]!, x[2 * i + 1]!);
  }
  return { x, y, samples };
}

/** Points to learn from; `attempt` numbers independent draws. Fewer points are the first of more. */
export const trainingPoints = (n: number, samples: number, attempt: number, random: Streams): CarpetPoints =>
  drawCarpet(n, samples, random(`training points ${attempt}`));

/** The stream of that name, and another one for every further attempt. */
const numbered = (name: string, attempt: number): string => (attempt === 0 ? name : `${name} ${attempt}`);

/** Points to choose a learning rate by; `attempt` numbers independent draws. */
export const validationPoints = (n: number, samples: number, random: Streams, attempt = 0): CarpetPoints =>
  drawCarpet(n, samples, random(numbered('validation points', attempt)));

/** Points to report on; `attempt` numbers independent draws. */
export const testPoints = (n: number, samples: number, random: Streams, attempt = 0): CarpetPoints =>
  drawCarpet(n, samples, random(numbered('test points', attempt)));

/** The first `most` of the points, or all. */
export const firstOf = ({ x, y, samples }: CarpetPoints, most: number): CarpetPoints =>
  samples <= most ? { x, y, samples } : { x: x.subarray(0, 2 * most), y: y.subarray(0, most), samples: most };
