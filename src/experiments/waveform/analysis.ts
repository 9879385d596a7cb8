import { decibels, meanSquare } from '../../signal/frames.ts';
import { spectrumOf } from '../../signal/spectrum.ts';

/** What is drawn of a signal: its outline, and its frames' energy and spectrum. */

/** Columns of the outline, and most of the spectrogram. */
const COLUMNS = 300;
/** Bands of equal breadth in a column of the spectrogram. */
export const BANDS = 64;

const tenth = (value: number): number => Math.round(value * 10) / 10;
const thousandth = (value: number): number => Math.round(value * 1000) / 1000;

/** The least and the greatest sample of each of COLUMNS equal stretches. */
export function envelopeOf(samples: Float32Array): { low: number[]; high: number[] } {
  const [low, high]: [number[], number[]] = [[], []];
  for (let c = 0; c < COLUMNS; c++) {
    const from = Math.floor((c * samples.length) / COLUMNS);
    const stretch = samples.subarray(from, Math.max(from + 1, Math.floor(((c + 1) * samples.length) / COLUMNS)));
    low.push(thousandth(stretch.reduce((a, b) => Math.min(a, b))));
    high.push(thousandth(stretch.reduce((a, b) => Math.max(a, b))));
  }
  return { low, high };
}

interface Cut {
  frames: number;
  /** Samples in a frame, and from one's beginning to the next's. */
  length: number;
  step: number;
  rate: number;
}

/**
 * The frames' energy in dB, their middles in seconds, and the spectrogram so far, as often as a tenth of it is done. Its columns are means of
 * neighbouring frames where there are too many; those not reached yet are silent.
 */
export function* framesOf(samples: Float32Array, { frames, length, step, rate }: Cut) {
  const { lines, power } = spectrumOf(length);
  const [energy, times]: [number[], number[]] = [[], []];
  const columns = Math.min(COLUMNS, frames);
  const [sums, counts] = [new Float64Array(BANDS * columns), new Float64Array(columns)];
  const every = Math.ceil(frames / 10);
  for (let f = 0; f < frames; f++) {
    energy.push(tenth(decibels(meanSquare(samples, f * step, length))));
    times.push(thousandth((f * step + length / 2) / rate));
    const column = Math.floor((f * columns) / frames);
    counts[column]!++;
    const spectrum = power(samples, f * step);
    for (let band = 0; band < BANDS; band++) sums[band * columns + column]! += bandPower(spectrum, lines, band);
    if ((f + 1) % every !== 0 && f + 1 < frames) continue;
    const spectrogram = Array.from(sums, (sum, i) => Math.round(decibels(sum / Math.max(1, counts[i % columns]!))));
    yield { energy: [...energy], times: [...times], columns, spectrogram };
  }
}

/** The greatest line of a band; of a short frame, which has fewer lines than there are bands, the nearest one. */
function bandPower(spectrum: Float64Array, lines: number, band: number): number {
  const from = Math.round((band * (lines - 1)) / BANDS);
  const to = Math.max(from + 1, Math.round(((band + 1) * (lines - 1)) / BANDS));
  return spectrum.subarray(from, to).reduce((a, b) => Math.max(a, b));
}
