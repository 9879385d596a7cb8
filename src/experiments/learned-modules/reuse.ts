import type { Streams } from '../../math/random.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { pointsAt, type Points } from '../../pictures/geometry.ts';
import type { LearntNet } from '../../pictures/nets.ts';
import { probeAccuracy } from '../../pictures/probe.ts';
import type { PictureSet } from '../../pictures/sets.ts';
import { answersIn } from './nets.ts';

/** Are features that were learnt on some digits of use for others? Learnt on 0 to 4, they are given 5 to 9, with few labels. */

export const KNOWN_DIGITS = 5;
/** Labels a new digit; how often others are drawn. */
export const FEW = 10;
const DRAWS = 2;

/** Some of a set's pictures. @param first is told as class 0 */
export function only(set: PictureSet, places: readonly number[], first = 0): PictureSet {
  return {
    x: pointsAt({ values: set.x, dims: set.inputs }, places).values,
    inputs: set.inputs,
    labels: Uint8Array.from(places, (place) => set.labels[place]! - first),
    count: places.length,
  };
}

const whose = ({ labels }: PictureSet, wanted: (label: number) => boolean): number[] =>
  Array.from(labels, (_, i) => i).filter((i) => wanted(labels[i]!));

export const knownOf = (set: PictureSet): PictureSet =>
  only(
    set,
    whose(set, (label) => label < KNOWN_DIGITS),
  );
const newOf = (set: PictureSet): PictureSet =>
  only(
    set,
    whose(set, (label) => label >= KNOWN_DIGITS),
    KNOWN_DIGITS,
  );

const stagesOf = (net: LearntNet, set: PictureSet): Points[] =>
  answersIn(net, set).map(({ values, places, units }) => ({ values, dims: places * units }));

/**
 * The share of new digits that a linear classifier reads rightly off pixels and off every layer of each net, taught with few labels; when it stops is
 * chosen by validation. Means over some draws of the few.
 * @returns of each net every layer; pixels first, the same for all
 */
export function* reused(
  nets: readonly LearntNet[],
  [training, validation, test]: readonly [PictureSet, PictureSet, PictureSet],
  random: Streams,
): Generator<number, number[][], void> {
  const [from, by, of] = [training, validation, test].map(newOf) as [PictureSet, PictureSet, PictureSet];
  const few = Array.from({ length: DRAWS }, (_, draw) => {
    const order = random(`few ${draw}`).shuffle(Array.from({ length: from.count }, (_, i) => i));
    return Array.from({ length: KNOWN_DIGITS }, (_, c) =>
      order.filter((i) => from.labels[i] === c).slice(0, FEW),
    ).flat();
  });
  const read = (parts: readonly [Points, Points, Points], name: string): number => {
    let sum = 0;
    few.forEach((places, draw) => {
      sum += probeAccuracy(
        [
          { points: pointsAt(parts[0], places), labels: Uint8Array.from(places, (i) => from.labels[i]!) },
          { points: parts[1], labels: by.labels },
          { points: parts[2], labels: of.labels },
        ],
        KNOWN_DIGITS,
        { weights: random(`probe weights ${name}`), shuffle: random(`probe shuffle ${name} ${draw}`) },
      );
    });
    return fourDecimals(sum / DRAWS);
  };
  const raw = ({ x, inputs }: PictureSet): Points => ({ values: x, dims: inputs });
  const pixels = read([raw(from), raw(by), raw(of)], 'pixels');
  const all: number[][] = [];
  for (const net of nets) {
    const [ours, chosen, asked] = [from, by, of].map((set) => stagesOf(net, set)) as [Points[], Points[], Points[]];
    const own = [pixels];
    for (let l = 0; l < ours.length; l++) {
      own.push(read([ours[l]!, chosen[l]!, asked[l]!], String(l)));
      yield (all.length + (l + 1) / ours.length) / nets.length;
    }
    all.push(own);
  }
  return all;
}
