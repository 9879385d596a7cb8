import type { Training } from '../../engine/fit/classifier.ts';
import { dense, denseWithWeights, parameterCount, type DenseLayer } from '../../engine/models.ts';
import { createTrainer } from '../../engine/trainer.ts';
import type { Random, Streams } from '../../math/random.ts';
import type { Target } from '../../math/enclosure/target-function.ts';

/** A TensorFlow.js model of the construction's shape that starts from random weights; its tries differ in these and in the order of points. */
export interface Learning extends Training {
  /** The net's heights at these points. */
  heights(points: readonly number[]): Float32Array;
}

/** Where the hinges of the hidden units lie at the start: scattered over [0,1], or all at 0, as biases of zero put them. */
export type Start = 'scattered' | 'zero';

/** Training points: equally spaced, so that no luck of a draw hides a part of the curve. */
const SAMPLES = 257,
  BATCH = 64;

/** The i-th try. */
export function startLearning(
  i: number,
  target: Target,
  width: number,
  start: Start,
  learningRate: number,
  random: Streams,
): Learning {
  const x = Float32Array.from({ length: SAMPLES }, (_, i) => i / (SAMPLES - 1)),
    y = x.map((at) => target.value(at));
  const shape: DenseLayer[] = [
    { units: width, activation: 'relu' },
    { units: 1, activation: 'linear' },
  ];
  const weights = random(`weights ${i}`);
  const model =
    start === 'zero' ? dense(1, shape, weights) : denseWithWeights(1, shape, scatteredHinges(width, weights));
  const trainer = createTrainer(
    model,
    { x, y, samples: SAMPLES },
    {
      loss: 'meanSquaredError',
      optimizer: { kind: 'adam', learningRate },
      batch: BATCH,
      shuffle: random(`shuffle ${i}`),
    },
  );
  return {
    trainer,
    parameters: parameterCount(model),
    heights: (points) => trainer.predict(Float32Array.from(points), points.length),
    dispose() {
      trainer.dispose();
      model.dispose();
    },
  };
}

/**
 * Kernels uniform with the bounds of He and Glorot, as in `dense`, but each hidden bias such that its unit's hinge is uniform on [0,1]:
 * with biases of zero every hinge lies at 0, and a unit of negative weight is dead on the whole interval.
 */
function scatteredHinges(width: number, weights: Random) {
  const kernel = new Float32Array(width),
    bias = new Float32Array(width),
    output = new Float32Array(width);
  const between = (bound: number) => (2 * weights.uniform() - 1) * bound;
  for (let unit = 0; unit < width; unit++) {
    kernel[unit] = between(Math.sqrt(6));
    bias[unit] = -kernel[unit]! * weights.uniform();
    output[unit] = between(Math.sqrt(6 / (width + 1)));
  }
  return [
    { kernel, bias },
    { kernel: output, bias: [0] },
  ];
}
