import { firstOf, testPoints, trainingPoints, validationPoints } from '../../datasets/carpet.ts';
import { accuracyOn } from '../../engine/fit/accuracy.ts';
import { startNet, type Start } from '../../engine/fit/equal-nets.ts';
import { fit } from '../../engine/fit/fit.ts';
import { schedules, type ScheduleName } from '../../engine/fit/schedules.ts';
import type { Trainer } from '../../engine/training.ts';
import { netKinds, parametersOf, unitsOf, type Both, type NetKind } from '../../math/nets/equal-nets.ts';
import type { Streams } from '../../math/random.ts';
import { compare, seedsAt, shareOf, type Best, type Comparison } from './comparison.ts';
import { errorShares } from './errors.ts';

/**
 * Accuracy against number of points, the learning rate tuned for each net and each number by points that are neither trained on nor tested
 * on. Every number of points and every seed has points, weights and an order of its own: of two of them, none tells anything about the
 * other. Within one, both nets and all rates share the points, so that nets are compared in pairs. Trainings are independent of each
 * other, so that a sweep goes on from any of its results.
 */

/** In order: by number of points, then rate, then seed; only what is finished. */
interface Measured {
  /** After the last step. */
  validation: number[];
  test: number[];
  train: number[];
  /** At the look at which the validation accuracy was best: early stopping (Prechelt 1998). */
  stoppedValidation: number[];
  stoppedTest: number[];
  /** Steps taken by then. */
  stoppedAt: number[];
  /** See errors.ts; after the last step. */
  mirrored: (number | null)[];
  moved: (number | null)[];
}

/** What else is known of the nets at the chosen rate after the last step: means over the seeds. */
interface Tuned extends Best {
  train: number;
  /** Over the seeds that made errors; null if none did. */
  mirrored: number | null;
  moved: number | null;
}

/** Accuracies are shares of right answers, rounded to 4 decimals; the comparison at the top is of those after the last step. */
export interface Result extends Comparison {
  best: Both<Tuned[]>;
  sizes: number[];
  rates: number[];
  seeds: number;
  /** Trainings finished, of all; `part` of the one at hand. */
  finished: number;
  part: number;
  units: Both<number>;
  parameters: number;
  measured: Both<Measured>;
  /** The same comparison, every training stopped early and the rate chosen by what it then answers. */
  stopped: Comparison;
}

const SIZES = [300, 1000, 3000, 10_000, 20_000, 100_000];
const RATES = [0.0003, 0.001, 0.003, 0.01, 0.03, 0.1];
const TEST = 10_000,
  VALIDATION = 5000,
  /** Training points on which the training accuracy is measured. */
  KNOWN = 10_000;
/** Within one training the validation accuracy is measured, and a result is told, so often. */
const LOOKS = 12;

export interface Options {
  side: number;
  width: number;
  start: Start;
  schedule: ScheduleName;
  steps: number;
  decay: number;
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
  { side, width, start, schedule, steps, decay, seeds }: Options,
  random: Streams,
  before?: Result,
): Generator<Result, void, void> {
  const measured = before ? structuredClone(before.measured) : { deep: nothing(), shallow: nothing() };
  let finished = before?.finished ?? 0;
  const grid = { sizes: SIZES, rates: RATES, seeds };
  const now = (part: number): Result => {
    const { best, ...compared } = compare(measured, grid);
    const tuned = (kind: NetKind) =>
      best[kind].map((chosen, s): Tuned => {
        const at = <V>(values: readonly V[]) => seedsAt(values, s, RATES.indexOf(chosen.rate), grid);
        const { train, mirrored, moved } = measured[kind];
        return { ...chosen, train: shareOf(at(train)), mirrored: known(at(mirrored)), moved: known(at(moved)) };
      });
    return {
      ...grid,
      finished,
      part,
      units: { deep: unitsOf('deep', width), shallow: unitsOf('shallow', width) },
      parameters: parametersOf(width),
      measured: structuredClone(measured),
      best: { deep: tuned('deep'), shallow: tuned('shallow') },
      ...compared,
      stopped: compare({ deep: stoppedScores(measured.deep), shallow: stoppedScores(measured.shallow) }, grid),
    };
  };

  yield now(0);
  for (const { points, rate, attempt, kind } of trainings(seeds).slice(finished)) {
    const own: Streams = (name) => random(`${points} points, ${name}`);
    const data = trainingPoints(side, points, attempt, own),
      test = testPoints(side, TEST, own, attempt),
      validation = validationPoints(side, VALIDATION, own, attempt);
    const net = () => startNet(kind, { width, start, learningRate: rate, weightDecay: decay, attempt }, data, own);
    const best = { validation: -1, test: 0, at: 0 };
    const look = (done: number, trainer: Trainer) => {
      const score = accuracyOn(validation, trainer);
      if (score > best.validation)
        Object.assign(best, { validation: score, test: accuracyOn(test, trainer), at: done });
      if (done < steps) return;
      const all = measured[kind];
      all.validation.push(score);
      all.test.push(accuracyOn(test, trainer));
      all.train.push(accuracyOn(firstOf(data, KNOWN), trainer));
      all.stoppedValidation.push(best.validation);
      all.stoppedTest.push(best.test);
      all.stoppedAt.push(best.at);
      const { mirrored, moved } = errorShares(test, trainer);
      all.mirrored.push(mirrored);
      all.moved.push(moved);
    };
    const looks = fit([net], { steps, looks: LOOKS, schedule: schedules[schedule] }, ({ done, learners }) => {
      look(done, learners[0]!.trainer);
      return done;
    });
    for (const done of looks) if (done > 0 && done < steps) yield now(done / steps);
    finished++;
    yield now(0);
  }
}

const nothing = (): Measured => ({
  validation: [],
  test: [],
  train: [],
  stoppedValidation: [],
  stoppedTest: [],
  stoppedAt: [],
  mirrored: [],
  moved: [],
});

/** The mean of those that are known; null if none is. */
function known(shares: readonly (number | null)[]): number | null {
  const values = shares.filter((share) => share !== null);
  return values.length > 0 ? shareOf(values) : null;
}

const stoppedScores = ({ stoppedValidation, stoppedTest }: Measured) => ({
  validation: stoppedValidation,
  test: stoppedTest,
});

/** How far a sweep is, 0 to 1. */
export const progressOf = ({ finished, part, sizes, rates, seeds }: Result): number =>
  (finished + part) / (sizes.length * rates.length * seeds * netKinds.length);
