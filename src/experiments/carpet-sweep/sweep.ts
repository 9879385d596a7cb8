import { firstOf, testPoints, trainingPoints, validationPoints } from '../../datasets/carpet.ts';
import { accuracyOn } from '../../engine/fit/accuracy.ts';
import { startNet, type Start } from '../../engine/fit/equal-nets.ts';
import { fit } from '../../engine/fit/fit.ts';
import { netKinds, parametersOf, unitsOf, type Both, type NetKind } from '../../math/nets/equal-nets.ts';
import type { Streams } from '../../math/random.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { mean } from '../../math/statistics/mean.ts';

/**
 * Accuracy against number of points, the learning rate tuned for each net and each number by points that are neither trained on nor tested
 * on. Trainings are independent of each other, so that a sweep goes on from any of its results.
 */

/** One net at one number of points, at the rate that did best on the validation points. */
export interface Best {
  points: number;
  rate: number;
  /** Test accuracy over the seeds. */
  mean: number;
  low: number;
  high: number;
  each: number[];
  /** Mean training accuracy. */
  train: number;
}

/** Accuracies in order: by number of points, then rate, then seed; only what is finished. */
interface Measured {
  validation: number[];
  test: number[];
  train: number[];
}

/** Accuracies are shares of right answers, rounded to 4 decimals. */
export interface Result {
  sizes: number[];
  rates: number[];
  seeds: number;
  /** Trainings finished, of all; `part` of the one at hand. */
  finished: number;
  part: number;
  units: Both<number>;
  parameters: number;
  measured: Both<Measured>;
  /** One a finished number of points. */
  best: Both<Best[]>;
}

const SIZES = [300, 1000, 3000, 10_000, 20_000, 30_000, 100_000];
const RATES = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1];
const TEST = 10_000,
  VALIDATION = 5000,
  /** Training points on which the training accuracy is measured. */
  KNOWN = 10_000;
/** A result is told so often within one training. */
const PARTS = 12;

export interface Options {
  side: number;
  width: number;
  start: Start;
  steps: number;
  seeds: number;
}

const shareOf = (shares: readonly number[]): number => fourDecimals(mean(shares));

/** All trainings in order. */
const trainings = (seeds: number) =>
  SIZES.flatMap((points) =>
    RATES.flatMap((rate) =>
      Array.from({ length: seeds }, (_, attempt) => attempt).flatMap((attempt) =>
        netKinds.map((kind) => ({ points, rate, attempt, kind })),
      ),
    ),
  );

/** @param before a result of the same sweep to go on from */
export function* sweep(
  { side, width, start, steps, seeds }: Options,
  random: Streams,
  before?: Result,
): Generator<Result, void, void> {
  const test = testPoints(side, TEST, random),
    validation = validationPoints(side, VALIDATION, random);
  const empty = () => ({ validation: [] as number[], test: [] as number[], train: [] as number[] });
  const measured = before ? structuredClone(before.measured) : { deep: empty(), shallow: empty() };
  let finished = before?.finished ?? 0;
  const now = (part: number): Result => ({
    sizes: SIZES,
    rates: RATES,
    seeds,
    finished,
    part,
    units: { deep: unitsOf('deep', width), shallow: unitsOf('shallow', width) },
    parameters: parametersOf(width),
    measured: structuredClone(measured),
    best: { deep: bestOf('deep'), shallow: bestOf('shallow') },
  });

  function bestOf(kind: NetKind): Best[] {
    const perSize = RATES.length * seeds;
    const complete = Math.floor(Math.min(...netKinds.map((other) => measured[other].test.length)) / perSize);
    return SIZES.slice(0, complete).map((points, s) => {
      const at = (values: readonly number[], r: number) =>
        values.slice(s * perSize + r * seeds, s * perSize + (r + 1) * seeds);
      const scores = RATES.map((_, r) => shareOf(at(measured[kind].validation, r)));
      const r = scores.indexOf(Math.max(...scores));
      const each = at(measured[kind].test, r);
      return {
        points,
        rate: RATES[r]!,
        mean: shareOf(each),
        low: Math.min(...each),
        high: Math.max(...each),
        each,
        train: shareOf(at(measured[kind].train, r)),
      };
    });
  }

  yield now(0);
  for (const { points, rate, attempt, kind } of trainings(seeds).slice(finished)) {
    const data = trainingPoints(side, points, attempt, random);
    const net = () => startNet(kind, { width, start, learningRate: rate, attempt }, data, random);
    for (const { done, trainer } of fit([net], { steps, looks: PARTS }, ({ done, learners }) => ({
      done,
      ...learners[0]!,
    }))) {
      if (done === steps) {
        measured[kind].validation.push(accuracyOn(validation, trainer));
        measured[kind].test.push(accuracyOn(test, trainer));
        measured[kind].train.push(accuracyOn(firstOf(data, KNOWN), trainer));
      } else if (done > 0) yield now(done / steps);
    }
    finished++;
    yield now(0);
  }
}

/** How far a sweep is, 0 to 1. */
export const progressOf = ({ finished, part, sizes, rates, seeds }: Result): number =>
  (finished + part) / (sizes.length * rates.length * seeds * netKinds.length);
