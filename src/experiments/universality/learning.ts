import { ready } from '../../engine/ready.ts';
import { dense, parameterCount } from '../../engine/models.ts';
import { createTrainer } from '../../engine/trainer.ts';
import type { Streams } from '../../math/random.ts';
import type { Target } from '../../math/target-function.ts';

/** A TensorFlow.js model of the construction's shape that starts from random weights. */
export interface Learning {
  parameters: number;
  /** Mean squared error over the last steps taken. */
  step(count: number): number;
  /** The net's heights at these points. */
  heights(points: readonly number[]): Float32Array;
  dispose(): void;
}

export const prepare = ready;

/** Training points: equally spaced, so that no luck of a draw hides a part of the curve. */
const SAMPLES = 257, BATCH = 64;

export function startLearning(target: Target, width: number, learningRate: number, random: Streams): Learning {
  const x = Float32Array.from({ length: SAMPLES }, (_, i) => i / (SAMPLES - 1)), y = x.map((at) => target.value(at));
  const model = dense(1, [{ units: width, activation: 'relu' }, { units: 1, activation: 'linear' }], random('weights'));
  const trainer = createTrainer(model, { x, y, samples: SAMPLES }, {
    loss: 'meanSquaredError', optimizer: { kind: 'adam', learningRate }, batch: BATCH, shuffle: random('shuffle'),
  });
  return {
    parameters: parameterCount(model),
    step(count) {
      const losses = trainer.step(count);
      return losses.reduce((sum, loss) => sum + loss, 0) / count;
    },
    heights: (points) => trainer.predict(Float32Array.from(points), points.length),
    dispose() {
      trainer.dispose();
      model.dispose();
    },
  };
}
