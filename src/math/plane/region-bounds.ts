import { exactNumber } from '../exact-decimal.ts';

/**
 * How many linear regions a ReLU network can have: the classical counts and bounds, in exact integers.
 */

/** Binomial coefficient C(n, k), exact. 0 for k > n. @throws RangeError unless n and k are integers ≥ 0. */
export function binomial(n: number, k: number): bigint {
  if (!Number.isInteger(n) || !Number.isInteger(k) || n < 0 || k < 0)
    throw new RangeError(`invalid binomial: ${n}, ${k}`);
  let c = k > n ? 0n : 1n;
  for (let i = 0; c > 0n && i < k; i++) c = (c * BigInt(n - i)) / BigInt(i + 1);
  return c;
}

/**
 * Regions of n hyperplanes in general position in dims-dimensional space, Σ_{j ≤ dims} C(n, j): the most that one hidden layer of n
 * ReLUs can have (Zaslavsky 1975, "Facing up to arrangements").
 */
export function zaslavsky(n: number, dims: number): bigint {
  let sum = 0n;
  for (let j = 0; j <= dims; j++) sum += binomial(n, j);
  return sum;
}

/** Where the first layer is that is narrower than the input, from 0; -1 if none is. */
export const narrowLayer = (inputs: number, widths: readonly number[]): number => widths.findIndex((n) => n < inputs);

/**
 * Montúfar, Pascanu, Cho & Bengio 2014, Theorem 4: some ReLU network with `inputs` inputs and these widths, each at least `inputs`, has at
 * least Π_{i<L} ⌊n_i / n_0⌋^{n_0} · Σ_{j ≤ n_0} C(n_L, j) linear regions.
 * @throws RangeError if there is no layer, or one is narrower than the input.
 */
export function montufar(inputs: number, widths: readonly number[]): bigint {
  const last = widths.at(-1);
  if (last === undefined || narrowLayer(inputs, widths) >= 0)
    throw new RangeError(`invalid widths for ${inputs} inputs: ${widths}`);
  let folds = 1n;
  for (const n of widths.slice(0, -1)) folds *= BigInt(Math.floor(n / inputs)) ** BigInt(inputs);
  return folds * zaslavsky(last, inputs);
}

/**
 * Serra, Tjandraatmadja & Ramalingam 2018: with at least three units for each input in every layer but the last, some ReLU network has at least
 * Π_{l<L} (⌊n_l / n_0⌋ + 1)^{n_0} · Σ_{j ≤ n_0} C(n_L, j) linear regions. (They ask it of the last layer too; its cuts do not need it.) With one
 * input no network has more: this is `mostRegions`.
 * @throws RangeError if there is no layer, or one but the last is too narrow
 */
export function serra(inputs: number, widths: readonly number[]): bigint {
  const last = widths.at(-1);
  if (last === undefined || !foldsOftener(inputs, widths))
    throw new RangeError(`invalid widths for ${inputs} inputs: ${widths}`);
  let folds = 1n;
  for (const n of widths.slice(0, -1)) folds *= BigInt(Math.floor(n / inputs) + 1) ** BigInt(inputs);
  return folds * zaslavsky(last, inputs);
}

/** Whether every layer but the last has three units for each input. */
export const foldsOftener = (inputs: number, widths: readonly number[]): boolean =>
  widths.slice(0, -1).every((n) => n >= 3 * inputs);

/**
 * No ReLU network with these widths has more regions than Π_l Σ_{j ≤ d_l} C(n_l, j), d_l the least of `inputs` and the widths before: within
 * one region of the layers before, a layer sees at most d_l dimensions and cuts no oftener than n_l hyperplanes of that space.
 */
export function mostRegions(inputs: number, widths: readonly number[]): bigint {
  let product = 1n,
    dims = inputs;
  for (const n of widths) {
    product *= zaslavsky(n, dims);
    dims = Math.min(dims, n);
  }
  return product;
}

/** The bounds for the layers up to one of them, as exact decimals. */
export interface LayerBound {
  /** Units of this layer. */
  units: number;
  /** Montúfar's; null if one of the layers is narrower than the input. */
  lower: string | null;
  /** Serra's; null if one of the layers before is narrower than three times the input. */
  serra: string | null;
  /** The product of `mostRegions`. */
  upper: string;
  /** The most regions of one layer with as many units. */
  shallow: string;
}

/** The bounds for the first 1, 2, … layers. */
export const layerBounds = (inputs: number, widths: readonly number[]): LayerBound[] =>
  widths.map((units, l) => {
    const first = widths.slice(0, l + 1);
    const together = first.reduce((sum, n) => sum + n, 0);
    return {
      units,
      lower: narrowLayer(inputs, first) < 0 ? String(montufar(inputs, first)) : null,
      serra: foldsOftener(inputs, first) ? String(serra(inputs, first)) : null,
      upper: String(mostRegions(inputs, first)),
      shallow: String(zaslavsky(together, inputs)),
    };
  });

/** The bounds for all layers, as decimals and, where those are exact (see `exactNumber`), as numbers. */
export function wholeBounds(bounds: readonly LayerBound[]) {
  const { lower, serra, upper, shallow } = bounds.at(-1)!;
  return {
    montufar: lower === null ? null : exactNumber(BigInt(lower)),
    montufarDigits: lower,
    serra: serra === null ? null : exactNumber(BigInt(serra)),
    serraDigits: serra,
    most: exactNumber(BigInt(upper)),
    mostDigits: upper,
    oneLayer: exactNumber(BigInt(shallow)),
    oneLayerDigits: shallow,
  };
}
