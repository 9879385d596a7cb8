import type { CarpetPoints } from '../../datasets/carpet.ts';
import { dense } from '../../engine/models.ts';
import { createTrainer } from '../../engine/trainer.ts';
import { folded, foldsFor } from '../../math/nets/carpet-nets.ts';
import { nearestClasses } from '../../math/plane/nearest-neighbour.ts';
import type { Streams } from '../../math/random.ts';
import { mean, rounded, type FoldsResult } from './results.ts';
import { accuracy, testPoints, trainingPoints } from './training.ts';

/** Mode folds: the folds are given, only the cut is learned (logistic regression); and the nearest neighbour, before and after folding. */

const SIZES = [20, 50, 100, 300, 1000, 3000, 10_000];
const TEST = 4000;
const STEPS = 3000,
  RATE = 0.05,
  BATCH = 64;

/** The points after so many folds, spread to the width of the carpet again. */
function foldPoints({ x, y, samples }: CarpetPoints, folds: number): CarpetPoints {
  const low = folds === 0 ? -1 : 0,
    high = 2 ** (1 - Math.max(1, folds));
  const spread = Float32Array.from(x, (t) => ((folded(t, folds) - low) / (high - low)) * 2 - 1);
  return { x: spread, y, samples };
}

function learnCut(known: CarpetPoints, test: CarpetPoints, attempt: number, random: Streams): number {
  const model = dense(2, [{ units: 1, activation: 'linear' }], random(`cut weights ${attempt}`));
  const trainer = createTrainer(model, known, {
    loss: 'binaryCrossentropy',
    optimizer: { kind: 'adam', learningRate: RATE },
    batch: Math.min(BATCH, known.samples),
    shuffle: random(`cut shuffle ${attempt}`),
  });
  trainer.step(STEPS);
  const share = accuracy(trainer.predict(test.x, test.samples), test);
  trainer.dispose();
  model.dispose();
  return share;
}

function nearestShare(known: CarpetPoints, test: CarpetPoints): number {
  const answers = nearestClasses(known.x, known.y, test.x);
  return rounded(answers.reduce((right, answer, i) => right + Number(answer === test.y[i]), 0) / test.samples);
}

export function* fixedFolds({ side, seeds }: { side: number; seeds: number }, random: Streams): Generator<FoldsResult> {
  const all = foldsFor(side);
  const test = testPoints(side, TEST, random);
  const tests = Array.from({ length: all + 1 }, (_, folds) => foldPoints(test, folds));
  const logistic: number[][][] = tests.map(() => []);
  const nearest = { raw: [] as number[][], folded: [] as number[][] };
  let finished = 0;
  const now = (): FoldsResult => ({
    mode: 'folds',
    sizes: SIZES,
    seeds,
    copies: 4 * side * side,
    finished,
    logistic: structuredClone(logistic),
    logisticMean: logistic.map((bySize) => bySize.map(mean)),
    nearest: structuredClone(nearest),
    nearestMean: { raw: nearest.raw.map(mean), folded: nearest.folded.map(mean) },
  });
  for (const [s, points] of SIZES.entries()) {
    for (let attempt = 0; attempt < seeds; attempt++) {
      const drawn = trainingPoints(side, points, attempt, random);
      const known = tests.map((_, folds) => foldPoints(drawn, folds));
      known.forEach((data, folds) => {
        (logistic[folds]![s] ??= []).push(learnCut(data, tests[folds]!, attempt, random));
      });
      (nearest.raw[s] ??= []).push(nearestShare(known[0]!, tests[0]!));
      (nearest.folded[s] ??= []).push(nearestShare(known[all]!, tests[all]!));
      finished++;
      yield now();
    }
  }
}

/** How far it is, 0 to 1. */
export const foldsProgress = ({ finished, sizes, seeds }: FoldsResult): number => finished / (sizes.length * seeds);
