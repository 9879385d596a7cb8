import type { Random } from '../../math/random.ts';
import { dense, parameterCount } from '../models.ts';
import { createTrainer } from '../trainer.ts';
import type { Dataset, Trainer } from '../training.ts';
import { scatterBiases } from './initialisers.ts';

/** A net that is being trained, and how to free it. */
export interface Training {
  trainer: Trainer;
  parameters: number;
  dispose(): void;
}

export interface ClassifierOptions {
  /** Units of each hidden layer; none is logistic regression. */
  hidden: readonly number[];
  learningRate: number;
  /** L2 pull on kernels, as in TrainingOptions; none if not given. */
  weightDecay?: number | undefined;
  /** Samples in a step. */
  batch: number;
  weights: Random;
  /** Scatters the biases of the hidden units; without it they start at zero. */
  biases?: Random | undefined;
  shuffle: Random;
}

/** A ReLU net with one logit and random weights before its first step of Adam; it learns classes 0 and 1 by their cross-entropy. */
export function startClassifier(data: Dataset, options: ClassifierOptions): Training {
  const { hidden, learningRate, weightDecay = 0, batch, weights, biases, shuffle } = options;
  const layers = hidden.map((units) => ({ units, activation: 'relu' as const }));
  const model = dense(data.x.length / data.samples, [...layers, { units: 1, activation: 'linear' }], weights);
  if (biases) scatterBiases(model, biases);
  const trainer = createTrainer(model, data, {
    loss: 'binaryCrossentropy',
    optimizer: { kind: 'adam', learningRate },
    batch,
    weightDecay,
    shuffle,
  });
  return {
    trainer,
    parameters: parameterCount(model),
    dispose() {
      trainer.dispose();
      model.dispose();
    },
  };
}
