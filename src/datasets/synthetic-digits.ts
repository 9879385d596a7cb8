import type { Random, Streams } from '../math/random.ts';
import { resample } from '../signal/resample.ts';
import { frameCount, samplesIn } from '../signal/frames.ts';
import { targetOf, type AlignedPhone } from '../signal/synthesis/alignment.ts';
import type { Said } from '../signal/synthesis/phones.ts';
import { speak } from '../signal/synthesis/speech.ts';
import { VOICES, type Triple } from '../signal/synthesis/vowels.ts';
import type { Recording } from './kinds.ts';
import { DIGIT_PHONES, DIGIT_RATE, digitUnits, HOP } from './spoken-digits.ts';

/**
 * English digits said by speakers that a seed makes up: their tract, pitch, speed, way with each phone and the noise of their room differ, and no take is
 * like another. It is synthetic speech, far plainer than people's; but of every frame it is known exactly which state it is in.
 */

/** What a recording may bring along: of every frame (25 ms, every 10) the state that it is in, a place in `digitUnits(3)`. */
export interface KnownStates {
  states?: Uint8Array;
}

const UNITS = digitUnits(3);
export const SILENT_STATE = UNITS.SIL![0]!;

/** Synthesized at twice the rate: a child's third formant lies above half of the rate of the recordings. */
const RATE = 2 * DIGIT_RATE;
/** Milliseconds that a phone lasts in a man's quiet speech (after Klatt 1979, "Synthesis by rule of segmental durations", rounded). */
const LENGTHS: Readonly<Record<string, number>> = {
  ...{ Z: 90, IH: 90, R: 70, OW: 170, W: 80, AH: 90, N: 80, T: 90, UW: 150, TH: 100 },
  ...{ IY: 160, F: 110, AO: 160, AY: 190, V: 70, S: 115, K: 90, EH: 100, EY: 170 },
};

interface Speaker {
  name: string;
  f0: number;
  scale: number;
  /** Lengths are times this. */
  pace: number;
  /** How far apart from the table a speaker's formants of each phone lie, as factors. */
  accent: Readonly<Record<string, Triple>>;
  /** Amplitude of the room's noise. */
  room: number;
}

export interface SyntheticOptions {
  speakers: number;
  /** How often each says every digit. */
  takes: number;
}

/** Speakers × 10 × takes recordings, named as those of the Free Spoken Digit Dataset are, with states. Each has streams of its own. */
export function syntheticDigits({ speakers, takes }: SyntheticOptions, random: Streams): (Recording & KnownStates)[] {
  return Array.from({ length: speakers }, (_, s) => speakerOf(s, random(`speaker ${s}`))).flatMap((speaker) =>
    DIGIT_PHONES.flatMap((_, digit) =>
      Array.from({ length: takes }, (_, take) =>
        recorded(speaker, digit, take, random(`take ${digit} ${speaker.name} ${take}`)),
      ),
    ),
  );
}

/** Men, women and children in turn. */
function speakerOf(s: number, draw: Random): Speaker {
  const { f0, scale } = Object.values(VOICES)[s % 3]!;
  const around = (middle: number, spread: number) => middle * (1 + spread * (2 * draw.uniform() - 1));
  return {
    name: `s${s + 1}`,
    f0: around(f0, 0.15),
    scale: around(scale, 0.05),
    pace: around(1, 0.2),
    accent: Object.fromEntries(
      Object.keys(LENGTHS).map((phone) => [phone, [around(1, 0.08), around(1, 0.06), around(1, 0.04)] as const]),
    ),
    room: 0.001 + 0.004 * draw.uniform(),
  };
}

function recorded(speaker: Speaker, digit: number, take: number, draw: Random): Recording & KnownStates {
  const { name, f0, scale, pace, accent, room } = speaker;
  const around = (middle: number, spread: number) => middle * (1 + spread * draw.normal());
  const tempo = Math.min(1.5, Math.max(0.7, around(pace, 0.08)));
  const silence = (): Said => ({ phone: 'SIL', seconds: 0.05 + 0.05 * draw.uniform() });
  const word = DIGIT_PHONES[digit]!.map((phone): Said => {
    const factors = accent[phone]!.map((factor) => around(factor, 0.02));
    const moved = (target: Triple) => target.map((f, k) => f * factors[k]!) as unknown as Triple;
    const { formants, glide } = targetOf({ phone, seconds: 1 });
    return {
      phone,
      seconds: (LENGTHS[phone]! / 1000) * tempo * Math.min(1.4, Math.max(0.6, around(1, 0.12))),
      formants: moved(formants),
      ...(glide && { glide: moved(glide) }),
    };
  });
  const pitch = Math.max(60, around(f0, 0.05));
  const said = [silence(), ...word, silence()];
  const length = said.reduce((sum, { seconds }) => sum + seconds, 0);
  // Falls by a fifth from beginning to end, as a statement does.
  const spoken = speak(said, { f0: (t) => pitch * (1.1 - (0.2 * t) / length), sampleRate: RATE, noise: draw, scale });
  const samples = resample(spoken.samples, RATE, DIGIT_RATE);
  const loudness = 0.5 + draw.uniform();
  for (let i = 0; i < samples.length; i++) samples[i] = loudness * samples[i]! + room * draw.normal();
  return {
    name: `${digit}_${name}_${take}.wav`,
    sampleRate: DIGIT_RATE,
    samples,
    states: statesOf(spoken.phones, samples.length),
  };
}

/** Of every whole frame the state in which its middle lies. */
function statesOf(phones: readonly AlignedPhone[], samples: number): Uint8Array {
  const frame = samplesIn(25, DIGIT_RATE);
  const stretches = phones.flatMap(({ phone, states }) =>
    states.map(({ to }, i) => ({ to, state: UNITS[phone]![phone === 'SIL' ? 0 : i]! })),
  );
  return Uint8Array.from({ length: frameCount(samples, frame, HOP) }, (_, t) => {
    const middle = (t * HOP + frame / 2) / DIGIT_RATE;
    return (stretches.find(({ to }) => middle < to) ?? stretches.at(-1)!).state;
  });
}
