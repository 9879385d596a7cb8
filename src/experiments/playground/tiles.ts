import { HALF } from '../../datasets/plane-points.ts';
import type { Trainer } from '../../engine/training.ts';
import type { Activation } from '../../engine/models.ts';
import { featureRows, type PlaneFeature } from '../../math/nets/plane-features.ts';
import { sigmoid } from '../../math/elementary/elementary.ts';

/** What every unit answers over the plane, as text: a digit a cell, so that thousands of them are small. */

/** Cells in a row of a unit's tile, and of the surface of the whole net. */
export const TILE = 20,
  SURFACE = 50;

/** Digits from 0 (lowest) through h (the middle) to y (highest): 35 levels. */
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxy';
const STEPS = (DIGITS.length - 1) / 2;

/** @param value from −1 to 1; beyond, the ends */
const digitOf = (value: number): string => DIGITS[Math.round(STEPS * (1 + Math.max(-1, Math.min(1, value))))]!;

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

/** A tile of values; the middle is 0 and the ends are the greatest size in it, unless a range is given. */
function tile(values: ArrayLike<number>, range: readonly [middle: number, half: number] | null): string {
  let most = 0;
  if (range === null) for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]!));
  const [middle, half] = range ?? [0, most || 1];
  let text = '';
  for (let i = 0; i < values.length; i++) text += digitOf((values[i]! - middle) / half);
  return text;
}

/** Draws the tiles of a net again and again. @param regression the surface shows values −1 to 1, else probabilities 0 to 1 */
export function tiler(features: readonly PlaneFeature[], activation: Activation, regression: boolean) {
  const rows = featureRows(features, tileCells),
    surfaceRows = featureRows(features, surfaceCells);
  const inputs = features.map(({ value }) =>
    tile(
      tileCells.map((place) => value(...place)),
      null,
    ),
  );
  return (trainer: Pick<Trainer, 'activations' | 'predict'>): Tiles => {
    const layers = trainer.activations(rows, tileCells.length);
    const units = layers.slice(0, -1).map((values) => {
      const count = values.length / tileCells.length;
      return Array.from({ length: count }, (_, unit) =>
        tile(
          tileCells.map((_, cell) => values[cell * count + unit]!),
          ranges[activation],
        ),
      );
    });
    const outputs = trainer.predict(surfaceRows, surfaceCells.length);
    let surface = '';
    for (const z of outputs) surface += digitOf(regression ? z : 2 * sigmoid(z) - 1);
    return { inputs, units, surface };
  };
}
