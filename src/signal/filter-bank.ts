import { hertzOf, melOf, type MelScale } from './mel.ts';

/** What a filter bank is made for. */
export interface FilterBankOptions {
  /** In Hz; the bank spans 0 Hz to half of it. */
  sampleRate: number;
  /** Length of the transform whose lines are weighted. */
  fftSize: number;
  /** Number of triangles. */
  channels: number;
  scale: MelScale;
}

export interface FilterBank {
  /** Where triangle c begins, peaks and ends, in Hz: edges[c], edges[c+1], edges[c+2]; channels + 2 values, evenly apart in mel. */
  edges: Float64Array;
  /** Triangle c's weights, from line first[c] of the spectrum on; empty where no line lies inside (a narrow triangle between two lines). */
  first: Int32Array;
  weights: Float64Array[];
  /** The weighted sum over the lines of a spectrum for each triangle; writes `into`, from `at` on. */
  apply(spectrum: Float64Array, into: Float64Array, at?: number): void;
}

/**
 * Overlapping triangles, the middles evenly apart in mel:
 * - `htk`: straight in mel, peak 1 (HTK's HSigP.c); meant for the magnitude |X_k|;
 * - `slaney`: straight in Hz, area 1, that is, of height 2 over the base (librosa's filters.mel with norm="slaney"); meant for the power |X_k|².
 */
export function filterBank({ sampleRate, fftSize, channels, scale }: FilterBankOptions): FilterBank {
  const top = melOf(sampleRate / 2, scale);
  const edges = Float64Array.from({ length: channels + 2 }, (_, i) => hertzOf((i * top) / (channels + 1), scale));
  const lines = fftSize / 2 + 1;
  const hertz = Float64Array.from({ length: lines }, (_, k) => (k * sampleRate) / fftSize);
  const [axis, along] =
    scale === 'htk' ? [edges.map((f) => melOf(f, scale)), hertz.map((f) => melOf(f, scale))] : [edges, hertz];
  const first = new Int32Array(channels);
  const weights = Array.from({ length: channels }, (_, c) => {
    const [low, middle, high] = [axis[c]!, axis[c + 1]!, axis[c + 2]!];
    const peak = scale === 'htk' ? 1 : 2 / (high - low);
    const all = along.map(
      (f) => peak * Math.max(0, Math.min((f - low) / (middle - low), (high - f) / (high - middle))),
    );
    const from = all.findIndex((weight) => weight > 0);
    first[c] = Math.max(0, from);
    return from < 0 ? new Float64Array(0) : all.slice(from, all.findLastIndex((weight) => weight > 0) + 1);
  });
  return {
    edges,
    first,
    weights,
    apply(spectrum, into, at = 0) {
      for (let c = 0; c < channels; c++) {
        const from = first[c]!;
        const own = weights[c]!;
        let sum = 0;
        for (let i = 0; i < own.length; i++) sum += own[i]! * spectrum[from + i]!;
        into[at + c] = sum;
      }
    },
  };
}
