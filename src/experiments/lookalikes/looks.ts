import { exp } from '../../math/elementary/elementary.ts';
import { logSumExp } from '../../math/log-sum-exp.ts';
import { fourDecimals, significant } from '../../math/rounding.ts';
import { mean } from '../../math/statistics/mean.ts';
import { squaredDistance, type Points } from '../../pictures/geometry.ts';
import { layersOf } from '../../pictures/layers.ts';
import type { LearntNet } from '../../pictures/nets.ts';
import type { PictureSet } from '../../pictures/sets.ts';
import { KINDS, PAIRS, STEPS, type Asked, type Pairs } from './asked.ts';

/** What a net makes of pairs and of the ways from dog to bear, at every stage: pixels, each hidden layer, the logits. */

export const MEASURES = [...PAIRS, 'half', 'leap'] as const;
export type Measure = (typeof MEASURES)[number];

/** One stage. */
export type Stage = Record<Measure, number> & {
  /** Shares of the way that are gone at every step, the mean over the ways. */
  gone: number[];
};

export interface Look {
  stages: Stage[];
  /** The shares of dog, bear and train that the net answers on the way that is drawn, step by step. */
  answers: number[][];
}

/**
 * The share of the straight way from the first of some points to the last that each has gone, along it: 0 at the first, 1 at the last. A point is nearer to
 * the last than to the first just where it is more than ½. All 0 if the ends are one.
 */
export function sharesGone({ values, dims }: Points): number[] {
  const end = values.length - dims;
  let whole = 0;
  for (let d = 0; d < dims; d++) {
    const off = values[end + d]! - values[d]!;
    whole += off * off;
  }
  return Array.from({ length: values.length / dims }, (_, k) => {
    let along = 0;
    for (let d = 0; d < dims; d++) along += (values[k * dims + d]! - values[d]!) * (values[end + d]! - values[d]!);
    return whole > 0 ? along / whole : 0;
  });
}

/** Where a curve over equal steps from 0 to 1 first comes to ½, straight between its points; 1 if it never does. */
export function halfWay(curve: readonly number[]): number {
  const k = curve.findIndex((one) => one >= 0.5);
  if (k <= 0) return k === 0 ? 0 : 1;
  return (k - 1 + (0.5 - curve[k - 1]!) / (curve[k]! - curve[k - 1]!)) / (curve.length - 1);
}

/** Places on the way, of STEPS, that lie two fifths of it apart: across the middle, and on either side of it. */
const ACROSS = [0.3 * STEPS, 0.7 * STEPS] as const,
  WITHIN = [
    [0, 0.4 * STEPS],
    [0.6 * STEPS, STEPS],
  ] as const;

const apart = (points: Points, [a, b]: readonly [number, number]): number =>
  Math.sqrt(squaredDistance(points, a, points, b));

/** How much farther the way leads across its middle than, in as many steps, within dogs and within bears: 1 where all steps are alike. */
export function leapOf(way: Points): number {
  const within = mean(WITHIN.map((ends) => apart(way, ends)));
  return within > 0 ? apart(way, ACROSS) / within : 0;
}

function stageOf({ values, dims }: Points, { pairs, ways }: Asked): Stage {
  let at = 0;
  const next = (count: number): Points => ({ values: values.subarray(at * dims, (at += count) * dims), dims });
  const distance = Object.fromEntries(
    KINDS.map((kind) => {
      const points = next(2 * pairs[kind].length);
      return [kind, mean(pairs[kind].map((_, i) => apart(points, [2 * i, 2 * i + 1])))];
    }),
  ) as Record<Pairs, number>;
  const passed = ways.map((way) => next(way.length));
  const curves = passed.map(sharesGone);
  const measured = (value: number) => significant(value, 4);
  return {
    ...(Object.fromEntries(
      PAIRS.map((kind) => [kind, distance.others > 0 ? measured(distance[kind] / distance.others) : 0]),
    ) as Record<(typeof PAIRS)[number], number>),
    half: measured(mean(curves.map(halfWay))),
    leap: measured(mean(passed.map(leapOf))),
    gone: curves[0]!.map((_, k) => fourDecimals(mean(curves.map((curve) => curve[k]!)))),
  };
}

/** @param set the pictures that are asked, as the net takes them; see `asSet` */
export function lookInto(net: LearntNet, asked: Asked, set: Pick<PictureSet, 'x' | 'inputs' | 'count'>): Look {
  const layers = layersOf(net, set);
  const { values, dims } = layers.at(-1)!;
  const drawn = set.count - asked.ways.flat().length;
  return {
    stages: layers.map((points) => stageOf(points, asked)),
    answers: asked.ways[0]!.map((_, k) => sharesOf(values.subarray((drawn + k) * dims, (drawn + k + 1) * dims))),
  };
}

/** Softmax. */
function sharesOf(logits: ArrayLike<number>): number[] {
  const own = Float64Array.from(logits);
  const all = logSumExp(own);
  return Array.from(own, (z) => fourDecimals(exp(z - all)));
}
