import { testPoints, trainingPoints, type CarpetPoints } from '../../datasets/carpet.ts';
import { accuracy, accuracyOn } from '../../engine/fit/accuracy.ts';
import { startClassifier } from '../../engine/fit/classifier.ts';
import { folded, foldsFor } from '../../math/nets/carpet-nets.ts';
import { nearestClasses } from '../../math/plane/nearest-neighbour.ts';
import type { Streams } from '../../math/random.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { mean } from '../../math/statistics/mean.ts';

/** The folds are given, only the cut is learned (logistic regression); and the nearest neighbour, before and after folding. */

/** Accuracies are shares of right answers, rounded to 4 decimals. */
export interface Result {
  sizes: number[];
  seeds: number;
  /** Cells of the carpet that lie on one another after all folds. */
  copies: number;
  finished: number;
  /** Test accuracy by folds, number of points, seed; only what is finished. */
  logistic: number[][][];
  logisticMean: number[][];
  nearest: { raw: number[][]; folded: number[][] };
  nearestMean: { raw: number[]; folded: number[] };
  /** The cut after all folds, learned from so few points many times over. */
  repeated: Repeated;
}

/** How often few points suffice: [i] is of points[i]; only what is finished. */
interface Repeated {
  points: number[];
  /** Independent draws of the points, of each number; `drawn` of them are finished. */
  draws: number;
  drawn: number[];
  /** Draws from which the cut answers `ENOUGH` of the test points or more. */
  reached: number[];
  /** The least test accuracy of all. */
  least: number[];
}

const SIZES = [20, 50, 100, 300, 1000, 3000, 10_000];
/** Numbers of points of which so many draws are tried. */
const FEW = [20, 50],
  DRAWS = 400;
/** A result is told after so many draws. */
const TOLD = 20;
/** What the chapter asks of them. */
const ENOUGH = 0.9;
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
  const { trainer, dispose } = startClassifier(known, {
    hidden: [],
    learningRate: RATE,
    batch: Math.min(BATCH, known.samples),
    weights: random(`cut weights ${attempt}`),
    shuffle: random(`cut shuffle ${attempt}`),
  });
  try {
    trainer.step(STEPS);
    return accuracyOn(test, trainer);
  } finally {
    dispose();
  }
}

const nearestShare = (known: CarpetPoints, test: CarpetPoints): number =>
  fourDecimals(accuracy(nearestClasses(known.x, known.y, test.x), test));

const meanShares = (bySize: readonly number[][]): number[] => bySize.map((shares) => fourDecimals(mean(shares)));

export function* fixedFolds(
  { side, seeds }: { side: number; seeds: number },
  random: Streams,
): Generator<Result, void, void> {
  const all = foldsFor(side);
  const test = testPoints(side, TEST, random);
  const tests = Array.from({ length: all + 1 }, (_, folds) => foldPoints(test, folds));
  const logistic: number[][][] = tests.map(() => []);
  const nearest = { raw: [] as number[][], folded: [] as number[][] };
  const repeated: Repeated = { points: [], draws: DRAWS, drawn: [], reached: [], least: [] };
  let finished = 0;
  const now = (): Result => ({
    sizes: SIZES,
    seeds,
    copies: 4 * side * side,
    finished,
    logistic: structuredClone(logistic),
    logisticMean: logistic.map(meanShares),
    nearest: structuredClone(nearest),
    nearestMean: { raw: meanShares(nearest.raw), folded: meanShares(nearest.folded) },
    repeated: structuredClone(repeated),
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
  for (const [i, points] of FEW.entries()) {
    repeated.points.push(points);
    repeated.least[i] = 1;
    for (let draw = 0; draw < DRAWS; draw++) {
      const own: Streams = (name) => random(`${points} points, draw ${draw}, ${name}`);
      const share = learnCut(foldPoints(trainingPoints(side, points, 0, own), all), tests[all]!, 0, own);
      repeated.drawn[i] = draw + 1;
      repeated.reached[i] = (repeated.reached[i] ?? 0) + (share >= ENOUGH ? 1 : 0);
      repeated.least[i] = Math.min(repeated.least[i]!, share);
      if ((draw + 1) % TOLD === 0) yield now();
    }
  }
}

/** How far it is, 0 to 1: counted in cuts that are learned. */
export function progressOf({ finished, sizes, seeds, logistic, repeated }: Result): number {
  const each = logistic.length,
    drawn = repeated.drawn.reduce((sum, draws) => sum + draws, 0);
  return (each * finished + drawn) / (each * sizes.length * seeds + FEW.length * DRAWS);
}
