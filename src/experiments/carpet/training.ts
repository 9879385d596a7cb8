import { drawCarpet, type CarpetPoints } from '../../datasets/carpet.ts';
import { dense, denseWeights, parameterCount, setDenseWeights } from '../../engine/models.ts';
import { createTrainer } from '../../engine/trainer.ts';
import type { Trainer } from '../../engine/training.ts';
import { matchingWidth } from '../../math/nets/carpet-nets.ts';
import type { Random, Streams } from '../../math/random.ts';
import { rounded, type NetKind } from './results.ts';

/** Both nets, their points, and how well they answer. */

const BATCH = 256;

/** Hidden units a layer. */
const hiddenOf = (kind: NetKind, width: number): number[] =>
  kind === 'deep' ? [width, width, width] : [matchingWidth(width)];

export const unitsOf = (kind: NetKind, width: number): number =>
  hiddenOf(kind, width).reduce((sum, units) => sum + units, 0);

/** Points to learn from; `attempt` numbers independent draws. Fewer points are the first of more. */
export const trainingPoints = (side: number, points: number, attempt: number, random: Streams): CarpetPoints =>
  drawCarpet(side, points, random(`training points ${attempt}`));

export const testPoints = (side: number, points: number, random: Streams): CarpetPoints =>
  drawCarpet(side, points, random('test points'));

export const validationPoints = (side: number, points: number, random: Streams): CarpetPoints =>
  drawCarpet(side, points, random('validation points'));

/** The first of the points. */
export const firstOf = ({ x, y, samples }: CarpetPoints, most: number): CarpetPoints =>
  samples <= most ? { x, y, samples } : { x: x.subarray(0, 2 * most), y: y.subarray(0, most), samples: most };

/** Share of points whose logit has the right sign. */
export function accuracy(logits: Float32Array, { y, samples }: CarpetPoints): number {
  let right = 0;
  for (let i = 0; i < samples; i++) if ((logits[i]! > 0 ? 1 : 0) === y[i]) right++;
  return rounded(right / samples);
}

export interface Training {
  trainer: Trainer;
  parameters: number;
  dispose(): void;
}

/** Biases before the first step: all zero, so that every first crease goes through the middle of the carpet, or scattered. */
export type Start = 'zero' | 'scattered';

interface TrainingSettings {
  width: number;
  start: Start;
  learningRate: number;
  attempt: number;
}

/** Gives every hidden unit a bias uniform on ±1/√fan-in. */
function scatterBiases(model: ReturnType<typeof dense>, biases: Random): void {
  const weights = denseWeights(model);
  for (const { kernel, bias } of weights.slice(0, -1)) {
    const bound = 1 / Math.sqrt(kernel.length / bias.length);
    for (let unit = 0; unit < bias.length; unit++) bias[unit] = (2 * biases.uniform() - 1) * bound;
  }
  setDenseWeights(model, weights);
}

/** A net with random weights before its first step. Both kinds see the same points in the same order. */
export function startTraining(
  kind: NetKind,
  { width, start, learningRate, attempt }: TrainingSettings,
  data: CarpetPoints,
  random: Streams,
): Training {
  const hidden = hiddenOf(kind, width).map((units) => ({ units, activation: 'relu' as const }));
  const model = dense(2, [...hidden, { units: 1, activation: 'linear' }], random(`${kind} weights ${attempt}`));
  if (start === 'scattered') scatterBiases(model, random(`${kind} biases ${attempt}`));
  const trainer = createTrainer(model, data, {
    loss: 'binaryCrossentropy',
    optimizer: { kind: 'adam', learningRate },
    batch: BATCH,
    shuffle: random(`shuffle ${attempt}`),
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
