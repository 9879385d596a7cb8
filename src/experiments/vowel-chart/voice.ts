import type { Recording } from '../../datasets/kinds.ts';
import { median } from '../../math/statistics/quantiles.ts';
import { formantsIn } from '../../signal/formants.ts';
import { meanSquare } from '../../signal/frames.ts';
import { autocorrelation } from '../../signal/linear-prediction.ts';
import { resample } from '../../signal/resample.ts';
import type { Talkers } from '../../signal/synthesis/vowels.ts';

/** The vowel of a recording, by linear prediction: the medians of its formants over the frames that are loud and voiced. */

/** Five formants are looked for below half of these rates in Hz: the shorter the tract, the higher they lie. */
const RATES: Record<Talkers, number> = { men: 10_000, women: 11_000, children: 13_500 };
const ORDER = 12;
/** Of a frame, in seconds, and from one to the next. */
const LONG = 0.03,
  HOP = 0.01;
/** Frames with less than this share of the loudest's power are not of the vowel: 15 dB. */
const LOUD = 0.03;
/** A frame is voiced if it is this like itself a period later, one of 60 to 500 Hz. */
const ALIKE = 0.45,
  PITCHES = [60, 500] as const;
/** Broader poles are no formants of a vowel, in Hz. */
const WIDEST = 500;
/** Fewer frames are no vowel. */
const LEAST = 5;

export interface Measured {
  f1: number;
  f2: number;
  /** So many frames were loud, voiced and had both. */
  frames: number;
}

function isVoiced(frame: Float32Array, rate: number): boolean {
  const r = autocorrelation(Float64Array.from(frame), Math.ceil(rate / PITCHES[0]));
  const [from, to] = [Math.floor(rate / PITCHES[1]), r.length];
  let most = 0;
  // Later ones overlap less: each is taken per sample that it has.
  for (let lag = from; lag < to; lag++) most = Math.max(most, (r[lag]! * frame.length) / (frame.length - lag));
  return r[0]! > 0 && most > ALIKE * r[0]!;
}

/** Undefined where no vowel can be found. @param who decides how high formants are looked for */
export function vowelIn({ samples: given, sampleRate }: Recording, who: Talkers): Measured | undefined {
  const rate = RATES[who],
    samples = resample(given, sampleRate, rate),
    length = Math.round(LONG * rate),
    hop = Math.round(HOP * rate);
  const starts = Array.from(
    { length: Math.max(0, Math.floor((samples.length - length) / hop) + 1) },
    (_, i) => i * hop,
  );
  const power = starts.map((start) => meanSquare(samples, start, length)),
    loudest = Math.max(0, ...power);
  const found = starts.flatMap((start, i) => {
    const frame = samples.subarray(start, start + length);
    if (!(power[i]! > LOUD * loudest) || !isVoiced(frame, rate)) return [];
    const [first, second] = formantsIn(frame, { sampleRate: rate, order: ORDER, widest: WIDEST });
    return first && second ? [[first.hertz, second.hertz] as const] : [];
  });
  if (found.length < LEAST) return undefined;
  return { f1: median(found.map(([f1]) => f1)), f2: median(found.map(([, f2]) => f2)), frames: found.length };
}
