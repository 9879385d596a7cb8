import { createTrainer } from '../../engine/trainer.ts';
import { greedyModularity, type Graph } from '../../math/graphs/modularity.ts';
import type { Random, Streams } from '../../math/random.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { denseNet, openNet, type LearntNet, type NetKind } from '../../pictures/nets.ts';
import { errorShare } from '../../pictures/scores.ts';
import type { PictureSet } from '../../pictures/sets.ts';
import { learnt } from '../../pictures/training.ts';
import { FILTERS, HIDDEN, LAYERS } from './nets.ts';
import { classesServed, classMeans, meanOfSome, unitBasis } from './roles.ts';

/** Does a net fall into modules, and does it if wires cost something? */

/** Edges of one layer: the root of the sum of squares of the weights between two units, [from × to]. */
type Bundle = { from: number; to: number; weights: Float64Array };

/** Of the layers between units: places of a convolution, and of what is flattened, go together. */
function bundlesOf(weights: LearntNet['weights'], sizes: readonly number[]): Bundle[] {
  return weights.map(({ kernel }, l) => {
    const [from, to] = [sizes[l]!, sizes[l + 1]!];
    const squares = new Float64Array(from * to);
    for (let i = 0; i < kernel.length; i++) squares[i % (from * to)]! += kernel[i]! * kernel[i]!;
    return { from, to, weights: squares.map(Math.sqrt) };
  });
}

/** Without hidden units that nothing comes to or nothing leaves, or a shuffled net would have more units to spread over. */
function connected(bundles: readonly Bundle[]): Bundle[] {
  let now = bundles;
  for (;;) {
    const keeps = now.slice(1).map((next, l) => {
      const { from, to, weights } = now[l]!;
      const some = (of: Float64Array, count: number, at: (i: number) => number) =>
        Array.from({ length: count }, (_, i) => i).some((i) => of[at(i)]! > 0);
      return Array.from({ length: to }, (_, u) => u).filter(
        (u) => some(weights, from, (i) => i * to + u) && some(next.weights, next.to, (i) => u * next.to + i),
      );
    });
    if (keeps.every((kept, l) => kept.length === now[l]!.to)) return [...now];
    const all = (count: number) => Array.from({ length: count }, (_, i) => i);
    now = now.map(({ from, to, weights }, l) => {
      const [rows, columns] = [keeps[l - 1] ?? all(from), keeps[l] ?? all(to)];
      return {
        from: rows.length,
        to: columns.length,
        weights: Float64Array.from(rows.flatMap((r) => columns.map((c) => weights[r * to + c]!))),
      };
    });
  }
}

/** All units, joined by their bundles; every layer's weigh 1 together, so that no layer is counted for its scale. */
function graphOf(bundles: readonly Bundle[]): Graph {
  const edges: { from: number; to: number; weight: number }[] = [];
  let first = 0;
  for (const { from, to, weights } of bundles) {
    const all = weights.reduce((a, b) => a + b, 0);
    weights.forEach((weight, i) => {
      if (weight > 0)
        edges.push({ from: first + Math.floor(i / to), to: first + from + (i % to), weight: weight / all });
    });
    first += from;
  }
  return { vertices: first + bundles.at(-1)!.to, edges };
}

const SHUFFLES = 10;

/** Newman's Q of a net, and the mean Q of as many nets whose bundles are the same within every layer, each at another place. */
export interface Fallen {
  q: number;
  shuffled: number;
}

export function fallenOf(weights: LearntNet['weights'], sizes: readonly number[], random: Random): Fallen {
  const bundles = connected(bundlesOf(weights, sizes));
  let sum = 0;
  for (let i = 0; i < SHUFFLES; i++)
    sum += greedyModularity(graphOf(bundles.map((one) => ({ ...one, weights: random.shuffle(one.weights.slice()) }))));
  return { q: fourDecimals(greedyModularity(graphOf(bundles))), shuffled: fourDecimals(sum / SHUFFLES) };
}

/** Units of the whole net, from the first filters to the ten answers: the weights of the filters themselves join pixels, and are left out. */
export const wholeNet = (net: LearntNet, random: Random): Fallen =>
  fallenOf(net.weights.slice(1), [...FILTERS, HIDDEN, net.sight.outputs], random);

/** What a wire costs: the coefficient of Σ|w| in the loss. */
export const COSTS = [0, 0.001, 0.003, 0.01, 0.03] as const;

/** A head of 32 units on the second convolution's answers, which stand still, taught anew with wires that cost. */
export interface Head extends Fallen {
  cost: number;
  parameters: number;
  trainError: number;
  validation: number;
  testError: number;
  /** The share of weights that are 0. */
  cut: number;
  /** Of the hidden units that answer anything: how many, and how many classes each serves. */
  live: number;
  classes: number;
}

const costly = (cost: number): NetKind => {
  const plain = denseNet([HIDDEN]);
  return {
    ...plain,
    trainer: (model, data, options) => createTrainer(model, data, cost === 0 ? options : { ...options, lasso: cost }),
  };
};

export function headOf(
  cost: number,
  [training, validation, test]: readonly [PictureSet, PictureSet, PictureSet],
  { steps, learningRate, classes }: { steps: number; learningRate: number; classes: number },
  random: Streams,
): Head {
  const kind = costly(cost);
  const { best: net, parameters } = learnt(
    training,
    validation,
    {
      kind,
      sight: { height: 1, width: training.inputs, outputs: classes },
      loss: 'categoricalCrossentropy',
      learningRate,
      weightDecay: 0,
      steps,
      batch: 64,
      // Only the end counts: before, wires have not been pulled for long.
      looks: 1,
    },
    { weights: random('head weights'), shuffle: random('head shuffle') },
  );
  const open = openNet(net);
  try {
    const error = ({ x, count, labels }: PictureSet) =>
      fourDecimals(errorShare(open.logits(x, count), labels, classes));
    const values = open.activations(test.x, test.count)[0]!;
    const means = classMeans(
      { values, count: test.count, places: 1, units: HIDDEN },
      test.labels,
      classes,
      unitBasis(HIDDEN),
    );
    const served = means.map(classesServed);
    const kernels = net.weights.flatMap(({ kernel }) => Array.from(kernel));
    return {
      cost,
      parameters,
      trainError: error(training),
      validation: error(validation),
      testError: error(test),
      cut: fourDecimals(kernels.filter((w) => w === 0).length / kernels.length),
      live: served.filter(Number.isFinite).length,
      classes: fourDecimals(meanOfSome(served)),
      ...fallenOf(net.weights, [LAYERS[1]!.units, HIDDEN, classes], random(`head bundles ${cost}`)),
    };
  } finally {
    open.close();
  }
}
