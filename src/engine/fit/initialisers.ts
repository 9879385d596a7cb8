import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Random } from '../../math/random.ts';
import { denseWeights, setDenseWeights } from '../models.ts';

/** Gives every hidden unit of a stack of dense layers a bias uniform on ±1/√fan-in, layer by layer; the last layer keeps its own. */
export function scatterBiases(model: LayersModel, biases: Random): void {
  const weights = denseWeights(model);
  for (const { kernel, bias } of weights.slice(0, -1)) {
    const bound = 1 / Math.sqrt(kernel.length / bias.length);
    for (let unit = 0; unit < bias.length; unit++) bias[unit] = (2 * biases.uniform() - 1) * bound;
  }
  setDenseWeights(model, weights);
}
