import { exp } from '../../math/elementary/elementary.ts';
import type { Random } from '../../math/random.ts';
import type { AlignedPhone } from './alignment.ts';
import type { PhoneTarget } from './phones.ts';
import { gainAt, resonance } from './resonator.ts';
import { cascade, completed, parallel } from './tract.ts';

/** The hiss of a narrow place and of a burst, with peaks side by side, and the breath after it, which goes through the tract that opens. */

interface Mouth {
  phones: readonly AlignedPhone[];
  targets: readonly PhoneTarget[];
  sampleRate: number;
  noise: Random;
  scale: number;
}

/** A vowel's strength, of which a noise's level is a share; measured of the voice in speech.ts. */
const VOWEL = 0.5;
/** The breath after a burst, against a vowel. */
const BREATH = 0.06;
/** Seconds in which a hiss comes and goes. */
const RISE = 0.015;

/** Adds all noises of an utterance to its samples. */
export function mouthNoise(samples: Float64Array, { phones, targets, sampleRate, noise, scale }: Mouth): void {
  const add = (from: number, to: number, shape: (share: number) => number, step: (x: number) => number) => {
    const [first, last] = [Math.round(from * sampleRate), Math.min(samples.length, Math.round(to * sampleRate))];
    for (let i = first; i < last; i++)
      samples[i]! += VOWEL * shape((i - first) / (last - first)) * step(noise.normal());
  };
  phones.forEach(({ from, to, states }, i) => {
    const target = targets[i]!;
    if (!target.noise) return;
    const { peaks, level } = target.noise;
    const inside = peaks
      .map(({ at, ...rest }) => ({ at: at * scale, ...rest }))
      .filter(({ at }) => at < 0.45 * sampleRate);
    const formants = { frequencies: inside.map(({ at }) => at), bandwidths: inside.map(({ width }) => width) };
    const strengths = inside.map(
      ({ at, width, db }) => exp((db * Math.LN10) / 20) / gainAt(resonance(at, width, sampleRate), at, sampleRate),
    );
    const mouth = parallel(formants, strengths, sampleRate);
    const rise = Math.min(0.5, RISE / (to - from));
    if (!target.release) {
      add(from, to, (share) => level * Math.min(1, share / rise, (1 - share) / rise), mouth.step);
      return;
    }
    // A burst is there at once and dies away; the breath lasts longer.
    const [, burst, breath] = states;
    add(burst.from, breath.to, (share) => level * (1 - share) * (1 - share), mouth.step);
    const tract = cascade(
      completed({ frequencies: target.formants.map((f) => f * scale) }, sampleRate, scale),
      sampleRate,
    );
    add(burst.to, breath.to, (share) => BREATH * Math.min(1, 4 * share, 4 * (1 - share)), tract.step);
  });
}
