import { corpusOf, cutToWord, type Corpus, type Utterance } from '../../acoustic/corpus.ts';
import { featuresOf, framesOf, standardOf, type Features, type Standard } from '../../acoustic/features.ts';
import { mixtureLogits } from '../../acoustic/mixture-scoring.ts';
import { learn, MIXTURES, type Spoken } from '../../acoustic/mixture-training.ts';
import { openNet, type LearntNet } from '../../acoustic/net.ts';
import { decodeDigits, frameError } from '../../acoustic/scoring.ts';
import type { Split } from '../../acoustic/splits.ts';
import { trainNet, type NetSettings } from '../../acoustic/training.ts';
import { DIGIT_DIMS, DIGIT_ROWS } from '../../datasets/spoken-digits.ts';
import type { Recording } from '../../datasets/kinds.ts';
import type { KnownStates } from '../../datasets/synthetic-digits.ts';
import type { AcousticModel } from '../../math/markov/acoustic.ts';
import { bestWord, recogniserOf } from '../../math/markov/word-scores.ts';
import type { Streams } from '../../math/random.ts';
import { withDeltas } from '../../signal/deltas.ts';

/** Mixtures and a net taught on the same frames of the same recordings, and asked about the same others. */

/** Frames before and behind that the net is shown; the mixtures see as much in their deltas. */
const CONTEXT = 5;
const STATES_EACH = 3;

/** Features as they are, and each recording's by its own mean and deviation. Each model takes what validation likes better. */
const WAYS = [false, true] as const;

/** What both models see of the recordings, one way or the other. */
interface View {
  perRecording: boolean;
  /** MFCC with deltas, for the mixtures. */
  spoken: readonly Spoken[];
  /** Log mel energies, for the net. */
  features: Features;
}

export interface Ground {
  corpus: Corpus;
  views: readonly View[];
}

/** The recordings cut to their words, in frames. */
export function groundOf(recordings: readonly (Recording & KnownStates)[]): Ground {
  const corpus = corpusOf(recordings.map(cutToWord));
  return { corpus, views: WAYS.map((perRecording) => viewOf(corpus, perRecording)) };
}

export function viewOf(corpus: Corpus, perRecording: boolean): View {
  const { values, dims } = featuresOf(corpus, 'mfcc', { perRecording });
  return {
    perRecording,
    spoken: corpus.utterances.map(({ digit, speaker, take, index }) => {
      const features = { values: withDeltas(Float64Array.from(values[index]!), dims), dims: DIGIT_DIMS };
      return { digit, speaker, take, row: DIGIT_ROWS[digit]!, features };
    }),
    features: featuresOf(corpus, 'logMel', { perRecording }),
  };
}

/** What a turn found: whole numbers, by speaker. */
export interface Turn {
  /** Recordings that were asked about, and which of them each way took for another digit. */
  asked: number[];
  gmm: number[];
  net: number[];
  /** The net, the states' shares not divided out. */
  undivided: number[];
  /** Frames that were asked about, and those whose state is mistaken. */
  frames: { asked: number; gmm: number; net: number };
  /**
   * What validation chose: components a state, whether features are taken by each recording's own mean and deviation, and which of the ways to teach
   * the net.
   */
  chosen: { mixtures: number; gmm: boolean; net: boolean; teaching: number };
}

interface Mixed {
  model: AcousticModel;
  mixtures: number;
  view: View;
}

interface Taught {
  net: LearntNet;
  standard: Standard;
  view: View;
  /** Its place among the settings. */
  teaching: number;
}

/**
 * Teaches both and asks them; yields between. Of what is tried, that with the fewest mistaken digits of validation is taken; of equally good mixtures the
 * first, of equally good nets that with the fewest mistaken frames, as few digits are mistaken at all.
 * @param speakers in the order in which they are counted @param settings that the net is taught with by turns
 */
export function* contest(
  { corpus, views }: Ground,
  { training, validation, test }: Split,
  speakers: readonly string[],
  settings: readonly NetSettings[],
  random: Streams,
): Generator<void, Turn> {
  const [mixed, taught] = [fewest<Mixed>(), fewest<Taught>()];
  for (const view of views) {
    let stage = 0;
    const learnt = training.map(({ index }) => view.spoken[index]!);
    for (const model of learn(learnt, STATES_EACH)) {
      const wrong = mistaken(model, view, validation).filter(Boolean).length;
      mixed.offer({ model, mixtures: MIXTURES[stage++]!, view }, wrong);
      yield;
    }
    for (const [teaching, setting] of settings.entries()) {
      const { net, standard } = yield* teach(view.features, training, validation, setting, random);
      const one = { net, standard, view, teaching };
      const { logits, states } = answers(one, validation);
      const heard = decodeDigits(logits, validation, net.priors);
      const wrong = validation.filter(({ digit }, i) => heard[i] !== digit).length;
      taught.offer(one, wrong + frameError(logits, states) / 2);
    }
  }
  const { model, mixtures, view } = mixed.best();
  const chosen = taught.best();
  const { logits, states } = answers(chosen, test);
  const [divided, undivided] = [chosen.net.priors, undefined].map((priors) => decodeDigits(logits, test, priors));
  const wrongly = mistaken(model, view, test);
  const { priors } = chosen.net;
  const byMixtures = test.map(({ index, first, frames }) => {
    const found = mixtureLogits(model, view.spoken[index]!.features, priors);
    return Math.round(frames * frameError(found, corpus.states.subarray(first, first + frames)));
  });
  const counted = (wrong: (i: number) => boolean) =>
    speakers.map((id) => test.filter(({ speaker }, i) => speaker === id && wrong(i)).length);
  return {
    asked: counted(() => true),
    gmm: counted((i) => wrongly[i]!),
    net: counted((i) => divided![i] !== test[i]!.digit),
    undivided: counted((i) => undivided![i] !== test[i]!.digit),
    frames: {
      asked: states.length,
      gmm: byMixtures.reduce((a, b) => a + b, 0),
      net: Math.round(states.length * frameError(logits, states)),
    },
    chosen: { mixtures, gmm: view.perRecording, net: chosen.view.perRecording, teaching: chosen.teaching },
  };
}

/** Keeps the first of those with the fewest mistakes. */
function fewest<T>() {
  let best: { one: T; wrong: number } | undefined;
  return {
    offer(one: T, wrong: number) {
      if (!best || wrong < best.wrong) best = { one, wrong };
    },
    best: (): T => best!.one,
  };
}

/** Teaches a net; yields at every look. */
export function* teach(
  features: Features,
  training: readonly Utterance[],
  validation: readonly Utterance[],
  settings: NetSettings,
  random: Streams,
): Generator<void, { net: LearntNet; standard: Standard }> {
  const standard = standardOf(features, training);
  const [learnt, checked] = [training, validation].map((part) => framesOf(features, part, standard, CONTEXT));
  let net: LearntNet | undefined;
  for (const look of trainNet(learnt!, checked!, settings, {
    weights: random('weights'),
    shuffle: random('shuffle'),
  })) {
    net = look.best;
    yield;
  }
  return { net: net!, standard };
}

/** What the net says of all frames of the utterances, and the states that they are in. */
function answers({ net, standard, view }: Taught, utterances: readonly Utterance[]) {
  const { x, frames, states } = framesOf(view.features, utterances, standard, CONTEXT);
  const open = openNet(net);
  try {
    return { logits: open.logits(x, frames), states };
  } finally {
    open.close();
  }
}

/** Which utterances the mixtures take for another digit. */
function mistaken(model: AcousticModel, { spoken }: View, utterances: readonly Utterance[]): boolean[] {
  const { paths } = recogniserOf(model, DIGIT_ROWS);
  return utterances.map(({ index, digit }) => bestWord(paths(spoken[index]!.features)) !== digit);
}
