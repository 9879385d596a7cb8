import { decibels, meanSquare, type Samples } from './frames.ts';

/** Where in a recording someone speaks: from the first to the last stretch that is loud (after Rabiner & Sambur 1975, by energy alone). */

/** Loud is what is at most so many dB below the loudest stretch. */
const DEPTH = 35;
/** Stretches, in milliseconds, and how much is left standing before the first loud one and after the last: a fricative or a burst is faint. */
const STRETCH = 10;
const MARGIN = 80;

/** First sample, and the one after the last. Of a recording without any sound, all of it. */
export function endpointsOf(samples: Samples, sampleRate: number): { start: number; end: number } {
  const length = Math.max(1, Math.round((sampleRate * STRETCH) / 1000));
  const levels = Array.from({ length: Math.floor(samples.length / length) }, (_, i) =>
    decibels(meanSquare(samples, i * length, length)),
  );
  const loudest = levels.reduce((most, level) => Math.max(most, level), -Infinity);
  const loud = (level: number) => level >= loudest - DEPTH;
  const margin = Math.round((sampleRate * MARGIN) / 1000);
  const first = levels.findIndex(loud);
  if (first < 0) return { start: 0, end: samples.length };
  return {
    start: Math.max(0, first * length - margin),
    end: Math.min(samples.length, (levels.findLastIndex(loud) + 1) * length + margin),
  };
}
