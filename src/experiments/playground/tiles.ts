import { HALF } from '../../datasets/plane-points.ts';
import type { Trainer } from '../../engine/training.ts';
import type { Activation } from '../../engine/models.ts';
import { featureRows, type PlaneFeature } from '../../math/nets/plane-features.ts';
import { log } from '../../math/elementary/elementary.ts';

/** What every unit answers over the plane, as text: a digit a cell, so that thousands of them are small. */

/** Cells in a row of a unit's tile, and of the surface of the whole net. */
export const TILE = 20,
  SURFACE = 50;

/** Digits from 0 (lowest) through h (the middle) to y (highest): 35 levels. */
const CODES = Uint8Array.from('0123456789abcdefghijklmnopqrstuvwxy', (digit) => digit.charCodeAt(0));
const STEPS = (CODES.length - 1) / 2;

/** Text of so many digits, each the code of its level. */
function written(count: number, levelOf: (cell: number) => number): string {
  const codes = new Uint8Array(count);
  for (let cell = 0; cell < count; cell++) codes[cell] = CODES[levelOf(cell)]!;
  return String.fromCharCode(...codes);
}

/** @param value from −1 to 1; beyond, the ends */
const level = (value: number): number => Math.round(STEPS * (1 + Math.max(-1, Math.min(1, value))));

/** Logits from which on the probability is of the next level: ln(p/(1 − p)) halfway between two. */
const thresholds = Float64Array.from({ length: 2 * STEPS }, (_, i) => {
  const p = (i + 0.5) / (2 * STEPS);
  return log(p / (1 - p));
});

/** The level of the probability of a logit, found without an exponential: a surface has thousands of them. */
function levelOfLogit(z: number): number {
  let [low, high] = [0, thresholds.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (z >= thresholds[middle]!) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Middles of the cells of the square, row by row from below. */
function cells(columns: number): [number, number][] {
  const at = (i: number) => ((2 * i + 1) / columns - 1) * HALF;
  return Array.from({ length: columns * columns }, (_, cell) => [at(cell % columns), at(Math.floor(cell / columns))]);
}
const tileCells = cells(TILE),
  surfaceCells = cells(SURFACE);

export interface Tiles {
  /** One a feature that the net is given. */
  inputs: string[];
  /** [layer][unit], of the hidden layers. */
  units: string[][];
  surface: string;
}

/** Middle and half the range of what a unit puts out; null if it is what the tile itself reaches. */
const ranges: Record<Activation, readonly [middle: number, half: number] | null> = {
  linear: null,
  relu: null,
  tanh: [0, 1],
  sigmoid: [0.5, 0.5],
};

/**
 * A tile of a unit's values; the middle is 0 and the ends are the greatest size in it, unless a range is given.
 * @param values of all units of a layer, cell by cell
 */
function tile(values: ArrayLike<number>, unit: number, units: number, range: (typeof ranges)[Activation]): string {
  let most = 0;
  if (range === null) for (let i = unit; i < values.length; i += units) most = Math.max(most, Math.abs(values[i]!));
  const [middle, half] = range ?? [0, most || 1];
  return written(values.length / units, (cell) => level((values[cell * units + unit]! - middle) / half));
}

/** Draws the tiles of a net again and again. @param regression the surface shows values −1 to 1, else probabilities 0 to 1 */
export function tiler(features: readonly PlaneFeature[], activation: Activation, regression: boolean) {
  const rows = featureRows(features, tileCells),
    surfaceRows = featureRows(features, surfaceCells);
  const inputs = features.map((_, unit) => tile(rows, unit, features.length, null));
  return (trainer: Pick<Trainer, 'activations' | 'predict'>): Tiles => {
    const units = trainer
      .activations(rows, tileCells.length)
      .slice(0, -1)
      .map((values) => {
        const count = values.length / tileCells.length;
        return Array.from({ length: count }, (_, unit) => tile(values, unit, count, ranges[activation]));
      });
    const outputs = trainer.predict(surfaceRows, surfaceCells.length);
    const surface = written(outputs.length, (cell) =>
      regression ? level(outputs[cell]!) : levelOfLogit(outputs[cell]!),
    );
    return { inputs, units, surface };
  };
}
