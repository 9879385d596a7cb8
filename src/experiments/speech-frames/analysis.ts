import { decibels, type Samples } from '../../signal/frames.ts';
import type { FrontEnd } from '../../signal/front-end.ts';
import { STATES, type Segment } from './segment.ts';

/** What is drawn of the frames: a picture of all of them, and everything about one. */

/** Most columns of the picture, and most values of a frame's wave and spectrum. */
const COLUMNS = 200;
const VALUES = 256;

export const rounded = (value: number, digits: number): number => {
  const scale = [1, 10, 100, 1000, 10000][digits]!;
  return Math.round(value * scale) / scale + 0;
};

/** Log mel of all frames, a row a channel, the lowest first; means of neighbouring frames where there are more than COLUMNS. */
export function pictureOf(
  logMel: Float64Array,
  frames: number,
  channels: number,
): { columns: number; values: number[] } {
  const columns = Math.min(COLUMNS, frames);
  const values = Array.from({ length: channels * columns }, (_, i) => {
    const [channel, column] = [Math.floor(i / columns), i % columns];
    const from = Math.floor((column * frames) / columns);
    const to = Math.max(from + 1, Math.floor(((column + 1) * frames) / columns));
    let sum = 0;
    for (let t = from; t < to; t++) sum += logMel[t * channels + channel]!;
    return rounded(sum / (to - from), 1);
  });
  return { columns, values };
}

/** One frame, stage by stage: under its window, its spectrum in dB (0 is a sine of full scale), log mel, cepstra from c_1 on. */
export function stagesOf(samples: Samples, index: number, front: FrontEnd) {
  const { frameLength, hopLength, fullScale, taper } = front;
  const from = index * hopLength;
  const { power, logMel, cepstra } = front.stages(samples, from);
  return {
    wave: thinned(frameLength, (i) => rounded(samples[from + i]! * taper[i]!, 4)),
    // The greatest of neighbouring lines, so that no peak is lost.
    spectrum: grouped(power).map((value) => rounded(decibels(value / fullScale), 1)),
    logMel: Array.from(logMel, (value) => rounded(value, 3)),
    cepstra: Array.from(cepstra.subarray(1), (value) => rounded(value, 3)),
  };
}

function thinned(count: number, value: (i: number) => number): number[] {
  const step = Math.ceil(count / VALUES);
  return Array.from({ length: Math.ceil(count / step) }, (_, i) => value(i * step));
}

function grouped(power: Float64Array): number[] {
  const size = Math.ceil((power.length - 1) / VALUES);
  return Array.from({ length: (power.length - 1) / size + 1 }, (_, i) =>
    power
      .subarray(Math.max(0, i * size - (size >> 1)), i * size + Math.ceil(size / 2))
      .reduce((a, b) => Math.max(a, b)),
  );
}

/** What is spoken at a moment, in seconds; nothing where it is not known. */
export function spokenAt(segments: readonly Segment[], at: number) {
  const segment = segments.find(({ to }) => at < to) ?? segments.at(-1);
  if (!segment) return null;
  const found = segment.states.findIndex(({ to }) => at < to);
  const state = found < 0 ? STATES - 1 : found;
  return { phone: segment.phone, word: segment.word, state: state + 1, tied: segment.states[state]!.tied };
}
