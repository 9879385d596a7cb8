import { denseWeights, denseWithWeights, parameterCount } from '../../engine/models.ts';
import type { Training } from '../../engine/fit/classifier.ts';
import { createTrainer } from '../../engine/trainer.ts';
import type { Streams } from '../../math/random.ts';
import type { ActivationName } from './hidden-plane.ts';

/** A TensorFlow.js model that learns on from the written weights. */
export interface Learning extends Training {
  /** The weights as they are now, in the order of the controls. */
  weights(): { weights: number[]; cut: number[] };
}

type Weights = ReturnType<typeof denseWeights>[number];

/** @param activation one that a layer of the model has, so not 'abs' */
export function startLearning(
  { points, classes }: { points: readonly (readonly number[])[]; classes: readonly number[] },
  written: readonly number[],
  cut: readonly number[],
  activation: Exclude<ActivationName, 'abs'>,
  learningRate: number,
  random: Streams,
): Learning {
  const [a, b, c, d, e, f] = written as [number, number, number, number, number, number];
  const model = denseWithWeights(
    2,
    [
      { units: 2, activation },
      { units: 1, activation: 'linear' },
    ],
    [
      { kernel: [a, d, b, e], bias: [c, f] },
      { kernel: cut.slice(0, 2), bias: cut.slice(2) },
    ],
  );
  const trainer = createTrainer(
    model,
    { x: Float32Array.from(points.flat()), y: Float32Array.from(classes), samples: points.length },
    {
      loss: 'binaryCrossentropy',
      optimizer: { kind: 'adam', learningRate },
      batch: points.length,
      shuffle: random('shuffle'),
    },
  );
  return {
    trainer,
    parameters: parameterCount(model),
    weights() {
      trainer.commit();
      const [{ kernel: k, bias: q }, output] = denseWeights(model) as [Weights, Weights];
      return { weights: [k[0]!, k[2]!, q[0]!, k[1]!, k[3]!, q[1]!], cut: [...output.kernel, ...output.bias] };
    },
    dispose() {
      trainer.dispose();
      model.dispose();
    },
  };
}
