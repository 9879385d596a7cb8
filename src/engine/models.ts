import { tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { layers, sequential, type LayersModel, type Sequential } from '@tensorflow/tfjs-layers';
import type { Random } from '../math/random.ts';

export type Activation = 'linear' | 'relu' | 'tanh' | 'sigmoid';

/** One dense layer: y = activation(x·kernel + bias). */
export interface DenseLayer {
  units: number;
  activation: Activation;
}

/** Exact weights of one dense layer: kernel[i·units + j] joins input i to unit j (row-major, inputs × units); bias has one entry a unit. */
export interface DenseWeights {
  kernel: ArrayLike<number>;
  bias: ArrayLike<number>;
}

/**
 * A stack of dense layers as a TensorFlow.js model, its initial weights drawn from the book's generator.
 *
 * Kernels are uniform on (−b, b): b = √(6/fan-in) before relu (He et al. 2015), b = √(6/(fan-in + fan-out)) otherwise (Glorot &
 * Bengio 2010); biases are zero. Drawn layer by layer, row by row, one `uniform()` a weight; no transcendental function is used.
 * @param inputs number of inputs
 * @param stack the layers, first to last
 */
export function dense(inputs: number, stack: readonly DenseLayer[], weights: Random): Sequential {
  const model = denseWithZeros(inputs, stack);
  let fanIn = inputs;
  setDenseWeights(
    model,
    stack.map(({ units, activation }) => {
      const bound = Math.sqrt(activation === 'relu' ? 6 / fanIn : 6 / (fanIn + units));
      const kernel = Float32Array.from({ length: fanIn * units }, () => (2 * weights.uniform() - 1) * bound);
      fanIn = units;
      return { kernel, bias: new Float32Array(units) };
    }),
  );
  return model;
}

/** The same stack with the given weights, exactly (each rounded to float32). @throws RangeError if a length does not fit. */
export function denseWithWeights(
  inputs: number,
  stack: readonly DenseLayer[],
  weights: readonly DenseWeights[],
): Sequential {
  const model = denseWithZeros(inputs, stack);
  setDenseWeights(model, weights);
  return model;
}

function denseWithZeros(inputs: number, stack: readonly DenseLayer[]): Sequential {
  if (!Number.isInteger(inputs) || inputs < 1) throw new RangeError(`invalid inputs: ${inputs}`);
  if (stack.length === 0) throw new RangeError('invalid layers: none');
  const model = sequential();
  stack.forEach(({ units, activation }, i) => {
    // Zeros first: the library's own initializers draw from Math.random.
    const config = { units, activation, kernelInitializer: 'zeros' as const, biasInitializer: 'zeros' as const };
    model.add(layers.dense(i === 0 ? { ...config, inputShape: [inputs] } : config));
  });
  return model;
}

/** A model's weights layer by layer. Its own list puts those of layers that do not train last. */
const variablesOf = (model: LayersModel) => [...new Set(model.layers.flatMap(({ weights }) => weights))];

/**
 * Writes exact weights into a model whose weighted layers are all dense with bias, in order. The model gets fresh tensors.
 * @throws RangeError if the number of layers or a length does not fit
 */
export function setDenseWeights(model: LayersModel, weights: readonly DenseWeights[]): void {
  const variables = variablesOf(model);
  const arrays = weights.flatMap(({ kernel, bias }) => [kernel, bias]);
  if (arrays.length !== variables.length)
    throw new RangeError(`invalid weights: ${arrays.length} arrays for ${variables.length}`);
  tidy(() => {
    const tensors = arrays.map((values, i): Tensor => {
      const shape = variables[i]!.shape as number[],
        size = shape.reduce((a, b) => a * b, 1);
      if (values.length !== size) throw new RangeError(`invalid weights: ${values.length} values for shape [${shape}]`);
      return tensor(Float32Array.from(values), shape);
    });
    tensors.forEach((values, i) => variables[i]!.write(values));
  });
}

/** The weights of such a model, copied out. */
export function denseWeights(model: LayersModel): { kernel: Float32Array; bias: Float32Array }[] {
  const values = variablesOf(model).map((w) => w.read().dataSync() as Float32Array);
  return Array.from({ length: values.length / 2 }, (_, i) => ({
    kernel: values[2 * i] as Float32Array,
    bias: values[2 * i + 1] as Float32Array,
  }));
}

/** Number of trainable parameters. */
export const parameterCount = (model: LayersModel): number =>
  model.trainableWeights.reduce((sum, w) => sum + (w.shape as number[]).reduce((a, b) => a * b, 1), 0);
