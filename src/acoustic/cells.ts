import type { Streams } from '../math/random.ts';
import type { NetSettings } from './training.ts';
import { trial, type TrialData } from './trial.ts';
import { nextTrial, trialsOf, type Judged, type Trial, type Tried } from './tuning.ts';

/** A sweep over nets that are each tuned by validation: cell after cell, trial after trial, resumable from what is measured. */

/** A net and what is tried with it. */
export interface Cell {
  hidden: readonly number[];
  activation: NetSettings['activation'];
  /** Rates and decays to choose from. */
  settings: readonly Setting[];
}

export interface Setting {
  learningRate: number;
  weightDecay: number;
}

/** A training at hand. */
export interface AtHand {
  cell: number;
  setting: number;
  seed: number;
  /** Looks so far: steps taken, and the share of mistakes in validation. */
  curve: [steps: number, validation: number][];
}

export interface SweepOptions {
  cells: readonly Cell[];
  seeds: number;
  steps: number;
  data: (seed: number) => TrialData;
}

/** What each cell tries, and how it is tried. */
export interface Trials<S extends Judged> {
  /** How many settings each cell has. */
  settings: readonly number[];
  seeds: number;
  /** Looks with validation's mistakes, and what came of it. */
  learn: (cell: number, setting: number, seed: number) => Generator<{ done: number; validation: number }, S, void>;
}

/** Goes on from what is measured, a list a cell, and adds to it. Yields at every look and after every trial. */
export function* sweepTrials<S extends Judged>(
  measured: Tried<S>[][],
  { settings, seeds, learn }: Trials<S>,
): Generator<AtHand | undefined, void, void> {
  for (const [cell, count] of settings.entries()) {
    const done = (measured[cell] ??= []);
    for (let next; (next = nextTrial(done, count, seeds));) {
      const { setting, seed } = next;
      const curve: AtHand['curve'] = [];
      const learning = learn(cell, setting, seed);
      for (;;) {
        const look = learning.next();
        if (look.done) {
          done.push({ setting, seed, ...look.value });
          break;
        }
        curve.push([look.value.done, look.value.validation]);
        yield { cell, setting, seed, curve: [...curve] };
      }
      yield undefined;
    }
  }
}

/** Frames in a step, and looks at validation in a training. */
export const BATCH = 128,
  LOOKS = 8;

/** A sweep over nets that learn states. Seeds have splits of their own; within one, all nets see the same frames in the same order. */
export const sweepCells = (
  measured: Trial[][],
  { cells, seeds, steps, data }: SweepOptions,
  random: Streams,
): Generator<AtHand | undefined, void, void> =>
  sweepTrials(measured, {
    settings: cells.map(({ settings }) => settings.length),
    seeds,
    learn(cell, setting, seed) {
      const { hidden, activation, settings } = cells[cell]!;
      const own: Streams = (name) =>
        random(name === 'weights' ? `weights ${hidden.join('-')} ${seed}` : `${name} ${seed}`);
      return trial(data(seed), { hidden, activation, ...settings[setting]!, steps, batch: BATCH, looks: LOOKS }, own);
    },
  });

/** All trials of a sweep. */
export const trialsIn = (cells: readonly Pick<Cell, 'settings'>[], seeds: number): number =>
  cells.reduce((sum, { settings }) => sum + trialsOf(settings.length, seeds), 0);
