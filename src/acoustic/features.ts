import { DIGIT_RATE, HOP, MEL_CHANNELS } from '../datasets/spoken-digits.ts';
import { log } from '../math/elementary/elementary.ts';
import { frontEndOf } from '../signal/front-end.ts';
import { normalised } from '../signal/normalisation.ts';
import { spectrumOf } from '../signal/spectrum.ts';
import { FRAME, type Corpus, type Utterance } from './corpus.ts';

/**
 * What a net is shown of a frame, from the sound itself to what is made of it by hand (HTK's convention): the 200 samples; the natural logarithm of
 * the power at 129 frequencies; of 23 mel triangles; the 13 cepstra c_0 … c_12, liftered.
 */
export type FeatureKind = 'raw' | 'logPower' | 'logMel' | 'mfcc';

const CEPSTRA = 13;
/** Samples are taken as 16-bit integers; a logarithm needs a floor. */
const GAIN = 32768;

export interface FeatureOptions {
  /** Takes each recording's own mean off and divides by its own deviation: for samples over all of them, for others each number of a frame by itself. */
  perRecording?: boolean;
}

/** One kind of feature of all frames of a corpus. */
export interface Features {
  kind: FeatureKind;
  corpus: Corpus;
  /** Numbers of a frame by itself. */
  dims: number;
  /** Of every utterance its numbers: frames × dims, but for `raw` its samples, of which frames overlap. */
  values: readonly Float32Array[];
}

/** Frames × numbers of one recording. */
type Extractor = (samples: Float32Array) => Float64Array;

const EXTRACTORS: Record<FeatureKind, () => { dims: number; extract: Extractor }> = {
  raw: () => ({ dims: FRAME, extract: (samples) => Float64Array.from(samples) }),
  logPower() {
    const { lines, power } = spectrumOf(FRAME, { gain: GAIN });
    const spectrum = new Float64Array(lines);
    return {
      dims: lines,
      extract(samples) {
        const frames = Math.floor((samples.length - FRAME) / HOP) + 1;
        const values = new Float64Array(frames * lines);
        for (let t = 0; t < frames; t++) {
          power(samples, t * HOP, spectrum);
          for (let k = 0; k < lines; k++) values[t * lines + k] = log(Math.max(1, spectrum[k]!));
        }
        return values;
      },
    };
  },
  logMel: () => ({
    dims: MEL_CHANNELS,
    extract: (
      (front) => (samples) =>
        front.features(samples).logMel
    )(front()),
  }),
  mfcc: () => ({
    dims: CEPSTRA,
    extract: (
      (front) => (samples) =>
        front.features(samples).cepstra
    )(front()),
  }),
};
const front = () => frontEndOf({ sampleRate: DIGIT_RATE, channels: MEL_CHANNELS, cepstra: CEPSTRA, scale: 'htk' });

/** Extracts one kind of feature from all recordings, once. */
export function featuresOf(corpus: Corpus, kind: FeatureKind, { perRecording = false }: FeatureOptions = {}): Features {
  const { dims, extract } = EXTRACTORS[kind]();
  const own = kind === 'raw' ? 1 : dims;
  const values = corpus.utterances.map(({ samples }) => {
    const found = extract(samples);
    return Float32Array.from(perRecording ? normalised(found, own) : found);
  });
  return { kind, corpus, dims, values };
}

/** How features are moved and scaled so that those that training sees have mean 0 and variance 1: each number of a frame by itself, samples alike. */
export interface Standard {
  mean: Float32Array;
  /** 1 over the standard deviation; 0 where nothing varies. */
  scale: Float32Array;
}

/** The standard of these utterances, as a rule those that are trained on. */
export function standardOf({ kind, dims, values }: Features, utterances: readonly Utterance[]): Standard {
  const own = kind === 'raw' ? 1 : dims;
  const parts = utterances.map(({ index }) => values[index]!);
  const [sums, squares] = [new Float64Array(own), new Float64Array(own)];
  let rows = 0;
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) sums[i % own]! += part[i]!;
    rows += part.length / own;
  }
  const mean = sums.map((sum) => sum / rows);
  for (const part of parts)
    for (let i = 0; i < part.length; i++) {
      const off = part[i]! - mean[i % own]!;
      squares[i % own]! += off * off;
    }
  const scale = squares.map((square) => (square > 0 ? 1 / Math.sqrt(square / rows) : 0));
  const wide = (numbers: Float64Array) => Float32Array.from({ length: dims }, (_, d) => numbers[d % own]!);
  return { mean: wide(mean), scale: wide(scale) };
}

/** Frames as a net takes them: `inputs` numbers each in rows, and their states. */
export interface FrameSet {
  x: Float32Array;
  inputs: number;
  states: Uint8Array;
  frames: number;
}

/** Numbers of a frame that is seen with so many frames before and behind. */
export const inputsOf = ({ kind, dims }: Pick<Features, 'kind' | 'dims'>, context: number): number =>
  kind === 'raw' ? dims + 2 * context * HOP : dims * (2 * context + 1);

/**
 * The frames of these utterances, one utterance after the other, standardised. With a context c a row holds 2c + 1 frames in their order, the first and
 * the last of an utterance repeated beyond its ends; of samples, the whole stretch that those frames cover, with silence beyond.
 */
export function framesOf(
  features: Features,
  utterances: readonly Utterance[],
  { mean, scale }: Standard,
  context: number,
): FrameSet {
  const { kind, corpus, dims, values } = features;
  const inputs = inputsOf(features, context);
  const frames = utterances.reduce((sum, one) => sum + one.frames, 0);
  const [x, states] = [new Float32Array(frames * inputs), new Uint8Array(frames)];
  let row = 0;
  for (const one of utterances) {
    const own = values[one.index]!;
    for (let t = 0; t < one.frames; t++, row++) {
      states[row] = corpus.states[one.first + t]!;
      const at = row * inputs;
      if (kind === 'raw') {
        const from = (t - context) * HOP;
        for (let i = 0; i < inputs; i++) x[at + i] = ((own[from + i] ?? 0) - mean[0]!) * scale[0]!;
      } else
        for (let c = -context, to = at; c <= context; c++) {
          const from = Math.min(one.frames - 1, Math.max(0, t + c)) * dims;
          for (let d = 0; d < dims; d++, to++) x[to] = (own[from + d]! - mean[d]!) * scale[d]!;
        }
    }
  }
  return { x, inputs, states, frames };
}
