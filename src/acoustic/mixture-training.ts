import { digitFeatures, DIGIT_ROWS, digitUnits, labelOf, type Labelled } from '../datasets/spoken-digits.ts';
import type { Recording } from '../datasets/kinds.ts';
import type { AcousticModel } from '../math/markov/acoustic.ts';
import { flatStart, splitStates, trainingStep, type Utterance } from '../math/markov/acoustic-training.ts';
import { alignAll, learnAligned } from '../math/markov/viterbi-training.ts';
import { bestWord, recogniserOf } from '../math/markov/word-scores.ts';
import { gaussianOf } from '../math/mixtures/start.ts';

/** Learning to recognise digits from a flat start, and how often it goes wrong. */

/** Components of a state's mixture, stage by stage. */
export const MIXTURES = [1, 2, 4, 8];
/** Steps of Baum and Welch from the flat start; then, at each size, times that the recordings are aligned anew, and steps of EM each time. */
const SWEEPS = 5,
  ALIGNMENTS = 2,
  STEPS = 2;
/** No variance is below this share of that of all frames; no component has fewer frames than this. */
const FLOOR = 0.02,
  LEAST_FRAMES = 20;

export interface Spoken extends Utterance, Labelled {}

export function spokenOf(recordings: readonly Recording[]): Spoken[] {
  const featuresOf = digitFeatures();
  return recordings.map((recording) => {
    const label = labelOf(recording);
    const { values, dims } = featuresOf(recording);
    return { ...label, row: DIGIT_ROWS[label.digit]!, features: { values, dims } };
  });
}

/** Yields the model at each of MIXTURES. */
export function* learn(utterances: readonly Spoken[], statesEach: number): Generator<AcousticModel> {
  const { dims } = utterances[0]!.features;
  const values = new Float64Array(utterances.reduce((sum, { features }) => sum + features.values.length, 0));
  let at = 0;
  for (const { features } of utterances) {
    values.set(features.values, at);
    at += features.values.length;
  }
  const whole = gaussianOf({ values, dims }, { shape: 'diagonal', floor: 1e-9 });
  const floor = whole.covariances.map((variance) => FLOOR * variance);
  let model = flatStart(utterances, digitUnits(statesEach), { floor });
  for (let i = 0; i < SWEEPS; i++) model = trainingStep(model, utterances, floor).model;
  for (const components of MIXTURES) {
    for (let i = 0; i < ALIGNMENTS; i++) {
      const aligned = alignAll(model, utterances);
      const occupancy = Float64Array.from(aligned.frames, ({ length }) => length / dims);
      if (i === 0) model = splitStates(model, components, { occupancy, least: LEAST_FRAMES });
      model = learnAligned(model, aligned, { floor, steps: STEPS });
    }
    yield model;
  }
}

/** How many of the utterances are taken for another digit, by speaker. */
export function mistakesOf(model: AcousticModel, utterances: readonly Spoken[]): Map<string, number> {
  const { paths } = recogniserOf(model, DIGIT_ROWS);
  const wrong = new Map<string, number>();
  for (const { digit, speaker, features } of utterances)
    if (bestWord(paths(features)) !== digit) wrong.set(speaker, (wrong.get(speaker) ?? 0) + 1);
  return wrong;
}
