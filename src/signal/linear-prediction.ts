import { fourier } from './fft.ts';

/**
 * Linear prediction (Atal & Hanauer 1971; Makhoul 1975, "Linear prediction: a tutorial review"): each sample as a weighted sum of those before
 * it, x_n ≈ Σ a_k x_(n−k), k = 1 … p. The filter 1/A(z), A(z) = 1 − Σ a_k z^(−k), is then a model of the vocal tract.
 */

/** r_j = Σ x_n x_(n+j), j = 0 … order, of a frame (windowed beforehand, outside it 0). */
export function autocorrelation(frame: Float64Array, order: number): Float64Array {
  return Float64Array.from({ length: order + 1 }, (_, lag) => {
    let sum = 0;
    for (let n = lag; n < frame.length; n++) sum += frame[n]! * frame[n - lag]!;
    return sum;
  });
}

export interface Prediction {
  /** a_1 … a_p. */
  coefficients: Float64Array;
  /** k_1 … k_p, the last coefficient of each lower order; all inside (−1, 1) iff the filter is stable. */
  reflections: Float64Array;
  /** What remains of r_0: the energy of the prediction's errors, r_0 Π (1 − k_i²). */
  error: number;
}

/**
 * The coefficients that predict with the least squared error: Σ_k a_k r_|j−k| = r_j, j = 1 … p, solved order by order (Levinson 1947, Durbin 1960)
 * with p² multiplications. Of silence, or where nothing is left to predict, the rest are 0.
 * @param r r_0 … r_p
 */
export function levinsonDurbin(r: Float64Array): Prediction {
  const order = r.length - 1;
  const [coefficients, reflections] = [new Float64Array(order), new Float64Array(order)];
  let error = r[0]!;
  for (let i = 0; i < order; i++) {
    if (!(error > 0)) break;
    let rest = r[i + 1]!;
    for (let k = 0; k < i; k++) rest -= coefficients[k]! * r[i - k]!;
    const reflection = rest / error;
    const before = coefficients.slice(0, i);
    for (let k = 0; k < i; k++) coefficients[k] = before[k]! - reflection * before[i - 1 - k]!;
    coefficients[i] = reflections[i] = reflection;
    error *= 1 - reflection * reflection;
  }
  return { coefficients, reflections, error };
}

/** The model's power spectrum, error / |A(e^iω)|², on the lines 0 … fftSize/2 of a transform: the envelope of the frame's own. */
export function allPoleSpectrum({ coefficients, error }: Prediction, fftSize: number): Float64Array {
  const [re, im] = [new Float64Array(fftSize), new Float64Array(fftSize)];
  re[0] = 1;
  for (const [k, a] of coefficients.entries()) re[k + 1] = -a;
  fourier(fftSize)(re, im);
  return Float64Array.from({ length: fftSize / 2 + 1 }, (_, k) => error / (re[k]! * re[k]! + im[k]! * im[k]!));
}
