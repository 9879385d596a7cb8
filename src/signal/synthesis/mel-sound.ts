import { cos, exp, log } from '../../math/elementary/elementary.ts';
import { filterBank } from '../filter-bank.ts';
import { melOf } from '../mel.ts';
import { EMPHASIS, fftSizeOf } from '../spectrum.ts';
import { samplesIn } from '../frames.ts';
import { finished } from './vowel.ts';

/**
 * What the mel channels of one frame say by themselves, as a sound: a voice of one pitch whose harmonics are as strong as the channels have them. Pitch,
 * phases and whatever is finer than a channel are not in those numbers; they are made up here.
 */

export interface MelSound {
  /** In Hz. */
  f0: number;
  seconds: number;
  /** Of the recording that the channels were measured in, and of the sound, in Hz. */
  sampleRate: number;
}

const TO_LOG = log(10) / 20;

/**
 * @param levels of HTK's triangles (magnitudes, after pre-emphasis) in dB, from low to high; only their differences count @throws RangeError for a pitch that
 * has no harmonic below half the rate
 */
export function melSound(levels: readonly number[], { f0, seconds, sampleRate }: MelSound): Float32Array {
  const harmonics = Math.ceil(sampleRate / 2 / f0) - 1;
  if (!(f0 > 0 && harmonics > 0)) throw new RangeError(`invalid pitch: ${f0}`);
  const strength = strengthsBy(levels, sampleRate);
  const strengths = Float64Array.from({ length: harmonics }, (_, k) => strength((k + 1) * f0));
  const samples = Float64Array.from({ length: Math.round(seconds * sampleRate) }, (_, i) => {
    const turns = (i * f0) / sampleRate;
    let sum = 0;
    for (let k = 1; k <= harmonics; k++) {
      // Schroeder's phases: no moment of a period is much louder than another.
      const phase = k * turns - (k * (k - 1)) / (2 * harmonics);
      sum += strengths[k - 1]! * cos(2 * Math.PI * (phase - Math.floor(phase)));
    }
    return sum;
  });
  return finished(samples, sampleRate);
}

/** How strong a tone of a frequency is: straight in dB over mel between the middles of the triangles, what pre-emphasis did undone. */
function strengthsBy(levels: readonly number[], sampleRate: number): (hertz: number) => number {
  const channels = levels.length;
  const fftSize = fftSizeOf(samplesIn(25, sampleRate));
  const { edges, weights } = filterBank({ sampleRate, fftSize, channels, scale: 'htk' });
  const middles = Array.from({ length: channels }, (_, c) => melOf(edges[c + 1]!, 'htk'));
  // A wider triangle gathers more lines.
  const logs = levels.map((level, c) => TO_LOG * level - log(weights[c]!.reduce((sum, weight) => sum + weight, 0)));
  return (hertz) => {
    const mel = melOf(hertz, 'htk');
    const after = middles.findIndex((middle) => middle > mel);
    const [low, high] = after < 0 ? [channels - 1, channels - 1] : [Math.max(0, after - 1), after];
    const share = high > low ? (mel - middles[low]!) / (middles[high]! - middles[low]!) : 0;
    const angle = (2 * Math.PI * hertz) / sampleRate;
    const emphasis = Math.sqrt(1 + EMPHASIS * EMPHASIS - 2 * EMPHASIS * cos(angle));
    return exp(logs[low]! + share * (logs[high]! - logs[low]!)) / emphasis;
  };
}
