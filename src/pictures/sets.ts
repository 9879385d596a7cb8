import type { Images } from '../datasets/kinds.ts';
import type { Random } from '../math/random.ts';

/** Pictures as a net takes them, and which of them are learnt from, choose, and are asked. */

/** Pictures in rows of `inputs` numbers, and their classes. */
export interface PictureSet {
  x: Float32Array;
  inputs: number;
  labels: Uint8Array;
  count: number;
}

/** Places among the pictures; no picture is in two parts. */
export interface Parts {
  training: Int32Array;
  validation: Int32Array;
  test: Int32Array;
}

/** Parts of that many pictures in a random order; the whole is drawn before it is cut, so that one that grows keeps what it had. @throws RangeError for more pictures than there are */
export function partsOf(count: number, sizes: Record<keyof Parts, number>, random: Random): Parts {
  const { training, validation, test } = sizes;
  if (training + validation + test > count)
    throw new RangeError(`invalid parts: ${training} + ${validation} + ${test} of ${count}`);
  const order = random.shuffle(Int32Array.from({ length: count }, (_, i) => i));
  return {
    test: order.slice(0, test),
    validation: order.slice(test, test + validation),
    training: order.slice(test + validation, test + validation + training),
  };
}

/** How pixels are moved and scaled so that those of the pictures that are learnt from have mean 0 and variance 1, all together. */
export interface Standard {
  mean: number;
  /** 1 over the standard deviation; 0 where nothing varies. */
  scale: number;
}

export function standardOf({ pixels, height, width }: Images, places: ArrayLike<number>): Standard {
  const inputs = height * width,
    all = places.length * inputs;
  let [sum, squares] = [0, 0];
  // Whole numbers of a byte: sums of them are exact.
  for (let p = 0; p < places.length; p++)
    for (let i = 0, at = places[p]! * inputs; i < inputs; i++) {
      const ink = pixels[at + i]!;
      sum += ink;
      squares += ink * ink;
    }
  const mean = sum / all,
    variance = squares / all - mean * mean;
  return { mean, scale: variance > 0 ? 1 / Math.sqrt(variance) : 0 };
}

/** The pictures at those places, standardised. @throws RangeError for pictures without labels */
export function pictureSet(images: Images, places: ArrayLike<number>, standard: Standard): PictureSet {
  const { pixels, height, width, labels } = images;
  if (!labels) throw new RangeError('invalid images: no labels');
  const inputs = height * width;
  const x = new Float32Array(places.length * inputs);
  for (let p = 0; p < places.length; p++)
    standardised(pixels.subarray(places[p]! * inputs, (places[p]! + 1) * inputs), standard, x, p * inputs);
  return { x, inputs, labels: Uint8Array.from(places, (place) => labels[place]!), count: places.length };
}

/** Writes one picture's pixels as a net takes them. */
export function standardised(
  pixels: Uint8Array,
  { mean, scale }: Standard,
  into = new Float32Array(pixels.length),
  at = 0,
): Float32Array {
  for (let i = 0; i < pixels.length; i++) into[at + i] = (pixels[i]! - mean) * scale;
  return into;
}
