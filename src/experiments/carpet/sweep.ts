import { matchingWidth } from '../../math/nets/carpet-nets.ts';
import type { Streams } from '../../math/random.ts';
import { mean, netKinds, type Best, type NetKind, type SweepResult } from './results.ts';
import {
  accuracy,
  firstOf,
  startTraining,
  testPoints,
  trainingPoints,
  unitsOf,
  validationPoints,
  type Start,
} from './training.ts';

/**
 * Mode sweep: accuracy against number of points, the learning rate tuned for each net and each number by points that are neither trained on
 * nor tested on. Trainings are independent of each other, so that a sweep goes on from any of its results.
 */

const SIZES = [300, 1000, 3000, 10_000, 20_000, 30_000, 100_000];
const RATES = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1];
const TEST = 10_000,
  VALIDATION = 5000,
  /** Training points on which the training accuracy is measured. */
  KNOWN = 10_000;
/** A result is told so often within one training. */
const PARTS = 12;

export interface SweepOptions {
  side: number;
  width: number;
  start: Start;
  steps: number;
  seeds: number;
}

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
  { side, width, start, steps, seeds }: SweepOptions,
  random: Streams,
  before?: SweepResult,
): Generator<SweepResult> {
  const test = testPoints(side, TEST, random),
    validation = validationPoints(side, VALIDATION, random);
  const empty = () => ({ validation: [] as number[], test: [] as number[], train: [] as number[] });
  const measured = before ? structuredClone(before.measured) : { deep: empty(), shallow: empty() };
  let finished = before?.finished ?? 0;
  const now = (part: number): SweepResult => ({
    mode: 'sweep',
    sizes: SIZES,
    rates: RATES,
    seeds,
    finished,
    part,
    units: { deep: unitsOf('deep', width), shallow: unitsOf('shallow', width) },
    parameters: 4 * matchingWidth(width) + 1,
    measured: structuredClone(measured),
    best: { deep: bestOf('deep'), shallow: bestOf('shallow') },
  });

  function bestOf(kind: NetKind): Best[] {
    const perSize = RATES.length * seeds;
    const complete = Math.floor(Math.min(...netKinds.map((other) => measured[other].test.length)) / perSize);
    return SIZES.slice(0, complete).map((points, s) => {
      const at = (values: readonly number[], r: number) =>
        values.slice(s * perSize + r * seeds, s * perSize + (r + 1) * seeds);
      const scores = RATES.map((_, r) => mean(at(measured[kind].validation, r)));
      const r = scores.indexOf(Math.max(...scores));
      const each = at(measured[kind].test, r);
      return {
        points,
        rate: RATES[r]!,
        mean: mean(each),
        low: Math.min(...each),
        high: Math.max(...each),
        each,
        train: mean(at(measured[kind].train, r)),
      };
    });
  }

  yield now(0);
  for (const { points, rate, attempt, kind } of trainings(seeds).slice(finished)) {
    const data = trainingPoints(side, points, attempt, random);
    const { trainer, dispose } = startTraining(kind, { width, start, learningRate: rate, attempt }, data, random);
    try {
      const every = Math.ceil(steps / PARTS);
      for (let done = 0; done < steps; done += every) {
        if (done > 0) yield now(done / steps);
        trainer.step(Math.min(every, steps - done));
      }
      const known = firstOf(data, KNOWN);
      measured[kind].validation.push(accuracy(trainer.predict(validation.x, validation.samples), validation));
      measured[kind].test.push(accuracy(trainer.predict(test.x, test.samples), test));
      measured[kind].train.push(accuracy(trainer.predict(known.x, known.samples), known));
    } finally {
      dispose();
    }
    finished++;
    yield now(0);
  }
}

/** How far a sweep is, 0 to 1. */
export const sweepProgress = ({ finished, part, sizes, rates, seeds }: SweepResult): number =>
  (finished + part) / (sizes.length * rates.length * seeds * netKinds.length);
