import type { Recording } from '../../datasets/kinds.ts';
import { random } from '../../math/random.ts';
import { align } from '../../signal/synthesis/alignment.ts';
import { WHAT_DO_YOU_THINK } from '../../signal/synthesis/phones.ts';
import { speak } from '../../signal/synthesis/speech.ts';
import type { Segment } from './segment.ts';

/** The lecture's sentence, said by the book's own synthesizer: every phone and state is where it was put. */

const RATE = 16000;
const said = WHAT_DO_YOU_THINK.flatMap(({ phones }) => phones);
/** A statement's pitch falls, in Hz at the beginning and per second. */
const PITCH = { start: 125, fall: 20 };

let spoken: Recording | undefined;

/** "what do you think", the same samples each time. */
export const sentence = (): Recording =>
  (spoken ??= {
    name: 'what do you think',
    sampleRate: RATE,
    samples: speak(said, {
      f0: (t) => PITCH.start - PITCH.fall * t,
      sampleRate: RATE,
      noise: random(0, 'breath'),
    }).samples,
  });

/** Its segments, if those samples are it; undefined otherwise. */
export function sentenceSegments(samples: Float32Array): Segment[] | undefined {
  const phones = align(said);
  if (samples.length !== Math.round(phones.at(-1)!.to * RATE)) return undefined;
  const exact = sentence().samples;
  if (!samples.every((x, i) => x === exact[i])) return undefined;
  const words = WHAT_DO_YOU_THINK.flatMap(({ word, phones: own }) => own.map(() => word));
  return phones.map(({ phone, from, to, states }, i) => ({
    phone,
    word: words[i]!,
    from,
    to,
    states: states.map((state) => ({ ...state, tied: null })),
  }));
}
