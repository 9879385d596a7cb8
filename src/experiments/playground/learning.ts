import type { Training } from '../../engine/fit/classifier.ts';
import { scatterBiases } from '../../engine/fit/initialisers.ts';
import { dense, denseWeights, parameterCount, setDenseWeights, type Activation } from '../../engine/models.ts';
import { createTrainer } from '../../engine/trainer.ts';
import type { AdamOptions, Dataset, SgdOptions } from '../../engine/training.ts';
import { layersOf } from '../../math/nets/written-net.ts';
import type { Streams } from '../../math/random.ts';

/** The net as a TensorFlow.js model that learns. */

export type OptimizerName = 'sgd' | 'momentum' | 'adam';

/** Weights of a layer: kernel[i·units + j] joins input i to unit j. */
export interface LayerWeights {
  units: number;
  kernel: number[];
  bias: number[];
}

export interface NetOptions {
  inputs: number;
  hidden: readonly number[];
  activation: Activation;
  /** All numbers of the net at its start, layer by layer, kernel before bias; drawn if empty. */
  weights: readonly number[];
  /** Numbers of the units that stay still: hidden and output units are counted layer by layer from 1. */
  held: readonly number[];
  optimizer: OptimizerName;
  learningRate: number;
  l2: number;
  l1: number;
  batch: number;
  regression: boolean;
}

/** Of 'momentum'. */
const MOMENTUM = 0.9;

export interface Learning extends Training {
  /** The weights as they are now. */
  layers(): LayerWeights[];
}

export function startLearning(options: NetOptions, data: Dataset, random: Streams): Learning {
  const { inputs, hidden, activation, weights, held, learningRate, l2, l1, batch, regression } = options;
  const units = [...hidden, 1];
  const model = dense(
    inputs,
    units.map((count, l) => ({ units: count, activation: l < hidden.length ? activation : 'linear' })),
    random('weights'),
  );
  if (weights.length > 0) setDenseWeights(model, layersOf(weights, inputs, units));
  else scatterBiases(model, random('biases'));
  const trainer = createTrainer(model, data, {
    loss: regression ? 'meanSquaredError' : 'binaryCrossentropy',
    optimizer: optimizerOf(options.optimizer, learningRate),
    batch: Math.min(batch, data.samples),
    weightDecay: l2,
    lasso: l1,
    held: heldIn(held, units),
    shuffle: random('shuffle'),
  });
  return {
    trainer,
    parameters: parameterCount(model),
    layers() {
      trainer.commit();
      return denseWeights(model).map(({ kernel, bias }) => ({
        units: bias.length,
        kernel: [...kernel],
        bias: [...bias],
      }));
    },
    dispose() {
      trainer.dispose();
      model.dispose();
    },
  };
}

const optimizerOf = (name: OptimizerName, learningRate: number): SgdOptions | AdamOptions =>
  name === 'adam'
    ? { kind: 'adam', learningRate }
    : { kind: 'sgd', learningRate, momentum: name === 'momentum' ? MOMENTUM : 0 };

/** Units counted through the net from 1, as places in their layers. */
function heldIn(held: readonly number[], units: readonly number[]): number[][] {
  let before = 1;
  return units.map((count) => {
    const first = before;
    before += count;
    return held.filter((unit) => unit >= first && unit < before).map((unit) => unit - first);
  });
}
