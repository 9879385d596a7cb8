import { cos, sin } from '../math/elementary/elementary.ts';

/** How a cosine transform is scaled: as HTK has it, or so that its rows are orthonormal. */
export type CosineScale = 'htk' | 'orthonormal';

/**
 * The discrete cosine transform DCT-II as a matrix in rows, `count` × `size`: c_i = s_i Σ_j m_j cos(πi (j + ½)/N), i from 0.
 * - `htk`: s_i = √(2/N) (The HTK Book, equation 5.14; it numbers channels from 1, hence its j − ½);
 * - `orthonormal`: the same but s_0 = √(1/N), so that O Oᵀ = I (librosa's norm="ortho").
 * @param size N, the number of channels @param count how many coefficients, from c_0 on
 */
export function cosineTransform(size: number, count: number, scale: CosineScale): Float64Array {
  const matrix = new Float64Array(count * size);
  for (let i = 0; i < count; i++) {
    const factor = Math.sqrt((i === 0 && scale === 'orthonormal' ? 1 : 2) / size);
    for (let j = 0; j < size; j++) {
      // cos has period 4N in i(2j + 1): whole turns are dropped while they are whole numbers.
      matrix[i * size + j] = factor * cos((Math.PI * ((i * (2 * j + 1)) % (4 * size))) / (2 * size));
    }
  }
  return matrix;
}

/**
 * Weights that bring the higher cepstra to the size of the lower: 1 + L/2 · sin(πi/L), i from 0 (Juang, Rabiner & Wilpon 1987; The HTK Book,
 * equation 5.15). All 1 where L is 0. From i = L on they fall below 1 again, and below 0 where L is small: L of at least `count` is meant.
 */
export const lifterWeights = (count: number, lifter: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => (lifter === 0 ? 1 : 1 + (lifter / 2) * sin((Math.PI * i) / lifter)));
