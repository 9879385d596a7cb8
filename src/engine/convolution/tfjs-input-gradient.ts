import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { everyLayer } from '../evaluate.ts';
import type { ConvolutionTrainer } from './trainer.ts';

/** `inputGradient` of any model with one input by TensorFlow.js, one batch of all samples; no tensor is left. */
export function tfjsInputGradient(model: LayersModel): ConvolutionTrainer['inputGradient'] {
  let probe: LayersModel | undefined;
  return (x, samples, layer, direction) =>
    tf.tidy(() => {
      probe ??= everyLayer(model);
      const shape = (model.inputs[0]?.shape.slice(1) ?? []) as number[],
        output = probe.outputs[layer];
      if (!output) throw new RangeError(`invalid layer: ${layer}, of ${probe.outputs.length}`);
      const one = [1, ...(output.shape.slice(1) as number[])];
      const towards = tf.tensor(Float32Array.from(direction), one);
      const along = (input: tf.Tensor) => {
        const outputs = [probe!.apply(input, { training: false }) as tf.Tensor | tf.Tensor[]].flat();
        return tf.sum(tf.mul(outputs[layer]!, towards)) as tf.Scalar;
      };
      return tf
        .grad(along)(tf.tensor(x, [samples, ...shape]))
        .dataSync() as Float32Array;
    });
}
