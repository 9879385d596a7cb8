import type { Target } from '../enclosure/target-function.ts';

/**
 * The universality theorem made by hand: nets with one hidden layer on [0,1] whose weights are written down from f, not learned (the
 * constructive case of Leshno, Lin, Pinkus & Schocken 1993). [0,1] is cut into N cells of width 1/N.
 */
export interface OneLayerNet {
  activation: 'relu' | 'step';
  /** Where each hidden unit switches on, in ascending order: the unit computes activation(x − at), the output adds weight times it. */
  hinges: { at: number; weight: number }[];
  /** Output bias. */
  offset: number;
}

/**
 * g(x) = f(0) + Σ_{i<N} (s_i − s_{i−1}) relu(x − i/N), s_i the slope of f's chord over cell i, s_{−1} = 0: the piecewise linear function
 * that meets f at the knots i/N. N units.
 */
export function reluInterpolant({ value }: Target, N: number): OneLayerNet {
  let before = 0;
  const hinges = Array.from({ length: N }, (_, i) => {
    const slope = N * (value((i + 1) / N) - value(i / N)),
      weight = slope - before;
    before = slope;
    return { at: i / N, weight };
  });
  return { activation: 'relu', hinges, offset: value(0) };
}

/** The step function that has f's value at each cell's midpoint; unit i ≥ 1 adds the step at i/N. N − 1 units. */
export function midpointSteps({ value }: Target, N: number): OneLayerNet {
  const height = (i: number) => value((i + 0.5) / N);
  const hinges = Array.from({ length: N - 1 }, (_, i) => ({ at: (i + 1) / N, weight: height(i + 1) - height(i) }));
  return { activation: 'step', hinges, offset: height(0) };
}

/** Number of parameters: weights and biases of the hidden layer, output weights, output bias. */
export const parametersOf = ({ hinges }: OneLayerNet): number => 3 * hinges.length + 1;

/**
 * The net's values at ascending points. The hinges are passed once and their sums kept, so this costs points + units rather than
 * points × units. A step counts as on at its own hinge.
 */
export function valuesAt({ activation, hinges, offset }: OneLayerNet, points: readonly number[]): number[] {
  let on = 0,
    weight = 0,
    moment = 0;
  return points.map((x) => {
    for (; on < hinges.length && hinges[on]!.at <= x; on++) {
      weight += hinges[on]!.weight;
      moment += hinges[on]!.weight * hinges[on]!.at;
    }
    return offset + (activation === 'relu' ? weight * x - moment : weight);
  });
}
