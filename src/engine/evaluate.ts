import { tensor, tidy, type Tensor } from '@tensorflow/tfjs-core';
import { model as functionalModel, type LayersModel } from '@tensorflow/tfjs-layers';

/** Rows evaluated at once: bounds the memory of hidden layers. */
const ROWS = 4096;

/**
 * Outputs of a model with one input, one array an output, each samples × units in rows; all of them copied out, no tensor is left.
 * @throws RangeError if x is not samples rows of the model's input
 */
export function evaluate(model: LayersModel, x: Float32Array, samples: number): Float32Array[] {
  const shape = (model.inputs[0]?.shape.slice(1) ?? []) as number[],
    inputs = shape.reduce((a, b) => a * b, 1);
  if (!Number.isInteger(samples) || samples < 0 || x.length !== samples * inputs) {
    throw new RangeError(`invalid x: ${x.length} values for ${samples} × ${inputs}`);
  }
  const joined = model.outputs.map(
    (output) => new Float32Array(samples * (output.shape.slice(1) as number[]).reduce((a, b) => a * b, 1)),
  );
  for (let from = 0; from < samples; from += ROWS) {
    const count = Math.min(ROWS, samples - from);
    tidy(() => {
      const outputs = model.apply(tensor(x.slice(from * inputs, (from + count) * inputs), [count, ...shape]), {
        training: false,
      });
      [outputs as Tensor | Tensor[]]
        .flat()
        .forEach((output, i) =>
          (joined[i] as Float32Array).set(output.dataSync() as Float32Array, (from * output.size) / count),
        );
    });
  }
  return joined;
}

/** The same model with every layer's output (but not the input itself) as an output, in the model's order; it shares the weights. */
export const everyLayer = (model: LayersModel): LayersModel =>
  functionalModel({
    inputs: model.inputs,
    outputs: model.layers.filter((layer) => layer.getClassName() !== 'InputLayer').flatMap((layer) => layer.output),
  });
