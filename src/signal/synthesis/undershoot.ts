import { exp } from '../../math/elementary/elementary.ts';

/**
 * How a vowel's formant is pulled by what stands beside it (Lindblom 1963, "Spectrographic study of vowel reduction", JASA 35:1773–1781): it
 * makes for its target from where the neighbour left it, and what is still lacking shrinks exponentially. A short vowel ends before it arrives.
 */

export interface Pull {
  /** What the formant makes for, in Hz. */
  target: number;
  /** Where the neighbours have it at the vowel's edges, in Hz; nothing where there is none, as before a pause. */
  left?: number | undefined;
  right?: number | undefined;
  /** Length of the vowel. */
  seconds: number;
  /** Seconds in which what is lacking shrinks to 1/e. */
  sluggishness: number;
}

/**
 * The formant at a time since the vowel's beginning: target + A e^(−t/τ) + B e^(−(D−t)/τ), with A and B such that it is exactly at the neighbours'
 * at the edges.
 */
export function pulled({ target, left, right, seconds, sluggishness }: Pull): (t: number) => number {
  const [a, b] = [(left ?? target) - target, (right ?? target) - target];
  const through = exp(-seconds / sluggishness);
  // Without a neighbour on the one side the other alone pulls.
  const alone = left === undefined || right === undefined;
  const [fromLeft, fromRight] = alone
    ? [a, b]
    : [(a - b * through) / (1 - through * through), (b - a * through) / (1 - through * through)];
  return (t) => target + fromLeft * exp(-t / sluggishness) + fromRight * exp(-(seconds - t) / sluggishness);
}
