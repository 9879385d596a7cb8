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

/** Share of an error that its rounding may make: √0.01 − 0 is 0.1. */
const ROUNDING = 1e-12;

/**
 * A number of cells with which the error is proved to be ≤ ε. With a Lipschitz constant that which the theorem names, max(1, ⌈L/2ε⌉):
 * enough for every function with this constant, so often more than this one needs. Without one, the least N at which the oscillation
 * of f over every cell is ≤ ε; all N are tried in turn, for more cells can be worse (where a steep place is an end of cells rather than
 * their middle). Null if it is more than `most`.
 */
export function cellsFor({ lipschitz, oscillation }: Target, epsilon: number, most: number): number | null {
  if (lipschitz !== null) {
    let N = Math.max(1, Math.ceil(lipschitz / (2 * epsilon)));
    while (lipschitz / (2 * N) > epsilon) N++; // the division was rounded
    return N <= most ? N : null;
  }
  let steep = 0.5; // where the last N failed: the next ones will most likely fail there too
  for (let N = 1; N <= most; N++) {
    const fails = (i: number) => oscillation(i / N, (i + 1) / N) > epsilon * (1 + ROUNDING);
    if (fails(Math.min(N - 1, Math.floor(steep * N)))) continue;
    let i = 0;
    while (i < N && !fails(i)) i++;
    if (i === N) return N;
    steep = steepPlace(oscillation, i / N, (i + 1) / N);
  }
  return null;
}

/** Where in [a, b] most of the oscillation takes place. */
function steepPlace(oscillation: Target['oscillation'], a: number, b: number): number {
  for (let halvings = 0; halvings < 40; halvings++) {
    const middle = (a + b) / 2;
    if (oscillation(a, middle) > oscillation(middle, b)) b = middle;
    else a = middle;
  }
  return (a + b) / 2;
}

/** For |f″| ≤ M the interpolant's error is at most M/8N²: the least N with that ≤ ε, at least 1. */
export const smoothCellsFor = (curvature: number, epsilon: number): number =>
  Math.max(1, Math.ceil(Math.sqrt(curvature / (8 * epsilon))));
