import { DIGIT_ROWS } from '../datasets/spoken-digits.ts';
import { log } from '../math/elementary/elementary.ts';
import { compose } from '../math/markov/acoustic.ts';
import { alignComposite, type Alignment } from '../math/markov/alignment.ts';
import { bestWord } from '../math/markov/word-scores.ts';
import { aligningModel, STATES, type Utterance } from './corpus.ts';

/** How often a net mistakes a frame's state, and a digit. */

/** The share of rows whose greatest logit is another class's. @param logits rows × classes, one label a row */
export function mistaken(logits: Float32Array, labels: Uint8Array, classes: number): number {
  let wrong = 0;
  for (let i = 0; i < labels.length; i++) {
    const at = i * classes;
    let best = 0;
    for (let s = 1; s < classes; s++) if (logits[at + s]! > logits[at + best]!) best = s;
    if (best !== labels[i]) wrong++;
  }
  return wrong / labels.length;
}

/** The share of frames whose greatest logit is another state's. @param logits frames × states */
export const frameError = (logits: Float32Array, states: Uint8Array): number => mistaken(logits, states, STATES);

/** Rows of classes numbers: 1 at the label, else 0. */
export function oneHot(labels: Uint8Array, classes: number): Float32Array {
  const y = new Float32Array(labels.length * classes);
  labels.forEach((label, i) => (y[i * classes + label] = 1));
  return y;
}

/** log P(s), the share of each state among frames; a state that has none counts as having half a frame. */
export function logPriors(states: Uint8Array): Float64Array {
  const counts = new Float64Array(STATES);
  for (const state of states) counts[state]!++;
  return counts.map((count) => log(Math.max(0.5, count) / states.length));
}

export interface DigitDecoder {
  /**
   * Of every digit the best path through its states; undefined where the recording is too short.
   * @param logits frames × states @param priors what is subtracted from them
   */
  paths(logits: Float32Array, priors?: Float64Array): (Alignment | undefined)[];
}

/**
 * Digits from a net's answers: the words' chains, with the aligning model's chances of staying in a state, are laid along log P(s|x) − log P(s), which
 * is log p(x|s) but for a number that all words have in common (Bourlard & Morgan 1994). Hence logits will do: what softmax divides by is common too.
 */
export function digitDecoder(): DigitDecoder {
  const model = aligningModel();
  const words = DIGIT_ROWS.map((row) => compose(model, row));
  return {
    paths(logits, priors) {
      const frames = logits.length / STATES;
      const emissions = (_: unknown, pool: Int32Array): Float64Array => {
        const logs = new Float64Array(frames * pool.length);
        for (let t = 0, i = 0; t < frames; t++)
          for (let s = 0; s < pool.length; s++, i++)
            logs[i] = logits[t * STATES + pool[s]!]! - (priors ? priors[pool[s]!]! : 0);
        return logs;
      };
      return words.map((word) => alignComposite(word, NOTHING, { emissions }));
    },
  };
}
/** The features are behind the logits. */
const NOTHING = { values: new Float64Array(0), dims: 1 };

/**
 * Which digit each utterance is taken for, −1 where none fits.
 * @param logits of the frames of the utterances, one after the other @param priors divided out; left alone if not given
 */
export function decodeDigits(
  logits: Float32Array,
  utterances: readonly Pick<Utterance, 'frames'>[],
  priors?: Float64Array,
): number[] {
  const { paths } = digitDecoder();
  let from = 0;
  return utterances.map(({ frames }) => {
    const own = logits.subarray(from * STATES, (from + frames) * STATES);
    from += frames;
    return bestWord(paths(own, priors));
  });
}

/** The share of utterances that are taken for another digit. */
export function digitError(
  logits: Float32Array,
  utterances: readonly Pick<Utterance, 'frames' | 'digit'>[],
  priors?: Float64Array,
): number {
  const heard = decodeDigits(logits, utterances, priors);
  return utterances.filter(({ digit }, i) => heard[i] !== digit).length / utterances.length;
}
