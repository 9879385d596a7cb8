import { fit } from '../../engine/fit/fit.ts';
import { readNumberList, readPoints } from '../../math/number-list.ts';
import type { Streams } from '../../math/random.ts';
import { isSeparable } from '../../math/plane/separability.ts';
import { boundaryOf } from './boundary.ts';
import { gridAt, hiddenPlace, logit, placeAt, type ActivationName, type HiddenLayer } from './hidden-plane.ts';
import { startLearning } from './learning.ts';
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
  if (steps === 0 || activation === 'abs') return yield picture(written, cut);

  const learner = () => startLearning({ points, classes }, written, cut, activation, options.learningRate, random);
  yield* fit([learner], { steps, looks: FRAMES }, ({ done, losses: [loss], learners }) => {
    if (loss === undefined) return picture(written, cut);
    reached.push(done);
    losses.push(rounded(loss));
    const now = learners[0]!.weights();
    return picture(now.weights, now.cut);
  });
}
