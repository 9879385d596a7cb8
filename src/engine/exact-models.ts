import { serialization, step, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { input, layers, model, type LayersModel, type SymbolicTensor } from '@tensorflow/tfjs-layers';
import type { ParityNet } from '../math/nets/parity-nets.ts';
import type { Random } from '../math/random.ts';
import { setDenseWeights, type Activation } from './models.ts';

/**
 * The threshold function as a layer: 1 where its input is above 0, else 0. Its derivative is 0 wherever there is one, so nothing before it
 * can be trained by gradients.
 */
class Heaviside extends layers.Layer {
  static className = 'Heaviside';
  override computeOutputShape(shape: number[]): number[] {
    return shape;
  }
  override call(inputs: Tensor | Tensor[]): Tensor {
    return tidy(() => step((Array.isArray(inputs) ? inputs[0] : inputs) as Tensor));
  }
}
serialization.registerClass(Heaviside);

const untouched = { kernelInitializer: 'zeros', biasInitializer: 'zeros' } as const;

/** A written-down net as a TensorFlow.js model with exactly its weights; a skip joins the inputs to the last hidden layer's outputs. */
export function exactModel(net: ParityNet): LayersModel {
  return build(net, (outputs) => outputs.at(-1) as SymbolicTensor);
}

/** The same with one output a layer, hidden layers first: what every unit says. */
export function exactLayers(net: ParityNet): LayersModel {
  return build(net, (outputs) => outputs);
}

function build(
  { layers: stack, skip }: ParityNet,
  choose: (outputs: SymbolicTensor[]) => SymbolicTensor | SymbolicTensor[],
): LayersModel {
  const inputs = input({ shape: [stack[0]?.inputs ?? 0] });
  let h = inputs;
  const outputs = stack.map(({ units, activation }, l) => {
    if (skip && l === stack.length - 1) h = joined(h, inputs);
    h = layers
      .dense({ units, activation: activation === 'relu' ? 'relu' : 'linear', ...untouched })
      .apply(h) as SymbolicTensor;
    if (activation === 'step') h = new Heaviside({}).apply(h) as SymbolicTensor;
    return h;
  });
  const built = model({ inputs, outputs: choose(outputs) });
  setDenseWeights(
    built,
    stack.map(({ kernel, bias }, l) => ({
      kernel: skip && l === stack.length - 1 ? [...kernel, ...skip] : kernel,
      bias,
    })),
  );
  return built;
}

/**
 * One hidden layer whose output unit also sees the inputs, to be trained: initial weights Glorot-uniform from the generator, hidden layer
 * first, row by row; biases zero.
 */
export function denseWithSkip(inputCount: number, units: number, activation: Activation, weights: Random): LayersModel {
  const inputs = input({ shape: [inputCount] });
  const hidden = layers.dense({ units, activation, ...untouched }).apply(inputs) as SymbolicTensor;
  const built = model({
    inputs,
    outputs: layers.dense({ units: 1, ...untouched }).apply(joined(hidden, inputs)) as SymbolicTensor,
  });
  const glorot = (fanIn: number, fanOut: number) => {
    const bound = Math.sqrt(6 / (fanIn + fanOut));
    return {
      kernel: Float32Array.from({ length: fanIn * fanOut }, () => (2 * weights.uniform() - 1) * bound),
      bias: new Float32Array(fanOut),
    };
  };
  setDenseWeights(built, [glorot(inputCount, units), glorot(units + inputCount, 1)]);
  return built;
}

const joined = (hidden: SymbolicTensor, inputs: SymbolicTensor) =>
  layers.concatenate().apply([hidden, inputs]) as SymbolicTensor;
