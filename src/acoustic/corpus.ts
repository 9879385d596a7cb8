import type { Recording } from '../datasets/kinds.ts';
import digitModel from '../datasets/digit-model.json' with { type: 'json' };
import { DIGIT_RATE, DIGIT_ROWS, digitFeatures, HOP, labelOf, type Labelled } from '../datasets/spoken-digits.ts';
import { SILENT_STATE, type KnownStates } from '../datasets/synthetic-digits.ts';
import { poolScorer, type AcousticModel } from '../math/markov/acoustic.ts';
import { align } from '../math/markov/alignment.ts';
import { readModel } from '../math/markov/written-model.ts';
import { endpointsOf } from '../signal/endpoints.ts';
import { frameCount, samplesIn } from '../signal/frames.ts';

/**
 * Spoken digits cut into frames, each with the state that it belongs to: what an acoustic model is taught and tested with. Frames are 25 ms long,
 * 10 ms apart, at 8 kHz, all that are whole; states are places in `digitUnits(3)`, 58 in all.
 */

export const STATES = digitModel.states.length;
/** In samples. */
export const FRAME = samplesIn(25, DIGIT_RATE);

export interface Utterance extends Labelled {
  /** Its place among all. */
  index: number;
  samples: Float32Array;
  /** Its first frame among those of all utterances, and how many it has. */
  first: number;
  frames: number;
}

export interface Corpus {
  utterances: readonly Utterance[];
  frames: number;
  /** Of every frame its state. */
  states: Uint8Array;
}

/** The model that six men's digits are aligned by: that of `digit-training`, as it is written. */
export const aligningModel = (): AcousticModel => readModel(digitModel);

/**
 * Recordings in frames with states: those that a recording brings along, or those of the best path of the model's through the word that its name
 * says; what lies before and after the word is silence. Recordings too short for their word are left out.
 * @param recordings at DIGIT_RATE @throws DataFault for a name that does not say what is spoken
 */
export function corpusOf(recordings: readonly (Recording & KnownStates)[]): Corpus {
  const aligned = aligner();
  const utterances: Utterance[] = [];
  const rows: Uint8Array[] = [];
  let first = 0;
  for (const recording of recordings) {
    const { samples } = recording;
    const label = labelOf(recording);
    const states = recording.states ?? aligned(recording, label.digit);
    if (!states) continue;
    utterances.push({ ...label, index: utterances.length, samples, first, frames: states.length });
    rows.push(states);
    first += states.length;
  }
  const states = new Uint8Array(first);
  utterances.forEach((utterance, i) => states.set(rows[i]!, utterance.first));
  return { utterances, frames: first, states };
}

/** The recording without what stands before and after the word, so that what `digitFeatures` cuts off is off: all models are then shown the same frames. */
export function cutToWord<R extends Recording & KnownStates>(recording: R): R {
  const { start, end } = endpointsOf(recording.samples, DIGIT_RATE);
  const samples = recording.samples.subarray(start, end);
  // Where the word begins is a whole number of hops.
  const from = start / HOP;
  const states = recording.states?.subarray(from, from + frameCount(samples.length, FRAME, HOP));
  return { ...recording, samples, ...(states && { states }) };
}

/** Of a recording of a digit the states of its frames; undefined if it is too short. */
function aligner(): (recording: Recording, digit: number) => Uint8Array | undefined {
  const model = aligningModel();
  const scorer = poolScorer(model.states);
  const featuresOf = digitFeatures();
  return (recording, digit) => {
    const features = featuresOf(recording);
    if (features.values.length === 0) return undefined;
    const path = align(model, DIGIT_ROWS[digit]!, features, scorer);
    if (!path) return undefined;
    const states = new Uint8Array(frameCount(recording.samples.length, FRAME, HOP)).fill(SILENT_STATE);
    // Where the word begins is a whole number of hops.
    const from = features.start / HOP;
    for (const { pool, start, end } of path.segments) states.fill(pool, from + start, from + end);
    return states;
  };
}
