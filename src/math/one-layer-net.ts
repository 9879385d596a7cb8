import type { Target } from './target-function.ts';

/**
 * The universality theorem made by hand: nets with one hidden layer on [0,1] whose weights are written down from f, not learned (the constructive case of Leshno, Lin, Pinkus &
 * Schocken 1993). N cells of width 1/N.
 */
export interface OneLayerNet {
  activation: 'relu' | 'step';
  /** Where each hidden unit switches on: unit i computes activation(x − at). */
  hinges: { at: number; weight: number }[];
  /** Output bias. */
  offset: number;
}

/** g(x) = f(0) + Σ_{i<N} (s_i − s_{i−1}) relu(x − i/N), s_i the slope of f's chord over cell i, s_{−1} = 0: f's interpolant at the knots i/N. N units. */
export function reluInterpolant({ value }: Target, N: number): OneLayerNet {
  let before = 0;
  const hinges = Array.from({ length: N }, (_, i) => {
    const slope = N * (value((i + 1) / N) - value(i / N)), weight = slope - before;
    before = slope;
    return { at: i / N, weight };
  });
  return { activation: 'relu', hinges, offset: value(0) };
}

/** The step function with f's value at each cell's midpoint; unit i ≥ 1 adds the step at i/N. N − 1 units. */
export function midpointSteps({ value }: Target, N: number): OneLayerNet {
  const height = (i: number) => value((i + 0.5) / N);
  const hinges = Array.from({ length: N - 1 }, (_, i) => ({ at: (i + 1) / N, weight: height(i + 1) - height(i) }));
  return { activation: 'step', hinges, offset: height(0) };
}

/** Weights and biases of the hidden layer, output weights, output bias. */
export const parametersOf = ({ hinges }: OneLayerNet): number => 3 * hinges.length + 1;

/** The net's values at ascending points: hinges are passed once, so this costs points + units. A step counts as on at its own hinge. */
export function valuesAt({ activation, hinges, offset }: OneLayerNet, points: readonly number[]): number[] {
  let on = 0, weight = 0, moment = 0;
  return points.map((x) => {
    for (; on < hinges.length && hinges[on]!.at <= x; on++) {
      weight += hinges[on]!.weight;
      moment += hinges[on]!.weight * hinges[on]!.at;
    }
    return offset + (activation === 'relu' ? weight * x - moment : weight);
  });
}

/** Least number of points at which errors are measured. */
const POINTS = 4096;

/**
 * The largest |g − f| found on a grid of at least 4,096 points: cell by cell, the cell's ends and midpoint among them, a step net's value taken on either side of each jump. It cannot
 * exceed the true supremum.
 */
export function supError(net: OneLayerNet, { value }: Target, N: number): number {
  const each = Math.max(8, 2 * Math.ceil(POINTS / N / 2));
  let worst = 0;
  if (net.activation === 'step') {
    let height = net.offset;
    for (let i = 0; i < N; i++) {
      if (i > 0) height += net.hinges[i - 1]!.weight;
      for (let j = 0; j <= each; j++) worst = Math.max(worst, Math.abs(height - value((i + j / each) / N)));
    }
    return worst;
  }
  const points = Array.from({ length: N * each + 1 }, (_, j) => j / (N * each));
  valuesAt(net, points).forEach((g, j) => (worst = Math.max(worst, Math.abs(g - value(points[j]!)))));
  return worst;
}

/** The bound proved for N cells: L/(2N), or for slopes without bound the largest oscillation of f over a cell. */
export function errorBound({ lipschitz, oscillation }: Target, N: number): number {
  if (lipschitz !== null) return lipschitz / (2 * N);
  return Math.max(...Array.from({ length: N }, (_, i) => oscillation(i / N, (i + 1) / N)));
}

/** The least N that the theorem names for ε, ⌈L/2ε⌉; for slopes without bound the least power of two whose bound is ≤ ε. At most `most`. */
export function cellsFor(target: Target, epsilon: number, most: number): number {
  if (target.lipschitz !== null) return Math.min(most, Math.max(1, Math.ceil((target.lipschitz / (2 * epsilon)) * (1 - 1e-12))));
  let N = 1;
  while (N < most && errorBound(target, N) > epsilon) N = Math.min(most, 2 * N);
  return N;
}

/** For |f″| ≤ M the interpolant's error is at most M/(8N²): the least N with that ≤ ε. */
export const smoothCellsFor = (curvature: number, epsilon: number): number => Math.max(1, Math.ceil(Math.sqrt(curvature / (8 * epsilon)) * (1 - 1e-12)));
