import { corpusOf, STATES } from '../../acoustic/corpus.ts';
import { sweepCells, trialsIn, type AtHand, type Cell, type Setting } from '../../acoustic/cells.ts';
import { featuresOf, inputsOf } from '../../acoustic/features.ts';
import { CONTEXT, splitBy, type Sight, type Tested } from '../../acoustic/sweep-controls.ts';
import { keptData, trialData } from '../../acoustic/trial.ts';
import type { NetSettings } from '../../acoustic/training.ts';
import { apartOf, tunedOf, type Apart, type Errors, type Trial } from '../../acoustic/tuning.ts';
import type { Recording } from '../../datasets/kinds.ts';
import { SEIDE, type SeideRow } from '../../datasets/seide2011.ts';
import type { KnownStates } from '../../datasets/synthetic-digits.ts';
import { denseParameters } from '../../math/nets/dense-parameters.ts';
import type { Streams } from '../../math/random.ts';

/** One to seven hidden layers of the same width on frames of spoken digits, each net with the rate and decay that validation chose for it. */

const DEPTHS = [1, 2, 3, 5, 7];
const SETTINGS: Setting[] = [
  { learningRate: 0.001, weightDecay: 0 },
  { learningRate: 0.003, weightDecay: 0 },
  { learningRate: 0.01, weightDecay: 0 },
  { learningRate: 0.03, weightDecay: 0 },
  { learningRate: 0.003, weightDecay: 0.001 },
];

export interface Options {
  sight: Sight;
  activation: NetSettings['activation'];
  speakers: Tested;
  share: number;
  perRecording: boolean;
  width: number;
  steps: number;
  seeds: number;
}

/** A net whose trials are all done, with the setting that was chosen. */
export interface Net {
  layers: number;
  parameters: number;
  learningRate: number;
  weightDecay: number;
  /** Shares of the frames and the digits tested that are wrong, over the seeds. */
  frame: Errors;
  digit: Errors;
  /** Its errors less those of one layer, paired by seed. */
  overOne: { frame: Apart; digit: Apart };
}

export interface Result {
  depths: number[];
  settings: Setting[];
  seeds: number;
  /** Of all recordings together, and of what the first seed learns from and is tested on. */
  frames: number;
  recordings: number;
  /** Whether speakers are made up. */
  synthetic: boolean;
  learnt: number;
  tested: number;
  finished: number;
  of: number;
  /** One a depth that is finished. */
  nets: Net[];
  /** All trials, a list a depth. */
  measured: Trial[][];
  training: AtHand | null;
  /** The published table of 2011. */
  seide: SeideRow[];
}

export function* sweep(
  recordings: readonly Recording[],
  options: Options,
  random: Streams,
  before?: Result,
): Generator<Result, void, void> {
  const { sight, activation, speakers, share, perRecording, width, steps, seeds } = options;
  const corpus = corpusOf(recordings);
  const features = featuresOf(corpus, sight, { perRecording });
  const context = CONTEXT[sight];
  const data = keptData((seed) => trialData(features, splitBy[speakers](corpus, seed, share), context));
  const cells = DEPTHS.map((layers): Cell => ({
    hidden: Array.from({ length: layers }, () => width),
    activation,
    settings: SETTINGS,
  }));
  const inputs = inputsOf(features, context);
  const measured: Trial[][] = before ? structuredClone(before.measured) : [];
  const [learnt, tested] = [data(0).training.frames, data(0).test.frames];
  const now = (training: AtHand | null): Result => ({
    depths: DEPTHS,
    settings: SETTINGS,
    seeds,
    frames: corpus.frames,
    recordings: corpus.utterances.length,
    synthetic: recordings.some((one: Recording & KnownStates) => one.states !== undefined),
    learnt,
    tested,
    finished: measured.reduce((sum, { length }) => sum + length, 0),
    of: trialsIn(cells, seeds),
    nets: netsOf(measured, cells, inputs, seeds),
    measured: structuredClone(measured),
    training,
    seide: [...SEIDE],
  });
  yield now(null);
  for (const training of sweepCells(measured, { cells, seeds, steps, data }, random)) yield now(training ?? null);
}

function netsOf(measured: readonly Trial[][], cells: readonly Cell[], inputs: number, seeds: number): Net[] {
  const tuned = cells.flatMap(({ hidden }, c) => {
    const found = tunedOf(measured[c] ?? [], SETTINGS.length, seeds);
    return found ? [{ hidden, ...found }] : [];
  });
  return tuned.map(({ hidden, setting, frame, digit }) => {
    const chosen = SETTINGS[setting]!;
    return {
      layers: hidden.length,
      parameters: denseParameters([inputs, ...hidden, STATES], true),
      ...chosen,
      frame,
      digit,
      overOne: { frame: apartOf(frame, tuned[0]!.frame), digit: apartOf(digit, tuned[0]!.digit) },
    };
  });
}
