import { denseWithSkip } from '../../engine/exact-models.ts';
import { rightAnswers } from '../../engine/fit/accuracy.ts';
import type { Training } from '../../engine/fit/classifier.ts';
import { dense, parameterCount } from '../../engine/models.ts';
import { createTrainer } from '../../engine/trainer.ts';
import type { Dataset } from '../../engine/training.ts';
import { allInputs, evenParity, parityNet, type ParityNetKind } from '../../math/nets/parity-nets.ts';
import type { Streams } from '../../math/random.ts';

/** Training nets of the constructions' shapes from random weights, on all 2^d inputs at once seen and tested. */

/** Samples in a step: all inputs where there are fewer. */
const BATCH = 64;

/** All inputs with their parity. */
export function parityData(d: number): Dataset {
  return { x: allInputs(d), y: Float32Array.from({ length: 2 ** d }, (_, n) => evenParity(n)), samples: 2 ** d };
}

/**
 * A net of the construction's shape, its hidden layers `factor` times as wide, with random weights. Threshold units become sigmoids, for a
 * step has derivative 0 and cannot be trained by gradients; the output unit is linear, its sign is the answer.
 */
function untrained(kind: ParityNetKind, d: number, factor: number, weights: ReturnType<Streams>) {
  const hidden = parityNet(kind, d)
    .layers.slice(0, -1)
    .map(({ units }) => units * factor);
  if (kind === 'thresholdSkip') return denseWithSkip(d, hidden[0]!, 'sigmoid', weights);
  const activation = kind === 'threshold' ? 'sigmoid' : 'relu';
  return dense(
    d,
    [...hidden.map((units) => ({ units, activation }) as const), { units: 1, activation: 'linear' }],
    weights,
  );
}

/** One attempt and its curve so far. */
export interface Attempt extends Training {
  /** Mean loss of the batches since the last point, in nats; null if it was no longer finite. */
  losses: (number | null)[];
  /** Wrong answers among all inputs at each point. */
  errors: number[];
}

export interface AttemptOptions {
  kind: ParityNetKind;
  d: number;
  factor: number;
  learningRate: number;
}

/** The i-th attempt, with weights and shuffles of its own. */
export function attempt(
  i: number,
  { kind, d, factor, learningRate }: AttemptOptions,
  data: Dataset,
  random: Streams,
): Attempt {
  const model = untrained(kind, d, factor, random(`weights ${i}`));
  const trainer = createTrainer(model, data, {
    loss: 'binaryCrossentropy',
    optimizer: { kind: 'adam', learningRate },
    batch: Math.min(BATCH, data.samples),
    shuffle: random(`shuffle ${i}`),
  });
  return {
    trainer,
    parameters: parameterCount(model),
    losses: [],
    errors: [],
    dispose() {
      trainer.dispose();
      model.dispose();
    },
  };
}

/** Adds a point to the curve. @param loss the mean since the last one; none at the first */
export function addPoint({ trainer, losses, errors }: Attempt, loss: number | undefined, data: Dataset): void {
  if (loss !== undefined) losses.push(Number.isFinite(loss) ? Math.round(loss * 1e4) / 1e4 : null);
  errors.push(data.samples - rightAnswers(trainer.predict(data.x, data.samples), data));
}
