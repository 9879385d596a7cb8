import type { Random } from '../../math/random.ts';
import { align, targetOf, type AlignedPhone } from './alignment.ts';
import { glottis } from './glottis.ts';
import { mouthNoise } from './noise.ts';
import type { PhoneTarget, Said } from './phones.ts';
import { antiresonator, resonance, resonator } from './resonator.ts';
import { cascade, completed } from './tract.ts';
import { pulled } from './undershoot.ts';
import { finished } from './vowel.ts';
import type { Triple } from './vowels.ts';

/** Whole utterances: phones one after another, their formants drawn together, voice through the tract and noise beside it. */

export interface Manner {
  /** Pitch in Hz, all the time or at a time in seconds. */
  f0: number | ((seconds: number) => number);
  /** In Hz. */
  sampleRate: number;
  /** The stream of the noise: `random('noise')`. */
  noise: Random;
  /** All formants times this: 1 for a man's tract, more for a shorter one. */
  scale?: number;
  /** How sluggishly vowels leave their neighbours, in seconds (see undershoot.ts). */
  sluggishness?: number;
}

export interface Utterance {
  samples: Float32Array;
  sampleRate: number;
  /** Every phone with its states; they cover the whole without a gap. */
  phones: AlignedPhone[];
  /** The first three formants at a time in seconds, in Hz. */
  formants: (seconds: number) => Triple;
}

/** Seconds: what vowels usually take to leave 63 % of the way behind, how long consonants pass into each other, and how fast strengths change. */
const SLUGGISHNESS = 0.045;
const PASSING = 0.02;
const EDGE = 0.008;
/** The tract is tuned a thousand times a second. */
const TUNED = 0.001;
/** The nose's pole and, while it is open, its zero (Klatt 1980), in Hz. */
const NOSE = { pole: 270, zero: 450, width: 100 };

/**
 * Says the phones. @throws RangeError for one that is not known, or a length or pitch that is none
 */
export function speak(said: readonly Said[], manner: Manner): Utterance {
  const { f0, sampleRate, noise, scale = 1, sluggishness = SLUGGISHNESS } = manner;
  const phones = align(said);
  const targets = said.map(targetOf);
  const formants = formantTracks(said, phones, targets, sluggishness);
  const scaled = (t: number) => formants(t).map((f) => f * scale) as unknown as Triple;
  const end = phones.at(-1)?.to ?? 0;
  const samples = new Float64Array(Math.round(end * sampleRate));
  const pitch = typeof f0 === 'number' ? () => f0 : f0;
  const voicing = stepsOf(phones, (i) => targets[i]!.voicing);
  const nasality = stepsOf(phones, (i) => (targets[i]!.manner === 'nasal' ? 1 : 0));

  const tract = cascade(completed({ frequencies: scaled(0) }, sampleRate, scale), sampleRate);
  const pole = resonance(NOSE.pole, NOSE.width, sampleRate);
  const [nosePole, noseZero] = [resonator(pole), antiresonator(pole)];
  const source = glottis(sampleRate);
  const every = Math.max(1, Math.round(TUNED * sampleRate));
  for (let i = 0; i < samples.length; i++) {
    const t = i / sampleRate;
    if (i % every === 0) {
      tract.tune(completed({ frequencies: scaled(t) }, sampleRate, scale));
      noseZero.tune(resonance(NOSE.pole + (NOSE.zero - NOSE.pole) * nasality(t), NOSE.width, sampleRate));
    }
    const hertz = pitch(t);
    if (!(hertz > 0 && hertz < sampleRate / 2)) throw new RangeError(`invalid pitch: ${hertz}`);
    samples[i] = tract.step(nosePole.step(noseZero.step(voicing(t) * source(hertz))));
  }
  mouthNoise(samples, { phones, targets, sampleRate, noise, scale });
  return { samples: finished(samples, sampleRate), sampleRate, phones, formants: scaled };
}

/** A value a phone, passing evenly from one to the next around their boundary. */
function stepsOf(phones: readonly AlignedPhone[], value: (i: number) => number, passing = EDGE) {
  let i = 0;
  return (t: number): number => {
    if (t < phones[i]!.from) i = 0;
    while (i + 1 < phones.length && t >= phones[i]!.to) i++;
    const { from, to } = phones[i]!;
    const own = value(i);
    const half = Math.min(passing, to - from) / 2;
    if (i > 0 && t < from + half) return own + (value(i - 1) - own) * (0.5 - (t - from) / (2 * half));
    if (i + 1 < phones.length && t > to - half) return own + (value(i + 1) - own) * (0.5 - (to - t) / (2 * half));
    return own;
  };
}

/** How far a diphthong has come from its beginning to its end, when that share of it is over: it stays a while at both. */
function gliding(share: number): number {
  const x = Math.min(1, Math.max(0, (share - STAYS) / (1 - 2 * STAYS)));
  return x * x * (3 - 2 * x);
}
const STAYS = 0.2;

/** Consonants stay at their targets, and pass into each other; vowels are pulled by both neighbours. */
function formantTracks(
  said: readonly Said[],
  phones: readonly AlignedPhone[],
  targets: readonly PhoneTarget[],
  sluggishness: number,
): (t: number) => Triple {
  const own = (i: number): Triple => said[i]!.formants ?? targets[i]!.formants;
  const end = (i: number): Triple | undefined => said[i]?.glide ?? targets[i]?.glide;
  const isVowel = (i: number) => targets[i]!.manner === 'vowel';
  /** What a phone is left at. */
  const left = (i: number): Triple => end(i) ?? own(i);
  const sounds = (i: number) => targets[i] !== undefined && targets[i].manner !== 'silence';
  // The edges of a diphthong are pulled as far from where it begins and ends as a vowel's are from its one target.
  const vowels = phones.map(({ from, to }, i) =>
    own(i).map((target, k) => {
      const seconds = to - from;
      const moved = (end(i)?.[k] ?? target) - target;
      const right = sounds(i + 1) ? own(i + 1)[k] : undefined;
      const track = pulled({
        target,
        left: sounds(i - 1) ? left(i - 1)[k] : undefined,
        right: right === undefined ? undefined : right - moved,
        seconds,
        sluggishness,
      });
      return (t: number) => track(t) + moved * gliding(t / seconds);
    }),
  );
  const consonants = [0, 1, 2].map((k) =>
    // At a vowel's edge a consonant has its own target: the vowel does all the moving.
    stepsOf(phones, (i) => own(i)[k]!, PASSING),
  );
  let i = 0;
  return (t) => {
    if (t < phones[i]!.from) i = 0;
    while (i + 1 < phones.length && t >= phones[i]!.to) i++;
    if (isVowel(i)) return vowels[i]!.map((track) => track(t - phones[i]!.from)) as unknown as Triple;
    const { from, to } = phones[i]!;
    const beside = t < (from + to) / 2 ? i - 1 : i + 1;
    if (
      !targets[beside] ||
      isVowel(beside) ||
      targets[beside].manner === 'silence' ||
      targets[i]!.manner === 'silence'
    ) {
      if (targets[i]!.manner !== 'silence' || !targets[beside]) return own(i);
      return beside < i ? left(beside) : own(beside);
    }
    return consonants.map((track) => track(t)) as unknown as Triple;
  };
}
