import { sigmoid, tanh } from '../../math/elementary/elementary.ts';
import type { PlanePoint } from '../../math/number-list.ts';

/** Units on two inputs, each told by an arrow of the plane, and an output that adds what they say. */

export type ActivationName = 'step' | 'sigmoid' | 'tanh' | 'relu';

export const activations: Record<ActivationName, (z: number) => number> = {
  step: (z) => (z >= 0 ? 1 : 0),
  sigmoid,
  tanh,
  relu: (z) => Math.max(0, z),
};

/** The sum z = w₁x₁ + w₂x₂ + b. */
export interface Unit {
  weights: PlanePoint;
  bias: number;
}

type Point = readonly [x: number, y: number];

/** The unit whose weights are the arrow, `steepness` times as long, and whose sum is 0 where the arrow begins. */
export function unitOf([foot, tip]: readonly Point[], steepness: number): Unit {
  const weights: PlanePoint = [steepness * (tip![0] - foot![0]), steepness * (tip![1] - foot![1])];
  return { weights, bias: -(weights[0] * foot![0] + weights[1] * foot![1]) };
}

export const sumAt = ({ weights, bias }: Unit, [x, y]: Point): number => weights[0] * x + weights[1] * y + bias;

/** Length of the weights: how much z grows on a way of 1 across the line z = 0. */
export const steepnessOf = ({ weights: [a, b] }: Unit): number => Math.sqrt(a * a + b * b);

export interface Net {
  units: readonly Unit[];
  activation: ActivationName;
  outputBias: number;
  /** One a unit. */
  outputWeights: readonly number[];
}

export const outputAt = ({ units, activation, outputBias, outputWeights }: Net, place: Point): number =>
  units.reduce((sum, unit, i) => sum + outputWeights[i]! * activations[activation](sumAt(unit, place)), outputBias);

/** The net's answer is 1 from here on. */
export const HALF = 0.5;
