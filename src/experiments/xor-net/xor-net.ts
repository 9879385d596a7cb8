import { denseWeights, denseWithWeights } from '../../engine/models.ts';
import { createTrainer } from '../../engine/trainer.ts';
import { readNumberList, readPoints } from '../../math/number-list.ts';
import type { Streams } from '../../math/random.ts';
import { isSeparable } from '../../math/plane/separability.ts';
import { boundaryOf } from './boundary.ts';
import { gridAt, hiddenPlace, logit, placeAt, type ActivationName, type HiddenLayer } from './hidden-plane.ts';
import { pair, rounded, type Pair } from '../../math/plane/rounded.ts';

/** Points in two classes, two hidden units and a cut; as written, or learned from there by a TensorFlow.js model. */

export type { Pair };

export interface Options {
  points: string;
  weights: string;
  cut: string;
  activation: ActivationName;
  stage: number;
  steps: number;
  learningRate: number;
}

/** Coordinates are rounded to 4 decimals, [x, y] each. */
export interface Result {
  /** Weights and cut as they are now: as given, or as learned so far. */
  weights: number[];
  cut: number[];
  /** One entry a point, the first class's points first. */
  points: Pair[];
  classes: number[];
  hidden: Pair[];
  logits: number[];
  correct: number;
  /** Whether one line separates the classes in the input plane, and in the hidden plane. */
  separable: { input: boolean; hidden: boolean };
  /** Points and lines of the input plane as they lie at this stage. */
  moved: Pair[];
  grid: Pair[][];
  /** The cut drawn back into the input plane: short pieces, two ends each. */
  boundary: [Pair, Pair][];
  /** Steps trained at each point of the curve, and the mean cross-entropy between two of them. */
  reached: number[];
  losses: number[];
}

const FRAMES = 80;

export function* runXorNet(options: Options, random: Streams): Generator<Result> {
  const groups = readPoints(options.points),
    points = groups.flat(),
    classes = groups.flatMap((group, c) => group.map(() => c));
  const { activation, stage, steps } = options;
  const reached = [0],
    losses: number[] = [];

  function picture(weights: readonly number[], cut: readonly number[]): Result {
    const layer: HiddenLayer = { weights, activation };
    const hidden = points.map((point) => hiddenPlace(layer, point)),
      logits = points.map((point) => logit(layer, cut, point));
    const of = <V>(values: readonly V[], c: number) => values.filter((_, i) => classes[i] === c);
    return {
      weights: weights.map(rounded),
      cut: cut.map(rounded),
      points: points.map(pair),
      classes,
      hidden: hidden.map(pair),
      logits: logits.map(rounded),
      correct: logits.filter((value, i) => Number(value > 0) === classes[i]).length,
      separable: {
        input: isSeparable(of(points, 0), of(points, 1)),
        hidden: isSeparable(of(hidden, 0), of(hidden, 1)),
      },
      moved: points.map((point) => pair(placeAt(layer, stage, point))),
      grid: gridAt(layer, stage),
      boundary: boundaryOf(layer, cut),
      reached: [...reached],
      losses: [...losses],
    };
  }

  const written = readNumberList(options.weights),
    cut = readNumberList(options.cut);
  yield picture(written, cut);
  if (steps === 0 || activation === 'abs') return;

  const [a, b, c, d, e, f] = written as [number, number, number, number, number, number];
  const model = denseWithWeights(
    2,
    [
      { units: 2, activation },
      { units: 1, activation: 'linear' },
    ],
    [
      { kernel: [a, d, b, e], bias: [c, f] },
      { kernel: cut.slice(0, 2), bias: cut.slice(2) },
    ],
  );
  const trainer = createTrainer(
    model,
    { x: Float32Array.from(points.flat()), y: Float32Array.from(classes), samples: points.length },
    {
      loss: 'binaryCrossentropy',
      optimizer: { kind: 'adam', learningRate: options.learningRate },
      batch: points.length,
      shuffle: random('shuffle'),
    },
  );
  try {
    const every = Math.ceil(steps / FRAMES);
    for (let done = 0; done < steps;) {
      const next = Math.min(steps, done + every);
      const loss = trainer.step(next - done).reduce((sum, value) => sum + value, 0) / (next - done);
      done = next;
      reached.push(done);
      losses.push(rounded(loss));
      trainer.commit();
      const [hidden, output] = denseWeights(model) as [Weights, Weights];
      const [k, q] = [hidden.kernel, hidden.bias];
      yield picture([k[0]!, k[2]!, q[0]!, k[1]!, k[3]!, q[1]!], [...output.kernel, ...output.bias]);
    }
  } finally {
    trainer.dispose();
    model.dispose();
  }
}

type Weights = ReturnType<typeof denseWeights>[number];
