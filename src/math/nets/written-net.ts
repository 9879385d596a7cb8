import { sigmoid, tanh } from '../elementary/elementary.ts';
import { featuresOf } from './plane-features.ts';

/** A net on the plane with all its numbers, however it is written: as a formula, as a program, as JSON, as a row of numbers. */

export const netActivations = ['relu', 'tanh', 'sigmoid', 'linear'] as const;
export type NetActivation = (typeof netActivations)[number];

/** kernel[i·units + j] joins input i to unit j. */
export interface WrittenLayer {
  kernel: readonly number[];
  bias: readonly number[];
}

export interface WrittenNet {
  /** Which of the plane's features it takes in: a bit each, in their order (plane-features.ts). */
  inputs: string;
  /** Hidden layers, and the output's with its one unit. */
  layers: readonly WrittenLayer[];
  /** Of the hidden units. */
  activation: NetActivation;
  /** The output is a probability: what the last layer sums goes through the sigmoid. */
  squashed: boolean;
  /**
   * For a net that learnt a scaled table: of x₁ and x₂ what became −2.5 and 2.5, of y what became −1 and 1. The written net then takes and
   * gives the table's own numbers.
   */
  scales?: Record<'x1' | 'x2' | 'y', readonly [low: number, high: number]> | null;
}

const activate: Record<NetActivation, (z: number) => number> = {
  relu: (z) => Math.max(0, z),
  tanh,
  sigmoid,
  linear: (z) => z,
};

/** What a table's coordinates are stretched to, to each side. */
export const REACH = 2.5;

/** From −2.5 for the lowest to 2.5 for the highest; 0 if all are the same. */
export const stretched = (x: number, [low, high]: readonly [number, number]): number =>
  high > low ? REACH * ((2 * (x - low)) / (high - low) - 1) : 0;

/** The same in JavaScript and in Python, of a variable. */
export const stretchedCode = (name: string, [low, high]: readonly [number, number]): string =>
  high > low ? `${REACH} * (2 * (${name} - (${low})) / (${high - low}) - 1)` : '0';

/** In both, the table's own value of what a net puts out that learnt values from −1 to 1. */
export const unscaledCode = (output: string, [low, high]: readonly [number, number]): string =>
  `${low} + (${output} + 1) / 2 * (${high - low})`;

/** What the net answers at a point, in double precision: the probability of class 1, or the value. */
export function answerOf({ inputs, layers, activation, squashed, scales }: WrittenNet, x1: number, x2: number): number {
  const [a, b] = scales ? [stretched(x1, scales.x1), stretched(x2, scales.x2)] : [x1, x2];
  let values = featuresOf(inputs).map(({ value }) => value(a, b));
  layers.forEach(({ kernel, bias }, l) => {
    const sums = bias.map((start, j) => values.reduce((sum, v, i) => sum + v * kernel[i * bias.length + j]!, start));
    values = l < layers.length - 1 ? sums.map(activate[activation]) : sums;
  });
  const z = values[0]!;
  if (squashed) return sigmoid(z);
  return scales ? scales.y[0] + ((z + 1) / 2) * (scales.y[1] - scales.y[0]) : z;
}

/** All numbers of a net in one row: layer by layer, the kernel before the bias. */
export const numbersOf = (layers: readonly WrittenLayer[]): number[] =>
  layers.flatMap(({ kernel, bias }) => [...kernel, ...bias]);

/** How many numbers a net has. @param hidden units of each hidden layer; one more unit gives the output */
export const numbersIn = (inputs: number, hidden: readonly number[]): number =>
  [...hidden, 1].reduce((sum, units, l, all) => sum + units * ((l === 0 ? inputs : all[l - 1]!) + 1), 0);

/** The layers that a row of numbers makes; `numbersOf` makes the row again. @param units of each layer, the output's last */
export function layersOf(numbers: readonly number[], inputs: number, units: readonly number[]): WrittenLayer[] {
  let from = 0;
  const take = (count: number) => numbers.slice(from, (from += count));
  return units.map((count, l) => ({
    kernel: take(count * (l === 0 ? inputs : units[l - 1]!)),
    bias: take(count),
  }));
}
