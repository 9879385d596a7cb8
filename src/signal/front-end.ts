import { log } from '../math/elementary/elementary.ts';
import { cosineTransform, lifterWeights } from './cepstra.ts';
import { filterBank, type FilterBank } from './filter-bank.ts';
import { frameCount, hamming, hann, samplesIn, type Samples } from './frames.ts';
import type { MelScale } from './mel.ts';
import { EMPHASIS, spectrumOf } from './spectrum.ts';

/** The settings of a front end. */
export interface FrontEndOptions {
  /** In Hz. */
  sampleRate: number;
  /** Length of a frame, and from one's beginning to the next's. */
  windowMs?: number;
  hopMs?: number;
  /** Number of mel triangles. */
  channels?: number;
  /** Number of cepstra, from c_0 on: 13 are c_0 … c_12. At most `channels`. */
  cepstra?: number;
  scale?: MelScale;
  /** HTK's L, 0 for none. */
  lifter?: number;
}

/** Features of every frame, row after row. */
export interface Features {
  frames: number;
  /** frames × channels. */
  logMel: Float64Array;
  /** frames × cepstra, liftered. */
  cepstra: Float64Array;
}

/** What one frame becomes, stage by stage. */
export interface FrameStages {
  /** The power spectrum, fftSize/2 + 1 lines. */
  power: Float64Array;
  /** The triangles' outputs, before the logarithm. */
  mel: Float64Array;
  logMel: Float64Array;
  cepstra: Float64Array;
}

export interface FrontEnd {
  /** In samples. */
  frameLength: number;
  hopLength: number;
  fftSize: number;
  bank: FilterBank;
  /** Whole frames in so many samples. */
  frameCount(samples: number): number;
  features(samples: Samples): Features;
  /** The frame that begins at that sample. */
  stages(samples: Samples, from: number): FrameStages;
}

interface Convention {
  taper(n: number): Float64Array;
  emphasis: number;
  /** What samples of full scale 1 are multiplied by. */
  gain: number;
  /** From the power that the spectrum gives to what the triangles weigh. */
  magnitude: boolean;
  /** The logarithm of a triangle's output, with its floor. */
  logarithm(value: number): number;
  cosine: 'htk' | 'orthonormal';
}

const PER_DECADE = 10 / log(10);

/**
 * The two conventions, all of each (a half of one with a half of the other is a third that nobody uses):
 * - `htk` (The HTK Book, chapter 5): samples as 16-bit integers, pre-emphasis 0.97, Hamming's window, magnitude, triangles of peak 1, natural
 *   logarithm with a floor of 1, DCT scaled by √(2/N);
 * - `slaney` (librosa's feature.mfcc): samples as they are, no pre-emphasis, Hann's window, power, triangles of area 1, 10 log₁₀ with a floor of
 *   1e-10, orthonormal DCT. Not taken over: librosa's padding (here frames are whole, as in HTK) and its cut at 80 dB under the loudest.
 */
const CONVENTIONS: Record<MelScale, Convention> = {
  htk: {
    taper: hamming,
    emphasis: EMPHASIS,
    gain: 32768,
    magnitude: true,
    logarithm: (value) => log(Math.max(1, value)),
    cosine: 'htk',
  },
  slaney: {
    taper: hann,
    emphasis: 0,
    gain: 1,
    magnitude: false,
    logarithm: (value) => PER_DECADE * log(Math.max(1e-10, value)),
    cosine: 'orthonormal',
  },
};

/** The front end with those settings, its tables made once: for many recordings of one kind. */
export function frontEndOf({
  sampleRate,
  windowMs = 25,
  hopMs = 10,
  channels = 26,
  cepstra: count = 13,
  scale = 'htk',
  lifter = 22,
}: FrontEndOptions): FrontEnd {
  if (count > channels) throw new RangeError(`invalid cepstra: ${count} of ${channels} channels`);
  const convention = CONVENTIONS[scale];
  const [frameLength, hopLength] = [samplesIn(windowMs, sampleRate), samplesIn(hopMs, sampleRate)];
  const { taper, emphasis, gain } = convention;
  const { fftSize, lines, power } = spectrumOf(frameLength, { taper: taper(frameLength), emphasis, gain });
  const bank = filterBank({ sampleRate, fftSize, channels, scale });
  const transform = cosineTransform(channels, count, convention.cosine);
  const lift = lifterWeights(count, lifter);
  for (let i = 0; i < count; i++) for (let j = 0; j < channels; j++) transform[i * channels + j]! *= lift[i]!;

  const spectrum = new Float64Array(lines);
  /** Triangles' outputs into `mel` from `at` on. */
  const melInto = (samples: Samples, from: number, mel: Float64Array, at: number): void => {
    power(samples, from, spectrum);
    if (convention.magnitude) for (let k = 0; k < lines; k++) spectrum[k] = Math.sqrt(spectrum[k]!);
    bank.apply(spectrum, mel, at);
  };
  /** Logarithms in place, and cepstra from them. */
  const finish = (mel: Float64Array, at: number, cepstra: Float64Array, to: number): void => {
    for (let c = at; c < at + channels; c++) mel[c] = convention.logarithm(mel[c]!);
    for (let i = 0; i < count; i++) {
      let sum = 0;
      for (let j = 0; j < channels; j++) sum += transform[i * channels + j]! * mel[at + j]!;
      cepstra[to + i] = sum;
    }
  };
  const countIn = (samples: number): number => frameCount(samples, frameLength, hopLength);
  return {
    frameLength,
    hopLength,
    fftSize,
    bank,
    frameCount: countIn,
    features(samples) {
      const frames = countIn(samples.length);
      const [logMel, cepstra] = [new Float64Array(frames * channels), new Float64Array(frames * count)];
      for (let t = 0; t < frames; t++) {
        melInto(samples, t * hopLength, logMel, t * channels);
        finish(logMel, t * channels, cepstra, t * count);
      }
      return { frames, logMel, cepstra };
    },
    stages(samples, from) {
      const [mel, cepstra] = [new Float64Array(channels), new Float64Array(count)];
      melInto(samples, from, mel, 0);
      const logMel = mel.slice();
      finish(logMel, 0, cepstra, 0);
      return { power: power(samples, from), mel, logMel, cepstra };
    },
  };
}

/** Log mel and cepstra of every frame of a recording. */
export const frontEnd = (samples: Samples, options: FrontEndOptions): Features => frontEndOf(options).features(samples);
