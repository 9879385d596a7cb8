import type { AcousticModel, Step } from '../math/markov/acoustic.ts';
import type { Features } from '../math/mixtures/mixture.ts';
import { withDeltas } from '../signal/deltas.ts';
import { endpointsOf } from '../signal/endpoints.ts';
import { frontEndOf } from '../signal/front-end.ts';
import { normalised } from '../signal/normalisation.ts';
import { DataFault, type Recording } from './kinds.ts';

/** English digits spoken one by one: their phones, the features that they are recognised by, and what a recording's name says of it. */

/** Of every digit its phones in ARPAbet, 19 in all. */
export const DIGIT_PHONES: readonly (readonly string[])[] = [
  ['Z', 'IH', 'R', 'OW'],
  ['W', 'AH', 'N'],
  ['T', 'UW'],
  ['TH', 'R', 'IY'],
  ['F', 'AO', 'R'],
  ['F', 'AY', 'V'],
  ['S', 'IH', 'K', 'S'],
  ['S', 'EH', 'V', 'AH', 'N'],
  ['EY', 'T'],
  ['N', 'AY', 'N'],
];

/** What stands before and after every word, if anything does. */
const SILENCE: Step = { unit: 'SIL', optional: true };

/** Of every digit the row of units that it is. */
export const DIGIT_ROWS: readonly (readonly Step[])[] = DIGIT_PHONES.map((phones) => [
  SILENCE,
  ...phones.map((unit) => ({ unit })),
  SILENCE,
]);

/** A pool in which every phone has that many states of its own, and silence one. */
export function digitUnits(statesEach: number): AcousticModel['units'] {
  let next = 0;
  const own = (states: number) => Array.from({ length: states }, () => next++);
  const phones = [...new Set(DIGIT_PHONES.flat())];
  return { ...Object.fromEntries(phones.map((phone) => [phone, own(statesEach)])), SIL: own(1) };
}

export const DIGIT_RATE = 8000;
/** Cepstra c_0 … c_12, and dimensions with both kinds of deltas. */
const CEPSTRA = 13;
export const DIGIT_DIMS = 3 * CEPSTRA;
export const MEL_CHANNELS = 23;
/** In samples. */
export const HOP = DIGIT_RATE / 100;

export interface DigitFeatures extends Features {
  /** The sample that the first frame begins with: what stands before and after the word is cut off. */
  start: number;
  /** Frames × MEL_CHANNELS. */
  logMel: Float64Array;
}

/**
 * HTK's convention (25/10 ms, Hamming, pre-emphasis 0.97, 23 mel channels, c_0 to c_12, lifter 22), each recording's own mean taken off and divided
 * by its own standard deviation, with deltas and their deltas.
 * @returns a function for many recordings, at DIGIT_RATE
 */
export function digitFeatures(): (recording: Pick<Recording, 'samples'>) => DigitFeatures {
  const front = frontEndOf({ sampleRate: DIGIT_RATE, channels: MEL_CHANNELS, cepstra: CEPSTRA, scale: 'htk' });
  return ({ samples }) => {
    const { start, end } = endpointsOf(samples, DIGIT_RATE);
    const { cepstra, logMel } = front.features(samples.subarray(start, end));
    return { values: withDeltas(normalised(cepstra, CEPSTRA), CEPSTRA), dims: DIGIT_DIMS, start, logMel };
  };
}

/** What the name of a recording says, as in the Free Spoken Digit Dataset: digit_speaker_take.wav. */
export interface Labelled {
  digit: number;
  speaker: string;
  take: number;
}

/** @throws DataFault if the name is another */
export function labelOf({ name }: Pick<Recording, 'name'>): Labelled {
  const found = /^(\d)_([^_]+)_(\d+)\.wav$/i.exec(name);
  if (!found)
    throw new DataFault(`${name} 的名字看不出说的是什么；改成 数字_说话人_第几遍.wav，例如 7_jackson_32.wav。`);
  return { digit: Number(found[1]), speaker: found[2]!, take: Number(found[3]) };
}
