import type { AcousticModel } from './acoustic.ts';

/**
 * An acoustic model with diagonal mixtures as JSON. Numbers are rounded, so that a model of some ten thousand of them stays below 100 kB; `readModel`
 * gives the model that the rounded numbers mean, and that model is written as the same JSON again.
 *
 * - `dims`: values in a frame;
 * - `units`: of every unit (a phone, silence) its states in order, as places in `states`;
 * - `stay`: of every state the probability of staying, in thousandths of a thousandth;
 * - `states`: of every state a list of components, each [weight in millionths, D means, D standard deviations], means and deviations in hundredths.
 */
export interface WrittenModel {
  dims: number;
  units: Record<string, number[]>;
  stay: number[];
  states: number[][][];
}

const MILLIONTHS = 1e6;
const HUNDREDTHS = 100;

/** Components whose weight is rounded to nothing are left out. */
export const writeModel = ({ units, stay, states }: AcousticModel): WrittenModel => ({
  dims: states[0]!.dims,
  units: Object.fromEntries(Object.entries(units).map(([unit, places]) => [unit, [...places]])),
  stay: Array.from(stay, (p) => Math.round(p * MILLIONTHS)),
  states: states.map(({ dims, weights, means, covariances }) =>
    Array.from(weights, (weight, k) => [
      Math.round(weight * MILLIONTHS),
      ...Array.from(means.subarray(k * dims, (k + 1) * dims), (mean) => Math.round(mean * HUNDREDTHS) + 0),
      ...Array.from(covariances.subarray(k * dims, (k + 1) * dims), (variance) =>
        Math.max(1, Math.round(Math.sqrt(variance) * HUNDREDTHS)),
      ),
    ]).filter(([weight]) => weight! > 0),
  ),
});

export function readModel({ dims, units, stay, states }: WrittenModel): AcousticModel {
  return {
    units,
    stay: Float64Array.from(stay, (p) => p / MILLIONTHS),
    states: states.map((components) => {
      const total = components.reduce((sum, [weight]) => sum + weight!, 0);
      const part = (from: number) => components.flatMap((one) => one.slice(from, from + dims));
      return {
        dims,
        shape: 'diagonal' as const,
        weights: Float64Array.from(components, ([weight]) => weight! / total),
        means: Float64Array.from(part(1), (mean) => mean / HUNDREDTHS),
        covariances: Float64Array.from(
          part(1 + dims),
          (deviation) => (deviation / HUNDREDTHS) * (deviation / HUNDREDTHS),
        ),
      };
    }),
  };
}
