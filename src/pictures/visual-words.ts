import type { Images } from '../datasets/kinds.ts';
import { kMeans } from '../math/mixtures/k-means.ts';
import type { Random } from '../math/random.ts';
import { addCell, BINS, normalise, votesOf, type Size } from './oriented-gradients.ts';

/**
 * A picture as a bag of visual words (Csurka et al. 2004): small squares all over it, each called by the word that it is most like, and how often each
 * word comes counted in the whole picture, in its quarters and in its sixteenths: a spatial pyramid (Lazebnik, Schmid & Ponce, CVPR 2006). The
 * counts are hard; Fisher vectors (Perronnin, Sánchez & Mensink 2010) would instead keep how far squares lie from each word.
 */

/** A square is 8 × 8 pixels, told by the gradients of its four quarters, as SIFT tells one by sixteen. */
const QUARTER = 4;
export const SQUARE = 2 * QUARTER;
/** Pixels from one square to the next. */
const STRIDE = 2;
export const DESCRIPTOR = 4 * BINS;
/** Parts along each side, level by level of the pyramid. */
const LEVELS = [1, 2, 4];
/** What a level's counts weigh: half as much for each level up, the coarsest as the one below it. */
const WEIGHTS = [1 / 4, 1 / 4, 1 / 2];
const PARTS = LEVELS.reduce((sum, parts) => sum + parts * parts, 0);
/** Squares that words are made of. */
const SAMPLED = 8000;
const ROUNDS = 15;

/** The centres of clusters of squares, DESCRIPTOR numbers each. */
export type Vocabulary = Float32Array;

interface Squares {
  /** DESCRIPTOR numbers each. */
  values: Float32Array;
  /** The middle of each, in shares of the width and the height. */
  places: [x: number, y: number][];
}

/** The squares of a picture that are not blank. */
export function squaresOf(pixels: ArrayLike<number>, size: Size): Squares {
  const { height, width } = size;
  const votes = votesOf(pixels, size);
  const places: Squares['places'] = [];
  const across = Math.floor((width - SQUARE) / STRIDE) + 1,
    down = Math.floor((height - SQUARE) / STRIDE) + 1;
  const values = new Float32Array(across * down * DESCRIPTOR);
  for (let row = 0; row < down; row++)
    for (let column = 0; column < across; column++) {
      const at = places.length * DESCRIPTOR;
      const [left, top] = [column * STRIDE, row * STRIDE];
      values.fill(0, at, at + DESCRIPTOR);
      for (let q = 0; q < 4; q++)
        addCell(
          votes,
          width,
          { left: left + (q % 2) * QUARTER, top: top + (q >> 1) * QUARTER, side: QUARTER },
          values,
          at + q * BINS,
        );
      if (normalise(values, at, at + DESCRIPTOR))
        places.push([(left + SQUARE / 2) / width, (top + SQUARE / 2) / height]);
    }
  return { values: values.subarray(0, places.length * DESCRIPTOR), places };
}

/** Words made of squares of those pictures, by k-means. @throws RangeError if all of them are blank */
export function vocabularyOf(
  { pixels, height, width }: Images,
  learnt: ArrayLike<number>,
  words: number,
  random: Random,
): Vocabulary {
  const inputs = height * width;
  const each = Math.max(1, Math.ceil(SAMPLED / learnt.length));
  const sampled: number[] = [];
  for (let p = 0; p < learnt.length && sampled.length < SAMPLED * DESCRIPTOR; p++) {
    const at = learnt[p]! * inputs;
    const { values, places } = squaresOf(pixels.subarray(at, at + inputs), { height, width });
    for (let n = 0; n < each && places.length > 0; n++) {
      const from = random.integer(places.length) * DESCRIPTOR;
      for (let i = 0; i < DESCRIPTOR; i++) sampled.push(values[from + i]!);
    }
  }
  const { centres } = kMeans({ values: Float64Array.from(sampled), dims: DESCRIPTOR }, words, random, ROUNDS);
  return Float32Array.from(centres);
}

/** How many numbers a picture becomes. */
export const bagLength = (words: number): number => PARTS * words;

/** The word that is nearest: since all squares have length 1, of 2 s·w − |w|² the greatest. */
function nearestWord(values: Float32Array, at: number, vocabulary: Vocabulary, squares: Float64Array): number {
  let [best, most] = [0, -Infinity];
  for (let w = 0; w < squares.length; w++) {
    let dot = 0;
    for (let i = 0; i < DESCRIPTOR; i++) dot += values[at + i]! * vocabulary[w * DESCRIPTOR + i]!;
    const near = 2 * dot - squares[w]!;
    if (near > most) [best, most] = [w, near];
  }
  return best;
}

const lengths = (vocabulary: Vocabulary): Float64Array =>
  Float64Array.from({ length: vocabulary.length / DESCRIPTOR }, (_, w) => {
    let sum = 0;
    for (let i = 0; i < DESCRIPTOR; i++) sum += vocabulary[w * DESCRIPTOR + i]! * vocabulary[w * DESCRIPTOR + i]!;
    return sum;
  });

/** Turns pictures into bags of these words. */
export function bagger(vocabulary: Vocabulary): (pixels: ArrayLike<number>, size: Size) => Float32Array {
  const squares = lengths(vocabulary),
    words = squares.length;
  return (pixels, size) => {
    const { values, places } = squaresOf(pixels, size);
    const bag = new Float32Array(bagLength(words));
    places.forEach(([x, y], s) => {
      const word = nearestWord(values, s * DESCRIPTOR, vocabulary, squares);
      let from = 0;
      for (const parts of LEVELS) {
        const part = Math.floor(y * parts) * parts + Math.floor(x * parts);
        bag[(from + part) * words + word]!++;
        from += parts * parts;
      }
    });
    // Roots of shares: differences between rare words count as much as those between common ones (Hellinger's distance).
    const scale = places.length > 0 ? 1 / places.length : 0;
    let part = 0;
    LEVELS.forEach((parts, level) => {
      for (const to = part + parts * parts; part < to; part++)
        for (let w = part * words; w < (part + 1) * words; w++) bag[w] = Math.sqrt(WEIGHTS[level]! * bag[w]! * scale);
    });
    return bag;
  };
}
