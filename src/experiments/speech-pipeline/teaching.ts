import type { Corpus, Utterance } from '../../acoustic/corpus.ts';
import { framesOf, standardOf, type FeatureKind, type Features } from '../../acoustic/features.ts';
import { responsesOf } from '../../acoustic/kernel-response.ts';
import { learnedBank, shapeOf, type LearnedFront } from '../../acoustic/learned-bank.ts';
import { learnedFront } from '../../acoustic/learned-front.ts';
import type { Setting } from '../../acoustic/cells.ts';
import { openNet } from '../../acoustic/net.ts';
import { digitError, frameError, logPriors } from '../../acoustic/scoring.ts';
import { shareOf, type Split } from '../../acoustic/splits.ts';
import { trainNet } from '../../acoustic/training.ts';
import type { Score } from '../../acoustic/trial.ts';
import { annealed } from '../../engine/fit/annealed.ts';
import { exp } from '../../math/elementary/elementary.ts';
import type { Streams } from '../../math/random.ts';
import { fourDecimals, significant } from '../../math/rounding.ts';
import { rankCorrelation } from '../../math/statistics/rank-correlation.ts';
import { absorption, type Absorption } from './absorption.ts';
import { byMixtures, statesOf } from './mixtures.ts';
import { CHANNELS, CONTEXT, KERNELS, type Way } from './ways.ts';

/** Each way is taught on the same recordings and asked about the same others. */

/** exp(V) before and after, each channel with peak 1: lines × channels. */
export interface Bank {
  start: number[];
  end: number[];
}

/** Of the first layer that slides over samples: taps × kernels, each with peak 1, and in Hz where each lets most through. */
export interface Kernels {
  values: number[];
  peaks: number[];
}

/** What one trial finds. */
export interface Taught extends Score {
  parameters: number;
  /** Only where a bank is learnt: correlation of its channels' centres and widths by rank, before and after. */
  ranks?: { start: number; end: number };
  bank?: Bank;
  kernels?: Kernels;
  absorption?: Absorption;
}

export interface Teaching {
  features: (kind: FeatureKind) => Features;
  split: Split;
  hidden: readonly number[];
  steps: number;
  setting: Setting;
}

const BATCH = 64,
  LOOKS = 2,
  /** Frames that validate are looked at often: a third of them will do. */
  LOOKED_AT = 1 / 3,
  /** The bank takes larger steps than the net: what it moves are logarithms of weights. */
  PACE = 80,
  /** Hz from one line of the spectrum to the next. */
  LINE = 31.25;

/** Teaches one way and asks it; yields how much of the steps is done. */
export function* teach(way: Way, teaching: Teaching, random: Streams): Generator<number, Taught> {
  const { features, split } = teaching;
  if (way === 'gmm') return yield* byMixtures(features('mfcc'), split, LOOKED_AT);
  const streams = { weights: random('weights'), shuffle: random('shuffle') };
  if (way === 'bank' || way === 'raw') return yield* byFront(way, teaching, { ...streams, bank: random('bank') });
  if (way === 'mel') return yield* byNet(unlogged(features('logMel')), teaching, streams);
  return yield* byNet(features(way), teaching, streams, way === 'mfcc' ? features('logMel') : undefined);
}

/** The energies themselves. */
const unlogged = ({ values, ...rest }: Features): Features => ({ ...rest, values: values.map((own) => own.map(exp)) });

type NetStreams = { weights: ReturnType<Streams>; shuffle: ReturnType<Streams> };

function* byNet(
  features: Features,
  { split, hidden, steps, setting }: Teaching,
  streams: NetStreams,
  logMel?: Features,
): Generator<number, Taught> {
  const { training, validation, test } = split;
  const standard = standardOf(features, training);
  const framed = (part: readonly Utterance[]) => framesOf(features, part, standard, CONTEXT);
  const asked = framed(test);
  const settings = { hidden, steps, batch: BATCH, ...setting, activation: 'relu', looks: LOOKS } as const;
  let last;
  for (const look of trainNet(framed(training), framed(shareOf(validation, LOOKED_AT)), settings, streams)) {
    last = look;
    yield look.done / steps;
  }
  const { best, parameters, validationAtBest } = last!;
  const open = openNet(best);
  const logits = open.logits(asked.x, asked.frames);
  open.close();
  return {
    validation: validationAtBest,
    frame: fourDecimals(frameError(logits, asked.states)),
    digit: fourDecimals(digitError(logits, test, best.priors)),
    parameters,
    ...(logMel && { absorption: absorption(best, standard, logMel, test, logits, CONTEXT) }),
  };
}

function* byFront(
  way: 'bank' | 'raw',
  { features, split, hidden, steps, setting }: Teaching,
  streams: NetStreams & { bank: ReturnType<Streams> },
): Generator<number, Taught> {
  const settings = { hidden, steps, batch: BATCH, ...setting, context: CONTEXT };
  if (way === 'raw') {
    const front = learnedFront(features('raw'), split.training, { ...settings, channels: KERNELS }, streams);
    const found = yield* taught(front, split, steps, features('raw').corpus);
    const kernels = shown(front.weights());
    front.close();
    return { ...found, kernels };
  }
  const seen = features('logPower');
  const bank = learnedBank(seen, split.training, { ...settings, channels: CHANNELS, pace: PACE }, streams);
  const start = bank.weights();
  const found = yield* taught(bank, split, steps, seen.corpus);
  const end = bank.weights();
  bank.close();
  return {
    ...found,
    ranks: { start: rankOf(start), end: rankOf(end) },
    bank: { start: peaked(start, CHANNELS), end: peaked(end, CHANNELS) },
  };
}

/** Teaches what learns in front of a net; of its looks that with the fewest mistakes in validation counts. */
function* taught(
  learner: LearnedFront,
  { training, validation, test }: Split,
  steps: number,
  corpus: Corpus,
): Generator<number, Score & { parameters: number }> {
  const priors = logPriors(statesOf(corpus, training));
  const every = Math.ceil(steps / LOOKS);
  const looked = shareOf(validation, LOOKED_AT);
  let best: Score | undefined;
  for (let i = 0; i < steps; i++) {
    learner.step(annealed(i, steps));
    if ((i + 1) % every === 0 || i + 1 === steps) {
      const checked = learner.answers(looked);
      const found = frameError(checked.logits, checked.states);
      if (!best || found < best.validation) {
        const { logits, states } = learner.answers(test);
        best = {
          validation: found,
          frame: fourDecimals(frameError(logits, states)),
          digit: fourDecimals(digitError(logits, test, priors)),
        };
      }
    }
    if (i % 10 === 9) yield (i + 1) / steps;
  }
  return { ...best!, validation: fourDecimals(best!.validation), parameters: learner.parameters };
}

function rankOf(bank: Float64Array): number {
  const shapes = Array.from({ length: CHANNELS }, (_, c) => shapeOf(bank, CHANNELS, c));
  const [centres, widths] = [shapes.map(({ centre }) => centre), shapes.map(({ width }) => width)];
  return fourDecimals(rankCorrelation(centres, widths));
}

/** Each column divided by its greatest number, to three decimals. */
function peaked(values: ArrayLike<number>, columns: number): number[] {
  const peaks = new Float64Array(columns);
  for (let i = 0; i < values.length; i++) peaks[i % columns] = Math.max(peaks[i % columns]!, Math.abs(values[i]!));
  return Array.from(values, (value, i) => significant(Math.round((1e3 * value) / peaks[i % columns]!) / 1e3, 3) + 0);
}

function shown(kernels: ArrayLike<number>): Kernels {
  const peaks = responsesOf(kernels, KERNELS).map((response) => response.indexOf(Math.max(...response)) * LINE);
  return { values: peaked(kernels, KERNELS), peaks: peaks.map(Math.round) };
}
