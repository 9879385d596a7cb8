import type { Utterance } from '../../acoustic/corpus.ts';
import { DIGIT_RATE, HOP, MEL_CHANNELS } from '../../datasets/spoken-digits.ts';
import { log } from '../../math/elementary/elementary.ts';
import { frontEndOf } from '../../signal/front-end.ts';

/** The mel channels of single frames, as the nets are shown them: enough to make a frame heard where the recording may not be handed on. */

const DECIBELS = 20 / log(10);

/** Of every frame how far each channel lies below its loudest, in whole dB. @param rows frames, counted through the utterances one after the other */
export function levelsOf(
  utterances: readonly Pick<Utterance, 'samples' | 'frames'>[],
  rows: readonly number[],
): number[][] {
  const front = frontEndOf({ sampleRate: DIGIT_RATE, channels: MEL_CHANNELS, scale: 'htk' });
  const owners = utterances.flatMap(({ samples, frames }) =>
    Array.from({ length: frames }, (_, t) => ({ samples, t })),
  );
  return rows.map((row) => {
    const { samples, t } = owners[row]!;
    const levels = Array.from(front.stages(samples, t * HOP).logMel, (value) => DECIBELS * value);
    const loudest = Math.max(...levels);
    return levels.map((level) => Math.round(loudest - level));
  });
}
