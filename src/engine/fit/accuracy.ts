import { fourDecimals } from '../../math/rounding.ts';
import type { Dataset, Trainer } from '../training.ts';

type Answers = Pick<Dataset, 'y' | 'samples'>;

/** How many samples are answered rightly: the answer is 1 where the output is above 0, else 0. @param outputs logits or classes, one a sample */
export function rightAnswers(outputs: Float32Array, { y, samples }: Answers): number {
  let right = 0;
  for (let i = 0; i < samples; i++) if ((outputs[i]! > 0 ? 1 : 0) === y[i]) right++;
  return right;
}

/** Share of samples that are answered rightly, 0 to 1. */
export const accuracy = (outputs: Float32Array, data: Answers): number => rightAnswers(outputs, data) / data.samples;

/** How many samples of each class, 0 and 1, are answered as each: [class][answer]. @param outputs logits or classes, one a sample */
export function confusionOf(outputs: Float32Array, { y, samples }: Answers): [[number, number], [number, number]] {
  const counts: ReturnType<typeof confusionOf> = [
    [0, 0],
    [0, 0],
  ];
  for (let i = 0; i < samples; i++) counts[y[i] as 0 | 1][outputs[i]! > 0 ? 1 : 0]++;
  return counts;
}

/** The accuracy of a net with its current weights, rounded to 4 decimals as results write it. */
export const accuracyOn = (data: Dataset, trainer: Pick<Trainer, 'predict'>): number =>
  fourDecimals(accuracy(trainer.predict(data.x, data.samples), data));
