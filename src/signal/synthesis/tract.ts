import { gainAt, resonance, resonator, type Coefficients } from './resonator.ts';

/** The vocal tract as resonators: one behind the other, as the air in a tube goes through them, or side by side, each with a strength of its own. */

/** The formants of one moment, in Hz, lowest first. */
export interface Formants {
  frequencies: readonly number[];
  bandwidths: readonly number[];
}

/** Bandwidths in Hz of the first formants of vowels (Klatt 1980, rounded), and of all that follow. */
const BANDWIDTHS = [60, 90, 150, 200, 250];
const FURTHER_BANDWIDTH = 300;

export const usualBandwidth = (i: number): number => BANDWIDTHS[i] ?? FURTHER_BANDWIDTH;

/** A man's tract is a tube of about 17.5 cm, shut at one end: its resonances lie at 500, 1500, 2500 … Hz. */
const FIRST_OF_TUBE = 500;
/** Nearer to the formant below no further one lies; and none as near as this share of the rate to its half. */
const APART = 500;
const TOP = 0.47;

/**
 * Completes formants up to the top of what the rate holds by those of a uniform tube, so that the spectrum keeps its slope (what Klatt calls the
 * correction for higher poles). How many there are depends on the number given, the rate and the scale alone.
 * @param scale frequencies of the tube times this: 1 for a man's tract, more for a shorter one
 */
export function completed(given: Partial<Formants>, sampleRate: number, scale = 1): Formants {
  const frequencies = [...(given.frequencies ?? [])];
  for (let k = frequencies.length + 1; ; k++) {
    const own = (2 * k - 1) * FIRST_OF_TUBE * scale;
    if (own > TOP * sampleRate) break;
    const below = frequencies.at(-1);
    frequencies.push(below === undefined ? own : Math.min(Math.max(own, below + APART), 0.49 * sampleRate));
  }
  return { frequencies, bandwidths: frequencies.map((_, i) => given.bandwidths?.[i] ?? usualBandwidth(i)) };
}

/** A tract that can be tuned between two samples; as many formants as at first. */
export interface Tract {
  tune(formants: Formants): void;
  step(x: number): number;
}

const resonancesOf = ({ frequencies, bandwidths }: Formants, sampleRate: number): Coefficients[] =>
  frequencies.map((f, i) => resonance(f, bandwidths[i]!, sampleRate));

/** Formants one behind the other: their gains multiply, and how strong each is follows from where they lie. */
export function cascade(formants: Formants, sampleRate: number): Tract {
  const filters = resonancesOf(formants, sampleRate).map(resonator);
  return {
    tune: (to) => resonancesOf(to, sampleRate).forEach((coefficients, i) => filters[i]!.tune(coefficients)),
    step(x) {
      for (const filter of filters) x = filter.step(x);
      return x;
    },
  };
}

/**
 * Formants side by side with a strength each; every other one is turned over, so that between two of them they do not cancel (Klatt 1980).
 * @param strengths their gains at 0 Hz
 */
export function parallel(formants: Formants, strengths: readonly number[], sampleRate: number): Tract {
  const filters = resonancesOf(formants, sampleRate).map(resonator);
  return {
    tune: (to) => resonancesOf(to, sampleRate).forEach((coefficients, i) => filters[i]!.tune(coefficients)),
    step: (x) =>
      filters.reduce((sum, filter, i) => sum + (i % 2 === 0 ? 1 : -1) * (strengths[i] ?? 0) * filter.step(x), 0),
  };
}

/** The strengths with which formants side by side are as high at their own frequencies as one behind the other: what all others do there. */
export function strengthsOfCascade(formants: Formants, sampleRate: number): number[] {
  const all = resonancesOf(formants, sampleRate);
  return formants.frequencies.map((frequency, i) =>
    all.reduce((product, one, j) => (j === i ? product : product * gainAt(one, frequency, sampleRate)), 1),
  );
}
