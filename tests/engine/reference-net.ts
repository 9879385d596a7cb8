import type { Activation } from '../../src/engine/models.ts';
import type { Dataset, TrainingOptions } from '../../src/engine/training.ts';

/**
 * A dense net in float64, written for plainness: the reference of the engine's tests. Gradients are central differences of the loss,
 * so nothing of the back-propagation under test is repeated here.
 */
type Weights = readonly { kernel: ArrayLike<number>; bias: ArrayLike<number> }[];
type Loss = TrainingOptions['loss'];

const apply: Record<Activation, (v: number) => number> = {
  linear: (v) => v,
  relu: (v) => Math.max(0, v),
  tanh: Math.tanh,
  sigmoid: (v) => 1 / (1 + Math.exp(-v)),
};

function outputs(weights: Weights, stack: readonly Activation[], x: readonly number[]): number[] {
  return weights.reduce<number[]>(
    (h, { kernel, bias }, layer) =>
      Array.from(bias, (b, j) => {
        const sum = h.reduce((s, value, i) => s + value * (kernel[i * bias.length + j] as number), b);
        return apply[stack[layer] as Activation](sum);
      }),
    [...x],
  );
}

/** Mean loss over all samples. */
export function referenceLoss(
  weights: Weights,
  stack: readonly Activation[],
  { x, y, samples }: Dataset,
  loss: Loss,
): number {
  const inputs = x.length / samples,
    width = y.length / samples;
  let sum = 0;
  for (let n = 0; n < samples; n++) {
    const z = outputs(weights, stack, [...x.subarray(n * inputs, (n + 1) * inputs)]),
      t = y.subarray(n * width, (n + 1) * width);
    if (loss === 'categoricalCrossentropy') {
      const logSum = Math.log(z.reduce((s, v) => s + Math.exp(v), 0));
      z.forEach((v, j) => (sum += (t[j] as number) * (logSum - v)));
    } else {
      z.forEach((v, j) => {
        const target = t[j] as number;
        sum += (loss === 'meanSquaredError' ? (v - target) ** 2 : Math.log(1 + Math.exp(v)) - target * v) / width;
      });
    }
  }
  return sum / samples;
}

/** Derivative of that loss in every weight, by central differences (error about 1e-10 away from a relu's kink). */
export function referenceGradients(weights: Weights, stack: readonly Activation[], data: Dataset, loss: Loss) {
  const moved = weights.map(({ kernel, bias }) => ({ kernel: Array.from(kernel), bias: Array.from(bias) }));
  const slope = (values: number[], j: number): number => {
    const at = values[j] as number,
      h = 1e-5;
    values[j] = at + h;
    const up = referenceLoss(moved, stack, data, loss);
    values[j] = at - h;
    const down = referenceLoss(moved, stack, data, loss);
    values[j] = at;
    return (up - down) / (2 * h);
  };
  return moved.map(({ kernel, bias }) => ({
    kernel: kernel.map((_, j) => slope(kernel, j)),
    bias: bias.map((_, j) => slope(bias, j)),
  }));
}
