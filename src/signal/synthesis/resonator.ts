import { cos, exp, sin } from '../../math/elementary/elementary.ts';

/**
 * The digital resonator that a formant is made of (Klatt 1980, "Software for a cascade/parallel formant synthesizer", JASA 67:971–995):
 * y_n = A·x_n + B·y_(n−1) + C·y_(n−2), a pair of poles at e^(−πb/r) e^(±2πif/r) with gain 1 at 0 Hz.
 */

/** A, B and C of a resonator. */
export interface Coefficients {
  a: number;
  b: number;
  c: number;
}

/**
 * The resonator at a frequency f with bandwidth b, both in Hz, at a sampling rate in Hz.
 * @throws RangeError unless 0 ≤ f < rate/2 and 0 < b
 */
export function resonance(frequency: number, bandwidth: number, sampleRate: number): Coefficients {
  if (!(frequency >= 0 && frequency < sampleRate / 2)) throw new RangeError(`invalid frequency: ${frequency}`);
  if (!(bandwidth > 0 && bandwidth < Infinity)) throw new RangeError(`invalid bandwidth: ${bandwidth}`);
  const radius = exp((-Math.PI * bandwidth) / sampleRate);
  const c = -radius * radius;
  const b = 2 * radius * cos((2 * Math.PI * frequency) / sampleRate);
  return { a: 1 - b - c, b, c };
}

/** How much a resonator strengthens a tone of that frequency, in Hz: |A / (1 − Bz⁻¹ − Cz⁻²)| at z = e^(2πif/r). */
export function gainAt({ a, b, c }: Coefficients, frequency: number, sampleRate: number): number {
  const angle = (2 * Math.PI * frequency) / sampleRate;
  const re = 1 - b * cos(angle) - c * cos(2 * angle);
  const im = b * sin(angle) + c * sin(2 * angle);
  return Math.abs(a) / Math.sqrt(re * re + im * im);
}

/** A filter that can be tuned anew between two samples; what it holds rings on. */
export interface Filter {
  tune(coefficients: Coefficients): void;
  step(x: number): number;
}

/** A resonator at rest. */
export function resonator({ a, b, c }: Coefficients): Filter {
  let [last, before] = [0, 0];
  return {
    tune: (to) => ({ a, b, c } = to),
    step(x) {
      const y = a * x + b * last + c * before;
      before = last;
      last = y;
      return y;
    },
  };
}

/** What a resonator of these coefficients does, undone: a pair of zeros, as the nose adds them (Klatt 1980, eq. 4). */
export function antiresonator({ a, b, c }: Coefficients): Filter {
  let [last, before] = [0, 0];
  return {
    tune: (to) => ({ a, b, c } = to),
    step(x) {
      const y = (x - b * last - c * before) / a;
      before = last;
      last = x;
      return y;
    },
  };
}
