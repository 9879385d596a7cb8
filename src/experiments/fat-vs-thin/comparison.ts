import { sweepCells, trialsIn, type AtHand, type Cell } from '../../acoustic/cells.ts';
import { corpusOf, STATES } from '../../acoustic/corpus.ts';
import { featuresOf, inputsOf } from '../../acoustic/features.ts';
import { CONTEXT, splitBy, type Sight, type Tested } from '../../acoustic/sweep-controls.ts';
import { keptData, trialData } from '../../acoustic/trial.ts';
import { apartOf, tunedOf, type Apart, type Errors, type Trial } from '../../acoustic/tuning.ts';
import type { Recording } from '../../datasets/kinds.ts';
import type { KnownStates } from '../../datasets/synthetic-digits.ts';
import { denseParameters, matchingWidth, sizesOf } from '../../math/nets/dense-parameters.ts';
import type { Streams } from '../../math/random.ts';
import { mean } from '../../math/statistics/mean.ts';

/** Nets with as many weights, one hidden layer and three, on frames of spoken digits, with no weight decay and with a heavy one. */

const DEPTHS = [1, 3];
const RATES = [0.001, 0.003, 0.01, 0.03];
const DECAYS = [0, 0.003];

export interface Options {
  sight: Sight;
  speakers: Tested;
  perRecording: boolean;
  /** Units of each layer of the net with three. */
  width: number;
  steps: number;
  seeds: number;
}

interface Net {
  layers: number;
  width: number;
  /** Biases left out, and how many more than the net of three layers has. */
  weights: number;
  remainder: number;
  parameters: number;
}

/** A net with one decay, at the rate that validation chose. */
interface Tried {
  layers: number;
  weightDecay: number;
  learningRate: number;
  /** Mistakes in validation, the mean over all seeds. */
  validation: number;
  frame: Errors;
  digit: Errors;
}

/** A deeper net's errors less those of one layer, paired by seed. */
interface Difference {
  layers: number;
  /** Null where each net has the decay that validation chose for it. */
  weightDecay: number | null;
  frame: Apart;
  digit: Apart;
}

export interface Result {
  nets: Net[];
  decays: number[];
  rates: number[];
  seeds: number;
  frames: number;
  synthetic: boolean;
  finished: number;
  of: number;
  tried: Tried[];
  /** Of every net the decay that validation chose. */
  chosen: Tried[];
  differences: Difference[];
  measured: Trial[][];
  training: AtHand | null;
}

export function* compare(
  recordings: readonly Recording[],
  { sight, speakers, perRecording, width, steps, seeds }: Options,
  random: Streams,
  before?: Result,
): Generator<Result, void, void> {
  const corpus = corpusOf(recordings);
  const features = featuresOf(corpus, sight, { perRecording });
  const context = CONTEXT[sight];
  const data = keptData((seed) => trialData(features, splitBy[speakers](corpus, seed), context));
  const nets = netsOf(inputsOf(features, context), width);
  const settings = RATES.map((learningRate) => ({ learningRate, weightDecay: 0 }));
  // Decays of one net after the other, so that what is compared is there early.
  const cells = DECAYS.flatMap((weightDecay) =>
    nets.map(({ layers, width }): Cell => ({
      hidden: Array.from({ length: layers }, () => width),
      activation: 'relu',
      settings: settings.map((one) => ({ ...one, weightDecay })),
    })),
  );
  const measured: Trial[][] = before ? structuredClone(before.measured) : [];
  const now = (training: AtHand | null): Result => {
    const tried = triedOf(measured, cells, seeds);
    return {
      nets,
      decays: DECAYS,
      rates: RATES,
      seeds,
      frames: corpus.frames,
      synthetic: recordings.some((one: Recording & KnownStates) => one.states !== undefined),
      finished: measured.reduce((sum, { length }) => sum + length, 0),
      of: trialsIn(cells, seeds),
      tried,
      ...comparisons(tried),
      measured: structuredClone(measured),
      training,
    };
  };
  yield now(null);
  for (const training of sweepCells(measured, { cells, seeds, steps, data }, random)) yield now(training ?? null);
}

/** One net a depth, with as many weights as that of three layers has. */
function netsOf(inputs: number, width: number): Net[] {
  const weights = denseParameters(sizesOf(inputs, 3, width, STATES), false);
  return DEPTHS.map((layers) => {
    const own = matchingWidth(weights, inputs, STATES, layers);
    const sizes = sizesOf(inputs, layers, own, STATES);
    return {
      layers,
      width: own,
      weights: denseParameters(sizes, false),
      remainder: denseParameters(sizes, false) - weights,
      parameters: denseParameters(sizes, true),
    };
  });
}

const triedOf = (measured: readonly Trial[][], cells: readonly Cell[], seeds: number): Tried[] =>
  cells.flatMap(({ hidden, settings }, c) => {
    const trials = measured[c] ?? [];
    const found = tunedOf(trials, settings.length, seeds);
    if (!found) return [];
    const { setting, ...errors } = found;
    const validation = mean(trials.filter((one) => one.setting === setting).map((one) => one.validation));
    return [{ layers: hidden.length, ...settings[setting]!, validation, ...errors }];
  });

/** Deeper nets against one layer: with the same decay, and each with its own. */
function comparisons(tried: readonly Tried[]): Pick<Result, 'chosen' | 'differences'> {
  const complete = DEPTHS.every((layers) => tried.filter((one) => one.layers === layers).length === DECAYS.length);
  const chosen = complete
    ? DEPTHS.map((layers) =>
        tried
          .filter((one) => one.layers === layers)
          .reduce((best, one) => (one.validation < best.validation ? one : best)),
      )
    : [];
  const against = (fat: Tried, thin: Tried, weightDecay: number | null): Difference => ({
    layers: thin.layers,
    weightDecay,
    frame: apartOf(thin.frame, fat.frame),
    digit: apartOf(thin.digit, fat.digit),
  });
  const sameDecay = DECAYS.flatMap((decay) => {
    const [fat, ...thin] = tried.filter(({ weightDecay }) => weightDecay === decay);
    return fat ? thin.map((one) => against(fat, one, decay)) : [];
  });
  const [fat, ...thin] = chosen;
  return { chosen, differences: [...sameDecay, ...(fat ? thin.map((one) => against(fat, one, null)) : [])] };
}
