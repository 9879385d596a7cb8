import { corpusOf, STATES } from '../../acoustic/corpus.ts';
import {
  featuresOf,
  framesOf,
  inputsOf,
  standardOf,
  type FeatureKind,
  type FrameSet,
} from '../../acoustic/features.ts';
import { movedCorpus } from '../../acoustic/moved.ts';
import { digitError, logPriors } from '../../acoustic/scoring.ts';
import { sameSpeakers, shareOf } from '../../acoustic/splits.ts';
import type { Images, Recording } from '../../datasets/kinds.ts';
import { shiftedPictures } from '../../datasets/shifted-pictures.ts';
import type { KnownStates } from '../../datasets/synthetic-digits.ts';
import type { Streams } from '../../math/random.ts';

/** What nets learn and are tested on: frames of spoken digits with their states, or pictures of digits with their names. */

export interface Examples {
  /** Inputs in rows. */
  x: Float32Array;
  labels: Uint8Array;
  count: number;
}

/** One way to part what there is; nothing is in two parts. */
export interface Split {
  training: Examples;
  /** The training examples once more, each a little moved: what it is has not changed. */
  moved: Examples;
  validation: Examples;
  test: Examples;
  /** The share of whole words that answers for the test take for others; only where examples are frames of words. */
  words?: (logits: Float32Array) => number;
}

export interface Ground {
  inputs: number;
  classes: number;
  /** Whether speakers are made up. */
  synthetic: boolean;
  splitOf: (seed: number) => Split;
}

export type Sight = Extract<FeatureKind, 'raw' | 'logMel'>;

/** Frames before and behind that are seen besides; of samples none. */
const CONTEXT: Record<Sight, number> = { raw: 0, logMel: 5 };
/** Frames that validate are looked at often: a third of them will do. */
const LOOKED_AT = 1 / 3;

const examplesOf = ({ x, states, frames }: FrameSet): Examples => ({ x, labels: states, count: frames });

/** The same speakers throughout, other utterances in each part. @param share of the training recordings that are learnt from */
export function speechGround(recordings: readonly Recording[], sight: Sight, share: number, random: Streams): Ground {
  const corpus = corpusOf(recordings);
  const features = featuresOf(corpus, sight);
  const moved = featuresOf(movedCorpus(corpus, random('moved')), sight);
  const context = CONTEXT[sight];
  return {
    inputs: inputsOf(features, context),
    classes: STATES,
    synthetic: recordings.some((one: Recording & KnownStates) => one.states !== undefined),
    splitOf(seed) {
      const { training, validation, test } = sameSpeakers(corpus, seed, share);
      const standard = standardOf(features, training);
      const frames = (utterances: typeof test, seen = features) =>
        examplesOf(framesOf(seen, utterances, standard, context));
      const learnt = frames(training);
      const priors = logPriors(learnt.labels);
      return {
        training: learnt,
        moved: frames(training, moved),
        validation: frames(shareOf(validation, LOOKED_AT)),
        test: frames(test),
        words: (logits) => digitError(logits, test, priors),
      };
    },
  };
}

const DIGITS = 10;
/** Of all pictures a fifth is tested, and of the others one in eight validates, as with recordings. */
const TESTED = 1 / 5,
  VALIDATES = 1 / 8;
/** Pixels either way. */
const MOST_SHIFT = 2;

/** Pictures parted by chance, each seed anew. @param share of the training pictures that are learnt from */
export function pictureGround(images: Images, share: number, random: Streams): Ground {
  const { count, height, width, pixels, labels } = images;
  const inputs = height * width;
  const examples = (places: Uint32Array): Examples => {
    const x = new Float32Array(places.length * inputs);
    places.forEach((place, i) => {
      for (let p = 0; p < inputs; p++) x[i * inputs + p] = pixels[place * inputs + p]! / 255;
    });
    return { x, labels: Uint8Array.from(places, (place) => labels![place]!), count: places.length };
  };
  return {
    inputs,
    classes: DIGITS,
    synthetic: false,
    splitOf(seed) {
      const order = random(`split ${seed}`).shuffle(Uint32Array.from({ length: count }, (_, i) => i));
      const tested = Math.round(TESTED * count);
      const chosen = tested + Math.round(VALIDATES * (count - tested));
      const learnt = chosen + Math.max(1, Math.round(share * (count - chosen)));
      const training = examples(order.subarray(chosen, learnt));
      return {
        training,
        moved: { ...training, x: shiftedPictures(training.x, images, MOST_SHIFT, random(`moved ${seed}`)) },
        validation: examples(order.subarray(tested, chosen)),
        test: examples(order.subarray(0, tested)),
      };
    },
  };
}

/** Both, one after the other. */
export function together(first: Examples, second: Examples): Examples {
  const x = new Float32Array(first.x.length + second.x.length);
  const labels = new Uint8Array(first.count + second.count);
  x.set(first.x);
  x.set(second.x, first.x.length);
  labels.set(first.labels);
  labels.set(second.labels, first.count);
  return { x, labels, count: first.count + second.count };
}
