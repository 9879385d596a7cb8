import { sweepTrials, trialsIn, type AtHand } from '../../acoustic/cells.ts';
import { apartOf, chosenTrials, errorsOf, type Apart, type Errors, type Tried } from '../../acoustic/tuning.ts';
import { denseParameters, matchingFatWidth, sizesOf } from '../../math/nets/dense-parameters.ts';
import type { Streams } from '../../math/random.ts';
import { fourDecimals } from '../../math/rounding.ts';
import type { Estimate } from '../../math/statistics/estimate.ts';
import { ratioInterval } from '../../math/statistics/ratio-interval.ts';
import { ARMS, settingsOf, TEACHINGS, type Arm, type Setting } from './arms.ts';
import type { Ground, Split } from './grounds.ts';
import { teaching, type Score, type Shape } from './trials.ts';

/** All arms, each tuned by validation, and how much of what parts shallow from deep each takes back. */

/** Hidden layers of the deep net. */
const DEEP = 3;

/** An arm whose trials are all done, with the setting that was chosen. */
export interface Net extends Setting {
  arm: Arm;
  layers: number;
  width: number;
  parameters: number;
  /** How many more than the deep net has. */
  remainder: number;
  seeds: number;
  /** Means over the seeds. */
  trainError: number;
  testError: number;
  test: Errors;
  words: Errors | null;
  /** How many fewer mistakes than the shallow net that learns from labels. */
  gain: Gain;
  wordGain: Gain | null;
}

/** A gain paired by seed, and the share of the gap between shallow and deep that it is: null if that gap's interval touches 0. */
export interface Gain extends Apart {
  share: Estimate | null;
}

export interface Result {
  deep: { layers: number; width: number };
  shallow: { layers: number; width: number };
  examples: { learnt: number; validation: number; tested: number };
  classes: number;
  synthetic: boolean;
  seeds: number;
  settings: Partial<Record<Arm, Setting[]>>;
  finished: number;
  of: number;
  nets: Partial<Record<Arm, Net>>;
  measured: Tried<Score>[][];
  training: AtHand | null;
}

export interface Options {
  /** Units of each of the deep net's layers. */
  width: number;
  steps: number;
  seeds: number;
}

/** Hidden layers of a deep net, and of a shallow one with as many parameters, or as near as can be. */
export function shapesOf({ inputs, classes }: Pick<Ground, 'inputs' | 'classes'>, width: number): Shape['hidden'] {
  const parameters = denseParameters(sizesOf(inputs, DEEP, width, classes), true);
  return {
    deep: Array.from({ length: DEEP }, () => width),
    shallow: [matchingFatWidth(parameters, inputs, classes, true)],
  };
}

export function* mimicry(
  ground: Ground,
  { width, steps, seeds }: Options,
  random: Streams,
  before?: Result,
): Generator<Result, void, void> {
  const hidden = shapesOf(ground, width);
  const splitOf = kept(ground.splitOf);
  const { training, validation, test } = splitOf(0);
  const measured: Tried<Score>[][] = before ? structuredClone(before.measured) : [];
  const now = (atHand: AtHand | null): Result => ({
    deep: { layers: DEEP, width },
    shallow: { layers: 1, width: hidden.shallow[0]! },
    examples: { learnt: training.count, validation: validation.count, tested: test.count },
    classes: ground.classes,
    synthetic: ground.synthetic,
    seeds,
    settings: Object.fromEntries(ARMS.map((arm) => [arm, [...settingsOf(arm)]])),
    finished: measured.reduce((sum, { length }) => sum + length, 0),
    of: trialsIn(
      ARMS.map((arm) => ({ settings: settingsOf(arm) })),
      seeds,
    ),
    nets: netsOf(measured, ground, hidden, seeds),
    measured: structuredClone(measured),
    training: atHand,
  });
  yield now(null);
  const trial = teaching(ground, splitOf, { hidden, steps }, random);
  const looks = sweepTrials(measured, {
    settings: ARMS.map((arm) => settingsOf(arm).length),
    seeds,
    learn: (cell, setting, seed) =>
      trial(
        { arm: ARMS[cell]!, setting: settingsOf(ARMS[cell]!)[setting]!, seed },
        chosenOf(measured, 'deep', seeds)?.setting,
      ),
  });
  for (const atHand of looks) yield now(atHand ?? null);
}

/** Keeps the splits that were asked for last: a sweep asks for the same few again and again. */
function kept(make: (seed: number) => Split): (seed: number) => Split {
  const splits = new Map<number, Split>();
  return (seed) => {
    const split = splits.get(seed) ?? make(seed);
    splits.delete(seed);
    splits.set(seed, split);
    if (splits.size > 2) splits.delete(splits.keys().next().value!);
    return split;
  };
}

function chosenOf(measured: readonly Tried<Score>[][], arm: Arm, seeds: number) {
  const settings = settingsOf(arm);
  const found = chosenTrials(measured[ARMS.indexOf(arm)] ?? [], settings.length, seeds);
  return found && { setting: settings[found.setting]!, trials: found.trials };
}

function netsOf(
  measured: readonly Tried<Score>[][],
  { inputs, classes }: Ground,
  hidden: Shape['hidden'],
  seeds: number,
): Result['nets'] {
  const parametersOf = (units: readonly number[]) => denseParameters([inputs, ...units, classes], true);
  const nets: Result['nets'] = {};
  const errors = (arm: Arm) => {
    const found = chosenOf(measured, arm, seeds);
    if (!found) return undefined;
    const { setting, trials } = found;
    const words = trials.flatMap((one) => (one.words === null ? [] : [one.words]));
    return {
      setting,
      train: errorsOf(trials.map(({ train }) => train)),
      test: errorsOf(trials.map(({ test }) => test)),
      words: words.length > 0 ? errorsOf(words) : null,
    };
  };
  const [deep, shallow] = [errors('deep'), errors('shallow')];
  if (!deep || !shallow) return nets;
  for (const arm of ARMS) {
    const own = errors(arm);
    if (!own) break;
    const { setting, train, test, words } = own;
    const units = hidden[TEACHINGS[arm].net];
    nets[arm] = {
      arm,
      layers: units.length,
      width: units[0]!,
      parameters: parametersOf(units),
      remainder: parametersOf(units) - parametersOf(hidden.deep),
      ...setting,
      seeds,
      trainError: train.mean,
      testError: test.mean,
      test,
      words,
      gain: gainOf(test, shallow.test, deep.test),
      wordGain: words && gainOf(words, shallow.words!, deep.words!),
    };
  }
  return nets;
}

/** How many fewer mistakes a net makes than the shallow one, and which share of the deep one's advantage that is. */
export function gainOf(own: Errors, shallow: Errors, deep: Errors): Gain {
  const less = (one: Errors) => shallow.each.map((error, seed) => error - one.each[seed]!);
  const share = own.each.length > 1 ? ratioInterval(less(own), less(deep)) : undefined;
  return {
    ...apartOf(shallow, own),
    share: share
      ? { value: fourDecimals(share.value) + 0, low: fourDecimals(share.low) + 0, high: fourDecimals(share.high) + 0 }
      : null,
  };
}
