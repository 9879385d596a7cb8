import {
  animalOf,
  animalShapes,
  LOOKALIKES,
  lookalikes,
  PLAIN_VIEW,
  trainShapes,
  viewOf,
  viewPixels,
  type View,
} from '../../datasets/lookalikes.ts';
import type { Images } from '../../datasets/kinds.ts';
import type { Random } from '../../math/random.ts';
import { standardised, type PictureSet, type Standard } from '../../pictures/sets.ts';

/** The pictures that nets are looked at with, of which none has learnt: pairs, and ways from dog to bear. */

/** Kinds of pairs, and `others`, by which they are measured. */
export const PAIRS = ['near', 'far', 'kin', 'moved'] as const;
export type Pairs = (typeof PAIRS)[number] | 'others';
export const KINDS: readonly Pairs[] = [...PAIRS, 'others'];

/** Pairs of each kind. */
const COUNT = 100;
/** By so much of its side a picture is moved: two pixels. */
const MOVE = 2 / 28;
/** Steps from dog to bear, and views in which the way is gone. */
export const STEPS = 40;
const VIEWS = 12;

export type Picture = Uint8Array;
export type Pair = [Picture, Picture];

/**
 * `near`: a dog and a bear in one view; `far`: one train in one view, from the side and from the front; `kin`: two pictures of one class; `moved`: an
 * animal, and the same one two pixels aside; `others`: two pictures of two classes.
 */
export function pairsOf(random: Random): Record<Pairs, Pair[]> {
  const each = (pair: (view: View, i: number) => Pair) =>
    Array.from({ length: COUNT }, (_, i) => pair(viewOf(random), i));
  const animal = (view: View, bear: number) => viewPixels(animalShapes(bear, view));
  const near = each((view) => [animal(view, animalOf('dog', random)), animal(view, animalOf('bear', random))]);
  const far = each((view) => [viewPixels(trainShapes('side', view)), viewPixels(trainShapes('front', view))]);
  const moved = each((view, i) => {
    const bear = animalOf(i % 2 === 0 ? 'dog' : 'bear', random);
    const [x, y] = view.place;
    const aside = random.uniform() < 0.5 ? MOVE : -MOVE;
    return [animal(view, bear), animal({ ...view, place: [x + aside, y] }, bear)];
  });
  // Classes come in turn, and so do the two sides of a train.
  const classes = LOOKALIKES.length,
    turn = 2 * classes;
  const [first, second] = [COUNT, COUNT + turn].map((count) => lookalikes(count, random));
  const picture = ({ pixels, height, width }: Images, i: number) =>
    pixels.subarray(i * height * width, (i + 1) * height * width);
  const drawn = (ahead: (round: number) => number): Pair[] =>
    Array.from({ length: COUNT }, (_, i) => [picture(first!, i), picture(second!, i + ahead(Math.floor(i / turn)))]);
  return {
    near,
    far,
    // Every other round from the other half of its class: a train as often from the other side as from the same.
    kin: drawn((round) => (round % 2) * classes),
    moved,
    others: drawn((round) => 1 + (round % (classes - 1))),
  };
}

/** A way from dog to bear. */
const way = (view: View): Picture[] =>
  Array.from({ length: STEPS + 1 }, (_, k) => viewPixels(animalShapes(k / STEPS, view)));

export interface Asked {
  pairs: Record<Pairs, Pair[]>;
  /** The first is the one that is drawn. */
  ways: Picture[][];
}

export const askedOf = (random: Random): Asked => ({
  pairs: pairsOf(random),
  ways: [PLAIN_VIEW, ...Array.from({ length: VIEWS }, () => viewOf(random))].map(way),
});

/** As a net takes them: pairs kind by kind, one picture of a pair after the other, then the ways. */
export function asSet({ pairs, ways }: Asked, standard: Standard): Pick<PictureSet, 'x' | 'inputs' | 'count'> {
  const all = [...KINDS.flatMap((kind) => pairs[kind].flat()), ...ways.flat()];
  const inputs = all[0]!.length;
  const x = new Float32Array(all.length * inputs);
  all.forEach((pixels, i) => standardised(pixels, standard, x, i * inputs));
  return { x, inputs, count: all.length };
}
