import { cos, sin } from '../math/elementary/elementary.ts';

/** The fast Fourier transform in radix two (Cooley & Tukey 1965), with the book's own sine and cosine: the same bits everywhere. */

/**
 * A transform of that length: changes X_k = Σ x_n e^(−2πikn/N) in place, real and imaginary parts apart.
 * @param length N, a power of two @throws RangeError otherwise
 */
export function fourier(length: number): (re: Float64Array, im: Float64Array) => void {
  if (length < 1 || (length & (length - 1)) !== 0) throw new RangeError(`invalid length: ${length}`);
  const cosines = Float64Array.from({ length: length / 2 }, (_, k) => cos((2 * Math.PI * k) / length));
  const sines = Float64Array.from({ length: length / 2 }, (_, k) => -sin((2 * Math.PI * k) / length));
  return (re, im) => {
    reverseBits(re, im);
    for (let half = 1; half < length; half *= 2) {
      const stride = length / (2 * half);
      for (let start = 0; start < length; start += 2 * half) {
        for (let k = 0; k < half; k++) {
          // Constants of their own: pairs would be made and thrown away a hundred million times in an hour of speech.
          const a = start + k;
          const b = a + half;
          const c = cosines[k * stride]!;
          const s = sines[k * stride]!;
          const x = re[b]! * c - im[b]! * s;
          const y = re[b]! * s + im[b]! * c;
          re[b] = re[a]! - x;
          im[b] = im[a]! - y;
          re[a] = re[a]! + x;
          im[a] = im[a]! + y;
        }
      }
    }
  };
}

/** Moves what stands at each place to the place whose binary digits are the same backwards. */
function reverseBits(re: Float64Array, im: Float64Array): void {
  for (let i = 1, j = 0; i < re.length; i++) {
    let bit = re.length >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    const x = re[i]!;
    const y = im[i]!;
    re[i] = re[j]!;
    im[i] = im[j]!;
    re[j] = x;
    im[j] = y;
  }
}
