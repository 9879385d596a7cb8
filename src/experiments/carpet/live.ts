import type { Streams } from '../../math/random.ts';
import { netKinds, type Learner, type NetKind, type TrainResult } from './results.ts';
import {
  accuracy,
  firstOf,
  startTraining,
  testPoints,
  trainingPoints,
  unitsOf,
  type Start,
  type Training,
} from './training.ts';

/** Mode train: both nets learn the same points before the reader's eyes. */

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

function surfaceOf(trainer: Training['trainer']): string {
  const digits: number[] = [];
  for (const logit of trainer.predict(grid, COLUMNS * COLUMNS)) {
    let level = 0;
    while (level < THRESHOLDS.length && logit > THRESHOLDS[level]!) level++;
    digits.push(level);
  }
  return digits.join('');
}

export interface LiveOptions {
  side: number;
  points: number;
  width: number;
  start: Start;
  rates: Record<NetKind, number>;
  steps: number;
}

export function* trainBoth(
  { side, points, width, start, rates, steps }: LiveOptions,
  random: Streams,
): Generator<TrainResult> {
  const data = trainingPoints(side, points, 0, random);
  const known = firstOf(data, MEASURED),
    test = testPoints(side, MEASURED, random);
  const nets = {} as Record<NetKind, Training>;
  const curves: Record<NetKind, Pick<Learner, 'train' | 'test'>> = {
    deep: { train: [], test: [] },
    shallow: { train: [], test: [] },
  };
  const reached: number[] = [];
  const now = (): TrainResult => {
    const learner = (kind: NetKind): Learner => ({
      units: unitsOf(kind, width),
      parameters: nets[kind].parameters,
      train: [...curves[kind].train],
      test: [...curves[kind].test],
      surface: surfaceOf(nets[kind].trainer),
    });
    return { mode: 'train', steps: [...reached], columns: COLUMNS, deep: learner('deep'), shallow: learner('shallow') };
  };
  const measure = (done: number) => {
    reached.push(done);
    for (const kind of netKinds) {
      const { trainer } = nets[kind];
      curves[kind].train.push(accuracy(trainer.predict(known.x, known.samples), known));
      curves[kind].test.push(accuracy(trainer.predict(test.x, test.samples), test));
    }
  };
  try {
    for (const kind of netKinds)
      nets[kind] = startTraining(kind, { width, start, learningRate: rates[kind], attempt: 0 }, data, random);
    measure(0);
    yield now();
    const every = Math.ceil(steps / FRAMES);
    for (let done = 0; done < steps;) {
      const next = Math.min(steps, done + every);
      for (const kind of netKinds) nets[kind].trainer.step(next - done);
      done = next;
      measure(done);
      yield now();
    }
  } finally {
    for (const kind of netKinds) nets[kind]?.dispose();
  }
}
