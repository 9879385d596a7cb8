import {
  abstractly,
  CLASSES,
  DIMS,
  directions,
  drawTraits,
  idealScores,
  meanTraits,
  RARE,
  type World,
} from '../../datasets/attributes.ts';
import { chanceOf, FACE_SIDE, facePixels } from '../../datasets/faces.ts';
import type { Streams } from '../../math/random.ts';
import type { PictureSet } from '../../pictures/sets.ts';

/** Examples of the four classes: faces, or numbers. */

export type Shown = 'faces' | 'vectors';

const LEARNT = 500,
  VALIDATES = 150,
  TESTED = 250;

/** As many of each class in each part; how many of the rare one are learnt from is said later. */
export interface Examples {
  training: PictureSet;
  validation: PictureSet;
  test: PictureSet;
  /** For the test: what one who sees the traits knows, 4 a picture. */
  ideal: Float64Array;
}

export const inputsOf = (shown: Shown): number => (shown === 'faces' ? FACE_SIDE * FACE_SIDE : DIMS);

export function examplesOf(world: World, shown: Shown, random: Streams): Examples {
  const means = meanTraits(world);
  const along = directions(random('directions'));
  const inputs = inputsOf(shown);
  const ideal: number[] = [];
  const part = (name: string, each: number): PictureSet => {
    const draw = random(name);
    const labels = Uint8Array.from({ length: each * CLASSES.length }, (_, i) => i % CLASSES.length);
    const x = new Float32Array(labels.length * inputs);
    labels.forEach((label, i) => {
      const traits = drawTraits(means[label]!, draw);
      if (name === 'test') ideal.push(...idealScores(traits, means));
      if (shown === 'vectors') x.set(abstractly(traits, along, draw), i * inputs);
      // Grey of 0 to 255, moved and scaled to about 0 and 1: the same for all, whoever learns from them.
      else
        x.set(
          Float32Array.from(facePixels(traits, chanceOf(draw)), (ink) => (ink - 100) / 85),
          i * inputs,
        );
    });
    return { x, inputs, labels, count: labels.length };
  };
  const [training, validation, test] = [
    part('training', LEARNT),
    part('validation', VALIDATES),
    part('test', TESTED),
  ] as [PictureSet, PictureSet, PictureSet];
  return { training, validation, test, ideal: Float64Array.from(ideal) };
}

/** Examples that a class is learnt from when it is not the rare one. */
export const COMMON = LEARNT;

/**
 * A part with so many of the rare class for every `COMMON` of another, the first of them.
 * @param repeated the rare ones come again and again until they are as many as the others
 */
export function withRare({ x, inputs, labels }: PictureSet, rare: number, repeated: boolean): PictureSet {
  const each = labels.length / CLASSES.length;
  const kept = Math.round((rare * each) / COMMON);
  const own: number[] = [];
  const others: number[] = [];
  labels.forEach((label, i) => (label === RARE ? own : others).push(i));
  const few = own.slice(0, kept);
  const again = repeated && kept > 0 ? Array.from({ length: each }, (_, i) => few[i % kept]!) : few;
  const places = [...others, ...again];
  const rows = new Float32Array(places.length * inputs);
  places.forEach((place, i) => rows.set(x.subarray(place * inputs, (place + 1) * inputs), i * inputs));
  return { x: rows, inputs, labels: Uint8Array.from(places, (place) => labels[place]!), count: places.length };
}
