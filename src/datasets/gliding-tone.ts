import { sin } from '../math/elementary/elementary.ts';
import type { Recording } from './kinds.ts';

/**
 * A tone with overtones, each half as strong as the one below it, whose pitch glides evenly: speech's simplest relative, of which it is known
 * what its spectrogram must show.
 * @param from, to pitch in Hz at the beginning and the end
 */
export function glidingTone(from: number, to: number, seconds: number, sampleRate: number): Recording {
  const samples = new Float32Array(Math.round(seconds * sampleRate));
  for (let i = 0; i < samples.length; i++) {
    const t = i / sampleRate;
    // The phase is the integral of the pitch, in turns; whole turns are dropped, so that sin stays where it is exact.
    const turns = from * t + ((to - from) * t * t) / (2 * seconds);
    let sum = 0;
    for (let k = 1, strength = 0.25; k * Math.max(from, to) < sampleRate / 2; k++, strength /= 2) {
      const own = k * turns;
      sum += strength * sin(2 * Math.PI * (own - Math.floor(own)));
    }
    samples[i] = sum;
  }
  return { name: '滑音', sampleRate, samples };
}
