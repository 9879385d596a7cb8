/** What the four modes find. `mode` tells them apart. Accuracies are shares of right answers, rounded to 4 decimals. */

export const netKinds = ['deep', 'shallow'] as const;
export type NetKind = (typeof netKinds)[number];
type Both<V> = Record<NetKind, V>;

/** A net that is learning. */
export interface Learner {
  units: number;
  parameters: number;
  /** Accuracy on training and on test points after steps[i] steps. */
  train: number[];
  test: number[];
  /** A digit from 0 (surely 0) to 8 (surely 1) a cell, `columns` a row, rows from y = −1 upwards. */
  surface: string;
}

export interface TrainResult extends Both<Learner> {
  mode: 'train';
  steps: number[];
  columns: number;
}

/** One net at one number of points, at the rate that did best on the validation points. */
export interface Best {
  points: number;
  rate: number;
  /** Test accuracy over the seeds. */
  mean: number;
  low: number;
  high: number;
  each: number[];
  /** Mean training accuracy. */
  train: number;
}

/** Accuracies in order: by number of points, then rate, then seed; only what is finished. */
interface Measured {
  validation: number[];
  test: number[];
  train: number[];
}

export interface SweepResult {
  mode: 'sweep';
  sizes: number[];
  rates: number[];
  seeds: number;
  /** Trainings finished, of all; `part` of the one at hand. */
  finished: number;
  part: number;
  units: Both<number>;
  parameters: number;
  measured: Both<Measured>;
  /** One a finished number of points. */
  best: Both<Best[]>;
}

export interface ExactResult {
  mode: 'exact';
  deep: { units: number; parameters: number; wrong: number };
  shallow: { units: number; parameters: number; wrong: number };
  /** Points compared. */
  checked: number;
  growth: { sides: number[]; deep: number[]; shallow: number[] };
  /** Folds of each axis, one a hidden layer of the deep net. */
  folds: number;
}

export interface FoldsResult {
  mode: 'folds';
  sizes: number[];
  seeds: number;
  /** Cells of the carpet that lie on one another after all folds. */
  copies: number;
  finished: number;
  /** Test accuracy by folds, number of points, seed; only what is finished. */
  logistic: number[][][];
  logisticMean: number[][];
  nearest: { raw: number[][]; folded: number[][] };
  nearestMean: { raw: number[]; folded: number[] };
}

export type Result = TrainResult | SweepResult | ExactResult | FoldsResult;

export const rounded = (value: number): number => Math.round(value * 1e4) / 1e4;
export const mean = (values: readonly number[]): number =>
  rounded(values.reduce((sum, value) => sum + value, 0) / values.length);
