import type { Corpus, Utterance } from '../../acoustic/corpus.ts';
import type { Features } from '../../acoustic/features.ts';
import { mixtureLogits } from '../../acoustic/mixture-scoring.ts';
import { learn, MIXTURES, type Spoken } from '../../acoustic/mixture-training.ts';
import { frameError, logPriors } from '../../acoustic/scoring.ts';
import { shareOf, type Split } from '../../acoustic/splits.ts';
import type { Score } from '../../acoustic/trial.ts';
import { DIGIT_DIMS, DIGIT_ROWS } from '../../datasets/spoken-digits.ts';
import type { AcousticModel } from '../../math/markov/acoustic.ts';
import { bestWord, recogniserOf } from '../../math/markov/word-scores.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { withDeltas } from '../../signal/deltas.ts';

/** The way with no net: mixtures of Gaussians of the cepstra with their deltas, as many components a state as validation likes best. */

export function* byMixtures(
  { values, dims, corpus }: Features,
  { training, validation, test }: Split,
  lookedAt: number,
): Generator<number, Score & { parameters: number }> {
  const spokenOf = ({ digit, speaker, take, index }: Utterance): Spoken => {
    const features = { values: withDeltas(Float64Array.from(values[index]!), dims), dims: DIGIT_DIMS };
    return { digit, speaker, take, row: DIGIT_ROWS[digit]!, features };
  };
  const priors = logPriors(statesOf(corpus, training));
  const wrong = (model: AcousticModel, utterances: readonly Utterance[]): number => {
    const logits = utterances.map((one) => mixtureLogits(model, spokenOf(one).features, priors));
    return frameError(joined(logits), statesOf(corpus, utterances));
  };
  const looked = shareOf(validation, lookedAt);
  let best: { model: AcousticModel; validation: number } | undefined;
  let stage = 0;
  for (const model of learn(training.map(spokenOf), 3)) {
    const found = wrong(model, looked);
    if (!best || found < best.validation) best = { model, validation: found };
    yield ++stage / MIXTURES.length;
  }
  const { model } = best!;
  const { paths } = recogniserOf(model, DIGIT_ROWS);
  const mistaken = test.filter((one) => bestWord(paths(spokenOf(one).features)) !== one.digit);
  return {
    validation: fourDecimals(best!.validation),
    frame: fourDecimals(wrong(model, test)),
    digit: fourDecimals(mistaken.length / test.length),
    // A weight less a state than components; and the chance of staying.
    parameters: model.states.reduce((sum, { weights }) => sum + weights.length * (2 * DIGIT_DIMS + 1), 0),
  };
}

export const statesOf = ({ states }: Corpus, utterances: readonly Utterance[]): Uint8Array =>
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
