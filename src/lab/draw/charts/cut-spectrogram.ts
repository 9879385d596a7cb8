import { phonesOf, type Phone } from '../../../math/markov/phones.ts';
import { ruleX, text } from '../draw.ts';
import { raster } from './raster.ts';

/** A recording's log-mel spectrogram, cut where a path through a word's states goes on, with the phones' names above. */

export interface CutSpectrogram {
  frames: number;
  /** Mel channels. */
  channels: number;
  /** A row a channel, the lowest first, in nats. */
  logMel: readonly number[];
  /** The states that are gone through; `place`: the how-manieth of its phone, from 1. */
  segments: readonly (Phone & { place: number })[];
  /** Frames that a phone needs for its name to stand over it. */
  room: number;
}

/** Drawn from so many nats below the loudest cell. */
const DEPTH = 8;

/** Marks of a panel whose x counts frames and whose y counts channels, with a fifth more above for the names. */
export function cutSpectrogram({ frames, channels, logMel, segments, room }: CutSpectrogram) {
  const phones = phonesOf(segments);
  const loudest = logMel.reduce((a, b) => Math.max(a, b), -Infinity);
  return [
    ...(frames > 0
      ? [
          raster(logMel, {
            columns: frames,
            x: [0, frames],
            y: [0, channels],
            domain: [loudest - DEPTH, loudest],
            colors: 'deep',
          }),
        ]
      : []),
    ruleX(
      segments.filter(({ place }) => place > 1).map(({ start }) => start),
      { y1: 0, y2: channels, stroke: 'var(--vermilion)', strokeWidth: 0.8, strokeDasharray: '2 3' },
    ),
    ruleX(
      phones.slice(1).map(({ start }) => start),
      { stroke: 'var(--vermilion)', strokeWidth: 1.6 },
    ),
    text(
      phones.filter(({ start, end }) => end - start >= room),
      {
        x: ({ start, end }: { start: number; end: number }) => (start + end) / 2,
        y: channels * 1.1,
        text: ({ unit }: { unit: string }) => (unit === 'SIL' ? '静' : unit),
        fill: 'var(--vermilion)',
        fontWeight: 600,
      },
    ),
  ];
}
