import type { Recording } from '../../datasets/kinds.ts';
import type { Segment } from './segment.ts';
import { sentenceSegments } from './sentence.ts';
import file from './alignments.json' with { type: 'json' };

/**
 * What is spoken when: in the synthesized sentence as it was put there; in the recordings that ship as forced alignment finds it: the recognizer PocketSphinx (Huggins-Daines et al. 2006) is told the words,
 * and Viterbi's algorithm lays their phones' states over the frames. alignments.json holds what it found and the program that was run.
 */

/** The recognizer's frames: one every 10 ms, 25.625 ms long. */
const HOP = 0.01;
const WINDOW = 0.025625;
/**
 * The segments of that recording, one after the other without a gap; none if it is not known. It is known by its samples, so that the same
 * recording handed over as a file has its states too.
 */
export function segmentsOf({ samples }: Recording): Segment[] {
  const exact = sentenceSegments(samples);
  if (exact) return exact;
  const known = file.recordings.find((one) => one.samples === samples.length && one.mark === markOf(samples));
  if (!known) return [];
  // A state holds from half a hop before the middle of its first frame to half a hop after that of its last.
  const start = (frame: number): number => (frame === 0 ? 0 : (frame - 0.5) * HOP + WINDOW / 2);
  let frame = 0;
  return (known.words as [string, [string, [number, number][]][]][]).flatMap(([word, phones]) =>
    phones.map(([phone, states]) => {
      const timed = states.map(([tied, count]) => ({ tied, from: start(frame), to: start((frame += count)) }));
      // (2) marks the dictionary's second pronunciation.
      const spoken = word.startsWith('<') ? '' : word.replace(/\(\d\)$/, '');
      return { phone, word: spoken, from: timed[0]!.from, to: timed.at(-1)!.to, states: timed };
    }),
  );
}

/** FNV-1a over the samples as integers of 16 bits (Fowler, Noll & Vo 1991). */
function markOf(samples: Float32Array): number {
  let mark = 0x811c9dc5;
  for (const sample of samples) mark = Math.imul(mark ^ (Math.round(32768 * sample) & 0xffff), 0x01000193);
  return mark >>> 0;
}
