/**
 * Four feed-forward nets that compute parity exactly, written down weight by weight.
 *
 * Convention: inputs x₁ … x_d are 0 or 1; the output is 1 if the number of ones s = x₁ + … + x_d is even and 0 if it is odd. (For the
 * opposite convention negate the output layer and add 1; units and parameters stay.) Every first-layer unit weighs all inputs alike, so
 * all that follows is a function of the count s ∈ {0 … d}. All weights are small integers or halves: float32 arithmetic is exact.
 */

/** One layer: output_j = activation(Σ_i input_i · kernel[i·units + j] + bias_j); step(v) is 1 if v > 0 and 0 otherwise. */
export interface NetLayer {
  inputs: number;
  units: number;
  activation: 'step' | 'relu' | 'linear';
  kernel: number[];
  bias: number[];
}

/** Layers from the first hidden one to the output, which has one unit; with a skip the output also sees x, weighted by `skip`. */
export interface ParityNet {
  layers: NetLayer[];
  skip?: number[];
}

export type ParityNetKind = 'threshold' | 'thresholdSkip' | 'relu' | 'fold';

/** A layer whose every unit weighs all inputs by the same number. */
const counting = (inputs: number, weights: number[], bias: number[], activation: NetLayer['activation']): NetLayer => ({
  inputs,
  units: weights.length,
  activation,
  bias,
  kernel: Array.from({ length: inputs }, () => weights).flat(),
});
const output = (kernel: number[], bias: number, activation: NetLayer['activation']): NetLayer => ({
  inputs: kernel.length,
  units: 1,
  activation,
  kernel,
  bias: [bias],
});
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

/**
 * One layer of d threshold units h_j = [s ≥ j], j = 1 … d, and the output [½ − Σ_j (−1)^(j+1) h_j > 0].
 *
 * Proof: exactly h₁ … h_s are 1, so the sum is 1 − 1 + 1 − … of s terms: 0 for even s, 1 for odd s. d units, (d+2)d + 1 parameters.
 */
function threshold(d: number): ParityNet {
  const j = upTo(d);
  return {
    layers: [
      counting(
        d,
        j.map(() => 1),
        j.map((v) => 0.5 - v),
        'step',
      ),
      output(
        j.map((v) => (v % 2 === 1 ? -1 : 1)),
        0.5,
        'step',
      ),
    ],
  };
}

/**
 * ⌊d/2⌋ threshold units h_j = [s ≥ 2j] and an output that also sees x: [½ − (s − 2 Σ_j h_j) > 0].
 *
 * Proof: exactly ⌊s/2⌋ of the units are 1 (2j ≤ s), and s − 2⌊s/2⌋ = s mod 2. Parameters: (d+1)⌊d/2⌋ + ⌊d/2⌋ + d + 1.
 */
function thresholdSkip(d: number): ParityNet {
  const j = upTo(Math.floor(d / 2));
  return {
    layers: [
      counting(
        d,
        j.map(() => 1),
        j.map((v) => 0.5 - 2 * v),
        'step',
      ),
      output(
        j.map(() => 2),
        0.5,
        'step',
      ),
    ],
    skip: upTo(d).map(() => -1),
  };
}

/**
 * One layer of d ReLU units relu(s − j), j = 0 … d−1, and the output 1 − relu(s) − 2 Σ_{j=1}^{d−1} (−1)^j relu(s − j).
 *
 * Proof: at s = 0 the output is 1. Between s = n and s = n+1 its slope is −1 − 2(−1 + 1 − … of n terms), which is −1 for even n and
 * +1 for odd n; so from 1 it runs 1, 0, 1, 0 … through the whole numbers up to d. d units, (d+2)d + 1 parameters.
 */
function relu(d: number): ParityNet {
  const j = upTo(d).map((v) => v - 1);
  return {
    layers: [
      counting(
        d,
        j.map(() => 1),
        j.map((v) => 0 - v),
        'relu',
      ),
      output(
        j.map((v) => (v === 0 ? -1 : v % 2 === 1 ? 2 : -2)),
        1,
        'linear',
      ),
    ],
  };
}

/**
 * k = ⌈log₂ d⌉ layers of two ReLU units, each folding the count line: u ← |u − 2^(l−1)| = relu(u − 2^(l−1)) + relu(2^(l−1) − u) for
 * l = k … 1, from u = s; the output is the last u.
 *
 * Proof: d ≤ 2^k, so s lies in {0 … 2^k}. If u lies in {0 … 2^l}, then |u − 2^(l−1)| lies in {0 … 2^(l−1)}. For l > 1 the crease
 * 2^(l−1) is even, so u keeps the parity of s; after these folds u is 0, 1 or 2, and the last, |u − 1|, gives 1 if u is even and 0 if
 * it is 1. A d that is no power of two is simply served by the net of the next one: counts above d never come.
 * 2k units, 2d + 6k − 1 parameters.
 */
function fold(d: number): ParityNet {
  const creases: number[] = [];
  for (let size = 1; size < d; size *= 2) creases.unshift(size);
  return {
    layers: [
      ...creases.map((crease, l): NetLayer => counting(l === 0 ? d : 2, [1, -1], [-crease, crease], 'relu')),
      output([1, 1], 0, 'linear'),
    ],
  };
}

const constructions: Record<ParityNetKind, (d: number) => ParityNet> = { threshold, thresholdSkip, relu, fold };
export const parityNetKinds = Object.keys(constructions) as ParityNetKind[];

/** The net of that kind for d bits. @throws RangeError unless d is an integer ≥ 2 */
export function parityNet(kind: ParityNetKind, d: number): ParityNet {
  if (!Number.isInteger(d) || d < 2) throw new RangeError(`invalid d: ${d}`);
  return constructions[kind](d);
}

/** Hidden units. */
export const hiddenUnits = ({ layers }: ParityNet): number =>
  layers.slice(0, -1).reduce((sum, { units }) => sum + units, 0);

/** Weights and biases, the skip's weights included. */
export const netParameters = ({ layers, skip = [] }: ParityNet): number =>
  layers.reduce((sum, { kernel, bias }) => sum + kernel.length + bias.length, skip.length);

/** 1 if the number of ones among the lowest d bits of n is even, else 0. */
export function evenParity(n: number): number {
  let odd = n;
  for (let shift = 16; shift > 0; shift >>= 1) odd ^= odd >>> shift;
  return 1 - (odd & 1);
}

/** All 2^d inputs in rows of d values: row n holds the bits of n, lowest first. */
export function allInputs(d: number): Float32Array {
  const x = new Float32Array(2 ** d * d);
  for (let n = 0; n < 2 ** d; n++) for (let i = 0; i < d; i++) x[n * d + i] = (n >>> i) & 1;
  return x;
}
