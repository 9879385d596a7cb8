import { sigmoid, sin, tanh } from '../elementary/elementary.ts';

/**
 * Squares from smooth units: the second derivative of σ(wx + b) by w, at w = 0, is x²σ″(b), and a divided difference in w is a net of three
 * units, (σ(b + hx) − 2σ(b) + σ(b − hx))/(h²σ″(b)). By Taylor's theorem it misses x² on [−1,1] by at most h²·max|σ⁗|/(12|σ″(b)|); what rounding
 * adds grows like 1/h² (Pinkus 1999, "Approximation theory of the MLP model in neural networks", section 3).
 */

export interface Smooth {
  value(z: number): number;
  /** σ″ */
  bend(z: number): number;
}

export const smoothActivations = {
  sigmoid: {
    value: sigmoid,
    bend: (z) => sigmoid(z) * sigmoid(-z) * (1 - 2 * sigmoid(z)),
  },
  tanh: { value: tanh, bend: (z) => -2 * tanh(z) * (1 - tanh(z)) * (1 + tanh(z)) },
  sine: { value: sin, bend: (z) => -sin(z) },
} as const satisfies Record<string, Smooth>;

export interface DifferenceNet {
  /** Of the inner weights, which are h, 0 and −h. */
  h: number;
  b: number;
  /** Each operation's result is rounded by it: to doubles, which does nothing, or to float32. */
  rounded: (value: number) => number;
}

/** The net's output weight: of the outer units, and of the middle one −2 times it. */
export const outputWeight = ({ bend }: Smooth, { h, b }: Pick<DifferenceNet, 'h' | 'b'>): number =>
  1 / (h * h * bend(b));

/** What the net of three units answers, every step rounded. */
export function differenceValue(smooth: Smooth, { h, b, rounded }: DifferenceNet, x: number): number {
  const reached = rounded(rounded(h) * rounded(x)),
    bias = rounded(b);
  const unit = (z: number) => rounded(smooth.value(rounded(z)));
  const weight = rounded(outputWeight(smooth, { h, b }));
  const outer = rounded(rounded(weight * unit(bias + reached)) + rounded(weight * unit(bias - reached)));
  return rounded(outer - rounded(rounded(2 * weight) * unit(bias)));
}
