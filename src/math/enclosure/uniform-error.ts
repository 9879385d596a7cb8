import { valuesAt, type OneLayerNet } from '../nets/one-layer-net.ts';
import type { Target } from './target-function.ts';

/** The error of a one-layer net on [0,1], measured and proved, and the width that a proved error needs. */

/** Least number of points at which errors are measured, and least number in a cell. */
const POINTS = 4096;
const POINTS_IN_CELL = 8;

/**
 * The largest |g − f| found on a grid of at least 4,096 points, 8 or more in each of the N cells: the cell's ends and its midpoint are
 * among them, and a step net's value is taken on either side of each jump. It cannot exceed the supremum, but for rounding.
 */
export function supError(net: OneLayerNet, { value }: Target, N: number): number {
  const each = Math.max(POINTS_IN_CELL, 2 * Math.ceil(POINTS / N / 2));
  let worst = 0;
  const note = (g: number, x: number) => (worst = Math.max(worst, Math.abs(g - value(x))));
  if (net.activation === 'relu') {
    const points = Array.from({ length: N * each + 1 }, (_, j) => j / (N * each));
    valuesAt(net, points).forEach((g, j) => note(g, points[j]!));
    return worst;
  }
  let height = net.offset;
  for (let i = 0; i < N; i++) {
    if (i > 0) height += net.hinges[i - 1]!.weight;
    for (let j = 0; j <= each; j++) note(height, (i + j / each) / N);
  }
  return worst;
}

/**
 * The bound proved for both constructions with N cells: L/2N; for slopes without bound the largest oscillation of f over a cell,
 * for there the values of both nets lie between the least and the largest value of f.
 */
export function errorBound({ lipschitz, oscillation }: Target, N: number): number {
  if (lipschitz !== null) return lipschitz / (2 * N);
  let most = 0;
  for (let i = 0; i < N; i++) most = Math.max(most, oscillation(i / N, (i + 1) / N));
  return most;
}

/**
 * The number of cells that the theorem names for ε: ⌈L/2ε⌉, at least 1. For slopes without bound the least N whose bound is ≤ ε, found
 * by doubling and halving. Null if it is more than `most`.
 */
export function cellsFor(target: Target, epsilon: number, most: number): number | null {
  if (target.lipschitz !== null) {
    const N = Math.max(1, Math.ceil(target.lipschitz / (2 * epsilon)));
    return N <= most ? N : null;
  }
  const enough = (N: number) => errorBound(target, N) <= epsilon;
  let few = 0,
    many = 1;
  while (!enough(many)) {
    if (many === most) return null;
    few = many;
    many = Math.min(most, 2 * many);
  }
  while (many - few > 1) {
    const middle = Math.floor((few + many) / 2);
    if (enough(middle)) many = middle;
    else few = middle;
  }
  return many;
}

/** For |f″| ≤ M the interpolant's error is at most M/8N²: the least N with that ≤ ε, at least 1. */
export const smoothCellsFor = (curvature: number, epsilon: number): number =>
  Math.max(1, Math.ceil(Math.sqrt(curvature / (8 * epsilon))));
