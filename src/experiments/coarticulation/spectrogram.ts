import { decibels, frameCount } from '../../signal/frames.ts';
import { spectrumOf } from '../../signal/spectrum.ts';

/** A spectrogram as it lies behind the tracks: short frames, so that formants are seen rather than harmonics. */

/** Columns, and bands of equal breadth from 0 Hz on. */
export const COLUMNS = 60;
export const BANDS = 32;
/** Hz, of the highest band's upper edge. */
export const TOP = 4000;
const FRAME = 0.008;

/** Decibels, a row a band from the lowest on, all in whole numbers. */
export function spectrogramOf(samples: Float32Array, sampleRate: number): number[] {
  const length = Math.round(FRAME * sampleRate);
  const step = (samples.length - length) / (COLUMNS - 1);
  const { lines, power } = spectrumOf(length);
  const cells = new Array<number>(BANDS * COLUMNS);
  const perHertz = (2 * (lines - 1)) / sampleRate;
  // With whole frames only, the last begins a frame before the end.
  const last = frameCount(samples.length, length, 1) - 1;
  for (let column = 0; column < COLUMNS; column++) {
    const spectrum = power(samples, Math.min(last, Math.round(column * step)));
    for (let band = 0; band < BANDS; band++) {
      const from = Math.round(((band * TOP) / BANDS) * perHertz);
      const to = Math.max(from + 1, Math.round((((band + 1) * TOP) / BANDS) * perHertz));
      const strongest = spectrum.subarray(from, to).reduce((a, b) => Math.max(a, b));
      cells[band * COLUMNS + column] = Math.round(decibels(strongest));
    }
  }
  return cells;
}
