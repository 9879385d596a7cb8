import { firstOf, testPoints, trainingPoints, validationPoints } from '../../datasets/carpet.ts';
import { accuracyOn } from '../../engine/fit/accuracy.ts';
import type { Training } from '../../engine/fit/classifier.ts';
import { startNet, type Start } from '../../engine/fit/equal-nets.ts';
import { fit } from '../../engine/fit/fit.ts';
import type { Trainer } from '../../engine/training.ts';
import { netKinds, unitsOf, type Both, type NetKind } from '../../math/nets/equal-nets.ts';
import type { Streams } from '../../math/random.ts';

/** Both nets learn the same points before the reader's eyes. */

/** A net that is learning. Accuracies are shares of right answers, rounded to 4 decimals. */
export interface Learner {
  units: number;
  parameters: number;
  /** Accuracy after steps[i] steps on training points, on those to choose a learning rate by, and on those to report on. */
  train: number[];
  validation: number[];
  test: number[];
  /** A digit from 0 (surely 0) to 8 (surely 1) a cell, `columns` a row, rows from y = −1 upwards. */
  surface: string;
}

export interface Result extends Both<Learner> {
  steps: number[];
  columns: number;
}

/** What accuracies are measured on. */
const sets = ['train', 'validation', 'test'] as const;
type Measured = (typeof sets)[number];

const COLUMNS = 48;
/** Points on which accuracies are measured as training goes on. */
const MEASURED = 4000;
const FRAMES = 60;
/** Logits at which the surface takes its next level: probabilities of about 2, 12, 30, 44, 56, 70, 88 and 98 %. */
const THRESHOLDS = [-4, -2, -0.85, -0.25, 0.25, 0.85, 2, 4];

/** Middles of the surface's cells, row by row from below. */
const grid = Float32Array.from({ length: 2 * COLUMNS * COLUMNS }, (_, i) => {
  const cell = i >> 1;
  return ((i % 2 === 0 ? cell % COLUMNS : Math.floor(cell / COLUMNS)) + 0.5) * (2 / COLUMNS) - 1;
});

function surfaceOf(trainer: Trainer): string {
  const digits: number[] = [];
  for (const logit of trainer.predict(grid, COLUMNS * COLUMNS)) {
    let level = 0;
    while (level < THRESHOLDS.length && logit > THRESHOLDS[level]!) level++;
    digits.push(level);
  }
  return digits.join('');
}

export interface Options {
  side: number;
  points: number;
  width: number;
  start: Start;
  rates: Both<number>;
  steps: number;
}

export function* trainBoth(
  { side, points, width, start, rates, steps }: Options,
  random: Streams,
): Generator<Result, void, void> {
  const data = trainingPoints(side, points, 0, random);
  const measuredOn = {
    train: firstOf(data, MEASURED),
    validation: validationPoints(side, MEASURED, random),
    test: testPoints(side, MEASURED, random),
  };
  const empty = () => ({ train: [] as number[], validation: [] as number[], test: [] as number[] });
  const curves: Both<Pick<Learner, Measured>> = { deep: empty(), shallow: empty() };
  const reached: number[] = [];
  const look = (kind: NetKind, { trainer, parameters }: Training): Learner => {
    for (const set of sets) curves[kind][set].push(accuracyOn(measuredOn[set], trainer));
    return {
      units: unitsOf(kind, width),
      parameters,
      ...structuredClone(curves[kind]),
      surface: surfaceOf(trainer),
    };
  };
  const starts = netKinds.map(
    (kind) => () => startNet(kind, { width, start, learningRate: rates[kind], attempt: 0 }, data, random),
  );
  yield* fit(starts, { steps, looks: FRAMES }, ({ done, learners }) => {
    reached.push(done);
    const [deep, shallow] = netKinds.map((kind, i) => look(kind, learners[i]!)) as [Learner, Learner];
    return { steps: [...reached], columns: COLUMNS, deep, shallow };
  });
}
