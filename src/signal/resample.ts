import { cos, sin } from '../math/elementary/elementary.ts';

/** Resampling by a windowed sinc (Smith & Gossett 1984, "A flexible sampling-rate conversion method"), bit for bit the same everywhere. */

/** Zero crossings of the sinc on each side: −80 dB or better in the stop band with Blackman's window. */
const CROSSINGS = 32;

/**
 * The signal at another rate, ⌈n · to / from⌉ samples, the first at the same moment. What the new rate can't hold is filtered out; beyond its
 * ends the signal is taken for silent. A constant stays that constant away from the ends, within 1e-4.
 * @param from, to sampling rates in Hz, integers
 */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const common = gcd(from, to);
  const [phases, stride] = [to / common, from / common];
  // Cut at the lower of the two Nyquist frequencies, a little below it so that the transition band stays out.
  const cutoff = Math.min(1, to / from) * 0.95;
  const reach = Math.ceil(CROSSINGS / cutoff);
  const kernels = new Map<number, Float64Array>();
  const kernelOf = (phase: number): Float64Array => {
    let kernel = kernels.get(phase);
    if (!kernel) {
      kernel = Float64Array.from({ length: 2 * reach }, (_, j) =>
        sincAt(j - reach + 1 - phase / phases, cutoff, reach),
      );
      kernels.set(phase, kernel);
    }
    return kernel;
  };
  const resampled = new Float32Array(Math.ceil((samples.length * to) / from));
  for (let i = 0; i < resampled.length; i++) {
    // The i-th new sample lies i · stride / phases old samples from the start.
    const whole = Math.floor((i * stride) / phases);
    const kernel = kernelOf(i * stride - whole * phases);
    const first = whole - reach + 1;
    const end = Math.min(kernel.length, samples.length - first);
    let sum = 0;
    for (let j = Math.max(0, -first); j < end; j++) sum += samples[first + j]! * kernel[j]!;
    resampled[i] = sum;
  }
  return resampled;
}

/** cutoff · sinc(cutoff · x) under Blackman's window of half width `reach`. */
function sincAt(x: number, cutoff: number, reach: number): number {
  const share = Math.abs(x) / reach;
  if (share >= 1) return 0;
  const taper = 0.42 + 0.5 * cos(Math.PI * share) + 0.08 * cos(2 * Math.PI * share);
  const angle = Math.PI * cutoff * x;
  return taper * (x === 0 ? cutoff : (cutoff * sin(angle)) / angle);
}

const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
