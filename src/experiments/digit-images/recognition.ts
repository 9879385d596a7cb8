import type { Images } from '../../datasets/kinds.ts';
import type { Random } from '../../math/random.ts';

/** Two ways of recognising a picture by its distance to others: to the mean of each class, and to every single example. */

const CLASSES = 10;

const pictureOf = ({ pixels, height, width }: Images, i: number): Uint8Array =>
  pixels.subarray(i * height * width, (i + 1) * height * width);

/** Which pictures are learnt from and which are asked, drawn without replacement: at most half are learnt, at most `tested` asked. */
export function splitOf(images: Images, examples: number, tested: number, random: Random) {
  const order = random.shuffle(Uint32Array.from({ length: images.count }, (_, i) => i));
  const learnt = Math.min(examples, Math.floor(images.count / 2));
  return { learnt: order.subarray(0, learnt), asked: order.subarray(learnt, learnt + tested) };
}

/** The mean picture of each class; black where there is none. */
export function meansOf(images: Images, learnt: Uint32Array): Float64Array[] {
  const means = Array.from({ length: CLASSES }, () => new Float64Array(images.height * images.width));
  const counts = new Array<number>(CLASSES).fill(0);
  for (const i of learnt) {
    const label = images.labels![i]!;
    counts[label]!++;
    for (const [p, value] of pictureOf(images, i).entries()) means[label]![p]! += value;
  }
  for (const [label, mean] of means.entries())
    for (let p = 0; p < mean.length; p++) mean[p]! /= Math.max(1, counts[label]!);
  return means;
}

/** Squared Euclidean distance, broken off where it can't be the least any more. */
function distance(a: ArrayLike<number>, b: ArrayLike<number>, least: number): number {
  let sum = 0;
  for (let p = 0; p < a.length && sum < least; p++) sum += (a[p]! - b[p]!) * (a[p]! - b[p]!);
  return sum;
}

/** Of some things, the first that is nearest to the picture. */
function nearest(picture: Uint8Array, others: Iterable<ArrayLike<number>>): number {
  let [best, least, at] = [-1, Infinity, 0];
  for (const other of others) {
    const far = distance(picture, other, least);
    if (far < least) [best, least] = [at, far];
    at++;
  }
  return best;
}

/** Adds to `errors`, by class, the asked pictures that are nearest to another class' mean. */
export function errorsByMean(
  images: Images,
  means: readonly Float64Array[],
  asked: Uint32Array,
  errors: number[],
): void {
  for (const i of asked) if (nearest(pictureOf(images, i), means) !== images.labels![i]) errors[images.labels![i]!]!++;
}

/** Adds to `errors`, by class, the asked pictures whose nearest learnt one is of another class. */
export function errorsByNeighbour(images: Images, learnt: Uint32Array, asked: Uint32Array, errors: number[]): void {
  const examples = Array.from(learnt, (i) => pictureOf(images, i));
  for (const i of asked) {
    const neighbour = learnt[nearest(pictureOf(images, i), examples)]!;
    if (images.labels![neighbour] !== images.labels![i]) errors[images.labels![i]!]!++;
  }
}
