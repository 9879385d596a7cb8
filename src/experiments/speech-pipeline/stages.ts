import type { Corpus, Utterance } from '../../acoustic/corpus.ts';
import { framesOf, standardOf, type FeatureKind, type Features } from '../../acoustic/features.ts';
import { learnedBank, shapeOf, type LearnedBank } from '../../acoustic/learned-bank.ts';
import { learnedFront } from '../../acoustic/learned-front.ts';
import { mixtureLogits } from '../../acoustic/mixture-scoring.ts';
import { learn, type Spoken } from '../../acoustic/mixture-training.ts';
import { openNet } from '../../acoustic/net.ts';
import { digitError, frameError, logPriors } from '../../acoustic/scoring.ts';
import type { Split } from '../../acoustic/splits.ts';
import { trainNet } from '../../acoustic/training.ts';
import { DIGIT_DIMS, DIGIT_ROWS } from '../../datasets/spoken-digits.ts';
import { annealed } from '../../engine/fit/annealed.ts';
import type { AcousticModel } from '../../math/markov/acoustic.ts';
import { bestWord, recogniserOf } from '../../math/markov/word-scores.ts';
import type { Streams } from '../../math/random.ts';
import { fourDecimals, significant } from '../../math/rounding.ts';
import { rankCorrelation } from '../../math/statistics/rank-correlation.ts';
import { withDeltas } from '../../signal/deltas.ts';
import { absorption, type Absorption } from './absorption.ts';

/** The production line from sound to states, with less and less of it made by hand. Each way is taught on the same recordings and asked about the same others. */

export const WAYS = ['gmm', 'mfcc', 'logMel', 'bank', 'raw'] as const;
export type Way = (typeof WAYS)[number];

export interface Score {
  frame: number;
  digit: number;
  parameters: number;
  /** Only where a bank is learnt: correlation of its channels' centres and widths by rank, before and after. */
  ranks?: { start: number; end: number };
  /** exp(V) before and after, each channel with peak 1: lines × channels. */
  bank?: { start: number[]; end: number[] };
  absorption?: Absorption;
}

export const CHANNELS = 23,
  CONTEXT = 5;
const BATCH = 64,
  RATE = 2e-3,
  DECAY = 3e-4,
  LOOKS = 5,
  /** The bank takes larger steps than the net: what it moves are logarithms of weights. */
  PACE = 80;

/** Teaches one way and asks it; yields between. */
export function* score(
  way: Way,
  features: (kind: FeatureKind) => Features,
  split: Split,
  { hidden, steps }: { hidden: readonly number[]; steps: number },
  random: Streams,
): Generator<void, Score> {
  const settings = { hidden, steps, batch: BATCH, learningRate: RATE, weightDecay: DECAY, context: CONTEXT };
  if (way === 'gmm') return yield* byMixtures(features('mfcc'), split);
  const streams = { weights: random('weights'), shuffle: random('shuffle') };
  if (way === 'bank') {
    const own = { ...streams, bank: random('bank') };
    const bank = learnedBank(
      features('logPower'),
      split.training,
      { ...settings, channels: CHANNELS, pace: PACE },
      own,
    );
    const start = bank.weights();
    const found = yield* taught(bank, split, steps, features('logPower').corpus);
    const end = bank.weights();
    bank.close();
    return {
      ...found,
      ranks: { start: rankOf(start), end: rankOf(end) },
      bank: { start: peaked(start), end: peaked(end) },
    };
  }
  if (way === 'raw') {
    const front = learnedFront(features('raw'), split.training, { ...settings, channels: CHANNELS }, streams);
    const found = yield* taught(front, split, steps, features('raw').corpus);
    front.close();
    return found;
  }
  return yield* byNet(features(way), split, settings, streams, way === 'mfcc' ? features('logMel') : undefined);
}

/** Eight components a state, of the cepstra with their deltas. */
function* byMixtures({ values, dims, corpus }: Features, { training, test }: Split): Generator<void, Score> {
  const spokenOf = ({ digit, speaker, take, index }: Utterance): Spoken => {
    const features = { values: withDeltas(Float64Array.from(values[index]!), dims), dims: DIGIT_DIMS };
    return { digit, speaker, take, row: DIGIT_ROWS[digit]!, features };
  };
  let model: AcousticModel | undefined;
  for (model of learn(training.map(spokenOf), 3)) yield;
  const { paths } = recogniserOf(model!, DIGIT_ROWS);
  const asked = test.map(spokenOf);
  const priors = logPriors(statesOf(corpus, training));
  const logits = joined(asked.map(({ features }) => mixtureLogits(model!, features, priors)));
  return {
    frame: fourDecimals(frameError(logits, statesOf(corpus, test))),
    digit: fourDecimals(
      asked.filter(({ features, digit }) => bestWord(paths(features)) !== digit).length / asked.length,
    ),
    // A weight less a state than components; and the chance of staying.
    parameters: model!.states.reduce((sum, { weights }) => sum + weights.length * (2 * DIGIT_DIMS + 1), 0),
  };
}

function* byNet(
  features: Features,
  { training, validation, test }: Split,
  settings: { hidden: readonly number[]; steps: number; batch: number; learningRate: number; weightDecay: number },
  streams: { weights: ReturnType<Streams>; shuffle: ReturnType<Streams> },
  logMel: Features | undefined,
): Generator<void, Score> {
  const standard = standardOf(features, training);
  const [learnt, checked, asked] = [training, validation, test].map((part) =>
    framesOf(features, part, standard, CONTEXT),
  ) as [ReturnType<typeof framesOf>, ReturnType<typeof framesOf>, ReturnType<typeof framesOf>];
  let last;
  for (const look of trainNet(learnt, checked, { ...settings, activation: 'relu', looks: LOOKS }, streams)) {
    last = look;
    yield;
  }
  const { best, parameters } = last!;
  const open = openNet(best);
  const logits = open.logits(asked.x, asked.frames);
  open.close();
  return {
    frame: fourDecimals(frameError(logits, asked.states)),
    digit: fourDecimals(digitError(logits, test, best.priors)),
    parameters,
    ...(logMel && { absorption: absorption(best, standard, logMel, test, logits, CONTEXT) }),
  };
}

/** Teaches what learns in front of a net; of its looks that with the fewest mistakes in validation counts. */
function* taught(
  learner: Omit<LearnedBank, 'weights'>,
  { training, validation, test }: Split,
  steps: number,
  corpus: Corpus,
): Generator<void, Score> {
  const priors = logPriors(statesOf(corpus, training));
  const every = Math.ceil(steps / LOOKS);
  let best: (Score & { validation: number }) | undefined;
  for (let i = 0; i < steps; i++) {
    learner.step(annealed(i, steps));
    if ((i + 1) % every !== 0 && i + 1 < steps) {
      if (i % 50 === 0) yield;
      continue;
    }
    const checked = learner.answers(validation);
    const found = frameError(checked.logits, checked.states);
    if (!best || found < best.validation) {
      const { logits, states } = learner.answers(test);
      best = {
        validation: found,
        frame: fourDecimals(frameError(logits, states)),
        digit: fourDecimals(digitError(logits, test, priors)),
        parameters: learner.parameters,
      };
    }
    yield;
  }
  const { frame, digit, parameters } = best!;
  return { frame, digit, parameters };
}

const statesOf = ({ states }: Corpus, utterances: readonly Utterance[]): Uint8Array =>
  Uint8Array.from(utterances.flatMap(({ first, frames }) => Array.from(states.subarray(first, first + frames))));

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

function rankOf(bank: Float64Array): number {
  const shapes = Array.from({ length: CHANNELS }, (_, c) => shapeOf(bank, CHANNELS, c));
  const [centres, widths] = [shapes.map(({ centre }) => centre), shapes.map(({ width }) => width)];
  return fourDecimals(rankCorrelation(centres, widths));
}

function peaked(bank: Float64Array): number[] {
  const peaks = new Float64Array(CHANNELS);
  bank.forEach((weight, i) => (peaks[i % CHANNELS] = Math.max(peaks[i % CHANNELS]!, weight)));
  return Array.from(bank, (weight, i) => significant(Math.round((1e3 * weight) / peaks[i % CHANNELS]!) / 1e3, 3));
}
