import type { PlanePoints } from '../../datasets/plane-points.ts';
import { accuracy, confusionOf } from '../../engine/fit/accuracy.ts';
import { fit } from '../../engine/fit/fit.ts';
import { schedules, type ScheduleName } from '../../engine/fit/schedules.ts';
import type { Activation } from '../../engine/models.ts';
import type { Dataset } from '../../engine/training.ts';
import { float32Decimal } from '../../math/float32-decimal.ts';
import { featureRows, featuresOf } from '../../math/nets/plane-features.ts';
import { pair, rounded, type Pair } from '../../math/plane/rounded.ts';
import type { Streams } from '../../math/random.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { startLearning, type LayerWeights, type Learning, type OptimizerName } from './learning.ts';
import { meanLoss } from './losses.ts';
import { pointsOf, type Points } from './points.ts';
import { piecesOf, type Pieces } from './regions.ts';
import { tiler, type Tiles } from './tiles.ts';

/** A net learns points of the plane, and all of it is seen at every look. */

/** Training points, and those kept for testing. */
export type OnBoth = Record<'train' | 'test', number[]>;

export interface Result {
  /** Steps taken. */
  step: number;
  /** Hidden layers, then the output's; every number is the shortest decimal of its float32. */
  layers: LayerWeights[];
  tiles: Tiles;
  /** Coordinates and values to 4 decimals; a class is 0 or 1. */
  points: Pair[];
  values: number[];
  /** A 1 for every point that is kept for testing, a 0 for one that is learnt. */
  test: string;
  regression: boolean;
  scales: Points['scales'];
  /** Steps at the places of the curves; losses and accuracies there, empty where there are no such points or no classes. */
  reached: number[];
  losses: OnBoth;
  accuracies: OnBoth;
  /** [class][answer]: how many points for testing, at the places of the curves; empty lists where there are none or no classes. */
  confusion: number[][][];
  pieces: Pieces | null;
  /** The step by which the numbers had grown beyond all bounds; what is shown is the last look before. */
  diverged: number | null;
}

export interface Options {
  columns: PlanePoints;
  points: string;
  values: string;
  noise: number;
  share: number;
  /** A bit a feature. */
  inputs: string;
  hidden: readonly number[];
  activation: Activation;
  weights: readonly number[];
  held: readonly number[];
  optimizer: OptimizerName;
  learningRate: number;
  schedule: ScheduleName;
  l2: number;
  l1: number;
  batch: number;
  steps: number;
  /** Accuracy on the training points at which training ends. */
  until: number | null;
}

/** Looks at most, besides the first: as many as a curve has points. */
const LOOKS = 240;
/** Beyond this size a weight or a loss means nothing any more. */
const BOUND = 1e6;
/** With more hidden units the pieces are counted at the first and the last look only. */
const QUICK = 12;

export function* runPlayground(options: Options, random: Streams): Generator<Result, void, void> {
  const { activation, hidden, steps, until } = options;
  const points = pointsOf(options, random),
    features = featuresOf(options.inputs),
    sets = {
      train: datasetOf(points, features, false),
      test: datasetOf(points, features, true),
    };
  const piecewise = activation === 'relu' && hidden.length > 0 && options.inputs === '1100000';
  const quick = hidden.reduce((sum, units) => sum + units, 0) <= QUICK;
  const tilesOf = tiler(features, activation, points.regression);
  const reached: number[] = [],
    losses: OnBoth = { train: [], test: [] },
    accuracies: OnBoth = { train: [], test: [] },
    confusion: number[][][] = [
      [[], []],
      [[], []],
    ];
  const told = {
    points: points.places.map(pair),
    values: points.values.map(rounded),
    test: points.test.map(Number).join(''),
    regression: points.regression,
    scales: points.scales,
  };

  /** Measures both sets, and says whether all that was measured is within bounds. */
  function measure({ trainer }: Learning, layers: readonly LayerWeights[], done: number): boolean {
    const outputs = { train: new Float32Array(0), test: new Float32Array(0) };
    for (const name of ['train', 'test'] as const)
      outputs[name] = trainer.predict(sets[name].x, sets[name].samples) as typeof outputs.train;
    const now = { train: 0, test: 0 };
    for (const name of ['train', 'test'] as const)
      now[name] = sets[name].samples === 0 ? 0 : meanLoss(outputs[name], sets[name].y, points.regression);
    const bounded = (value: number) => Math.abs(value) <= BOUND;
    if (!layers.every(({ kernel, bias }) => kernel.every(bounded) && bias.every(bounded))) return false;
    if (!bounded(now.train) || !bounded(now.test)) return false;
    reached.push(done);
    for (const name of ['train', 'test'] as const) {
      if (sets[name].samples === 0) continue;
      losses[name].push(rounded(now[name]));
      if (!points.regression) accuracies[name].push(fourDecimals(accuracy(outputs[name], sets[name])));
    }
    if (!points.regression && sets.test.samples > 0)
      confusionOf(outputs.test, sets.test).forEach((row, c) =>
        row.forEach((count, answer) => confusion[c]![answer]!.push(count)),
      );
    return true;
  }

  let before: Result | undefined;
  const look = (learner: Learning, done: number): Result => {
    const layers = learner.layers();
    if (!measure(learner, layers, done)) {
      if (!before) throw new RangeError('起点的权重太大，网络的输出超出了范围；把 weights 里的数改小');
      return { ...before, diverged: done };
    }
    const ended = done === steps || (until !== null && (accuracies.train.at(-1) ?? 0) >= until);
    return {
      step: done,
      layers: layers.map(({ units, kernel, bias }) => ({
        units,
        kernel: kernel.map(float32Decimal),
        bias: bias.map(float32Decimal),
      })),
      tiles: tilesOf(learner.trainer),
      ...told,
      reached: [...reached],
      losses: copied(losses),
      accuracies: copied(accuracies),
      confusion: confusion.map((row) => row.map((counts) => [...counts])),
      pieces: piecewise && (quick || done === 0 || ended) ? piecesOf(layers.slice(0, -1)) : null,
      diverged: null,
    };
  };

  const start = () =>
    startLearning({ ...options, inputs: features.length, regression: points.regression }, sets.train, random);
  const schedule = schedules[options.schedule];
  for (const result of fit([start], { steps, looks: LOOKS, schedule }, ({ done, learners }) =>
    look(learners[0]!, done),
  )) {
    yield result;
    if (result.diverged !== null) return;
    if (until !== null && (result.accuracies.train.at(-1) ?? 0) >= until) return;
    before = result;
  }
}

const copied = ({ train, test }: OnBoth): OnBoth => ({ train: [...train], test: [...test] });

/** The points that are learnt, or those kept for testing, as the net takes them in. */
function datasetOf(
  { places, values, test }: Points,
  features: ReturnType<typeof featuresOf>,
  tested: boolean,
): Dataset {
  const those = <V>(all: readonly V[]) => all.filter((_, i) => test[i] === tested);
  const y = Float32Array.from(those(values));
  return { x: featureRows(features, those(places)), y, samples: y.length };
}
