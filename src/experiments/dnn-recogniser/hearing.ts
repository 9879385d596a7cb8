import { cutToWord, FRAME, STATES } from '../../acoustic/corpus.ts';
import { featuresOf, framesOf } from '../../acoustic/features.ts';
import { mixtureLogits } from '../../acoustic/mixture-scoring.ts';
import { openNet } from '../../acoustic/net.ts';
import { digitDecoder } from '../../acoustic/scoring.ts';
import { readNet, type WrittenNet } from '../../acoustic/written-net.ts';
import type { Recording } from '../../datasets/kinds.ts';
import { DIGIT_ROWS, digitFeatures, digitUnits, HOP } from '../../datasets/spoken-digits.ts';
import { exp } from '../../math/elementary/elementary.ts';
import type { AcousticModel } from '../../math/markov/acoustic.ts';
import type { Alignment } from '../../math/markov/alignment.ts';
import { bestWord, recogniserOf } from '../../math/markov/word-scores.ts';
import { frameCount } from '../../signal/frames.ts';

/** One recording as mixtures and a net hear it. */

const CONTEXT = 5;
const UNITS = Object.entries(digitUnits(3));
/** Phones by name, silence last. */
export const PHONES: readonly string[] = UNITS.map(([unit]) => unit);
const PHONE_OF = Array.from({ length: STATES }, (_, s) => UNITS.findIndex(([, states]) => states.includes(s)));

/** What one model makes of a recording. */
export interface Heard {
  /** The digit; null where no word's states fit in. */
  word: number | null;
  /** Of every word its best path's log probability, in nats a frame; null where it does not fit. */
  scores: (number | null)[];
  /** P(phone | frame) in hundredths, phone by phone, frame by frame. */
  phones: number[];
  /** Of every frame the phone that the best word's path is in. */
  path: number[];
}

export interface Ears {
  frames: number;
  gmm: Heard;
  net: Heard;
  /** What the net hears if the states' shares are not divided out. */
  undivided: number | null;
}

/** Both models, ready to hear. Close it when all is heard. */
export function earsOf(model: AcousticModel, written: WrittenNet) {
  const { net, standard } = readNet(written);
  const open = openNet(net);
  const mixtures = recogniserOf(model, DIGIT_ROWS);
  const decoder = digitDecoder();
  const spokenOf = digitFeatures();
  return {
    hear(recording: Recording): Ears {
      const { samples } = cutToWord(recording);
      const frames = Math.max(0, frameCount(samples.length, FRAME, HOP));
      if (frames === 0) {
        const nothing = { word: null, scores: DIGIT_ROWS.map(() => null), phones: [], path: [] };
        return { frames, gmm: nothing, net: nothing, undivided: null };
      }
      // Nobody knows what is said: labels and states are left empty.
      const utterance = { digit: -1, speaker: '', take: 0, index: 0, first: 0, samples, frames };
      const corpus = { utterances: [utterance], frames, states: new Uint8Array(frames) };
      const features = featuresOf(corpus, 'logMel', { perRecording: true });
      const logits = open.logits(framesOf(features, corpus.utterances, standard, CONTEXT).x, frames);
      const spoken = spokenOf({ samples });
      return {
        frames,
        gmm: heard(mixtures.paths(spoken), mixtureLogits(model, spoken, net.priors), frames),
        net: heard(decoder.paths(logits, net.priors), logits, frames),
        undivided: wordOf(decoder.paths(logits)),
      };
    },
    close: () => open.close(),
  };
}

const wordOf = (paths: readonly (Alignment | undefined)[]): number | null => {
  const word = bestWord(paths);
  return word < 0 ? null : word;
};

function heard(paths: readonly (Alignment | undefined)[], logits: Float32Array, frames: number): Heard {
  const word = wordOf(paths);
  const path = new Array<number>(frames).fill(PHONES.length - 1);
  for (const { pool, start, end } of word === null ? [] : paths[word]!.segments) path.fill(PHONE_OF[pool]!, start, end);
  return {
    word,
    scores: paths.map((one) => (one ? Math.round((1e3 * one.logProbability) / frames) / 1e3 : null)),
    phones: phonesOf(logits, frames),
    path,
  };
}

/** Softmax over the states, those of a phone added up. */
function phonesOf(logits: Float32Array, frames: number): number[] {
  const shares = new Float64Array(PHONES.length * frames);
  for (let t = 0; t < frames; t++) {
    const own = logits.subarray(t * STATES, (t + 1) * STATES);
    const most = own.reduce((a, b) => Math.max(a, b));
    const powers = Float64Array.from(own, (logit) => exp(logit - most));
    const sum = powers.reduce((a, b) => a + b);
    powers.forEach((power, s) => (shares[PHONE_OF[s]! * frames + t]! += power / sum));
  }
  return Array.from(shares, (share) => Math.round(100 * share));
}
