import { sigmoid } from '../../math/elementary/elementary.ts';
import { pair, type Pair } from '../../math/plane/rounded.ts';

/** The layer of two units as a map of the plane, and what it does on the way. */

/** The absolute value is the exact fold, two ReLU units in one: |z| = relu(z) + relu(−z). */
export type ActivationName = 'sigmoid' | 'relu' | 'abs';

/** Two units on two inputs: z = (w₁₁x₁ + w₁₂x₂ + b₁, w₂₁x₁ + w₂₂x₂ + b₂), each through the activation. */
export interface HiddenLayer {
  /** w₁₁, w₁₂, b₁, w₂₁, w₂₂, b₂. */
  weights: readonly number[];
  activation: ActivationName;
}

type Point = readonly [x: number, y: number];

const activations: Record<ActivationName, (z: number) => number> = {
  sigmoid,
  relu: (z) => Math.max(0, z),
  abs: Math.abs,
};
const activate = (name: ActivationName, z: number): number => activations[name](z);

/** z₁ and z₂. */
function sums({ weights }: HiddenLayer, [x, y]: Point): Pair {
  const [a, b, c, d, e, f] = weights as [number, number, number, number, number, number];
  return [a * x + b * y + c, d * x + e * y + f];
}

export function hiddenPlace(layer: HiddenLayer, place: Point): Pair {
  const [z1, z2] = sums(layer, place);
  return [activate(layer.activation, z1), activate(layer.activation, z2)];
}

export const isPiecewise = ({ activation }: HiddenLayer): boolean => activation !== 'sigmoid';

/**
 * Where a point of the input plane lies at a stage: 0 in the input plane, 1 when the first unit has put its value in the place of x₁, 2 in
 * the hidden plane; in between on the straight way.
 */
export function placeAt(layer: HiddenLayer, stage: number, place: Point): Pair {
  const [h1, h2] = hiddenPlace(layer, place);
  const [first, second] = [Math.min(1, stage), Math.max(0, stage - 1)];
  return [place[0] + first * (h1 - place[0]), place[1] + second * (h2 - place[1])];
}

/** The part of the plane that is drawn, both axes alike. */
export const SHOWN: Pair = [-0.75, 1.75];
const LINES = 11;
const PLACES = 26;

/** Lines of a net over the input plane, as they lie at that stage. */
export function gridAt(layer: HiddenLayer, stage: number): Pair[][] {
  const [low, high] = SHOWN;
  const at = (i: number, count: number) => low + ((high - low) * i) / (count - 1);
  return Array.from({ length: 2 * LINES }, (_, line) => {
    const fixed = at(line % LINES, LINES);
    const place = (free: number): Point => (line < LINES ? [fixed, free] : [free, fixed]);
    const free = Array.from({ length: PLACES }, (_, i) => at(i, PLACES));
    // Where a unit's z changes its sign the line may bend.
    const bends = isPiecewise(layer)
      ? sums(layer, place(0)).flatMap((z, u) => {
          const slope = sums(layer, place(1))[u]! - z;
          return slope === 0 || -z / slope <= low || -z / slope >= high ? [] : [-z / slope];
        })
      : [];
    return [...free, ...bends].sort((a, b) => a - b).map((v) => pair(placeAt(layer, stage, place(v))));
  });
}

export const logit = (layer: HiddenLayer, [v1, v2, c]: readonly number[], place: Point): number => {
  const [h1, h2] = hiddenPlace(layer, place);
  return v1! * h1 + v2! * h2 + c!;
};
