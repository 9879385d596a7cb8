import type { PlaneNet } from './folding-net.ts';
import { integerLayers } from './linear-regions.ts';
import type { Random } from '../random.ts';

/** Nets from the plane to a number as training would begin with them. */

/**
 * Where weights and biases of a layer with so many inputs come from:
 * - `zero`: weights after He et al. (2015), N(0, 2/fan-in), biases 0, as is usual for ReLU;
 * - `spread`: the same weights, biases N(0, ¼), so that hinges miss the origin;
 * - `uniform`: weights and biases alike from −1/√fan-in to 1/√fan-in, which is what PyTorch gives a dense layer unless it is told otherwise.
 */
export type Start = 'zero' | 'spread' | 'uniform';

const starts: Record<
  Start,
  (fan: number, random: Random) => { weight: () => number; bias: (random: Random) => number }
> = {
  zero: (fan, random) => ({ weight: () => Math.sqrt(2 / fan) * random.normal(), bias: () => 0 }),
  spread: (fan, random) => ({ weight: () => Math.sqrt(2 / fan) * random.normal(), bias: (own) => own.normal() / 2 }),
  uniform: (fan, random) => {
    const within = (from: Random) => (2 * from.uniform() - 1) / Math.sqrt(fan);
    return { weight: () => within(random), bias: within };
  },
};

/** Weights and biases are rounded to whole multiples of 1/1024, so that regions can be counted exactly. */
const PLACES = 10,
  STEPS = 2 ** PLACES;

/** @param widths units of each layer */
export function randomNet(widths: readonly number[], start: Start, weights: Random, biases: Random): PlaneNet {
  let from = 2;
  const layers = widths.map((units) => {
    const { weight, bias } = starts[start](from, weights);
    const layer = {
      weights: Array.from({ length: units }, () => Array.from({ length: from }, weight)),
      biases: Array.from({ length: units }, () => bias(biases)),
    };
    from = units;
    return layer;
  });
  const { weight } = starts[start](from, weights);
  const readout = Array.from({ length: from }, () => BigInt(Math.round(STEPS * weight())));
  return { layers: integerLayers(layers, STEPS), readout, scale: 2 ** (PLACES * (widths.length + 1)) };
}
