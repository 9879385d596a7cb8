import { CLASSES, isLong, isWoman } from '../../datasets/attributes.ts';
import { exp, log } from '../../math/elementary/elementary.ts';
import type { Streams } from '../../math/random.ts';
import { denseNet, openNet, type LearntNet } from '../../pictures/nets.ts';
import { errorShare } from '../../pictures/scores.ts';
import type { PictureSet } from '../../pictures/sets.ts';
import { learnt, oneHot } from '../../pictures/training.ts';
import { PLANS, type ModelName, type Plan } from './plans.ts';

/**
 * Six ways to name four classes that are two attributes crossed. They differ in two things that are easily taken for one: whether hidden features are
 * shared, and whether examples are: a net that answers attributes learns long hair from women and men alike.
 */

const BATCH = 64,
  STEPS = 300,
  HEAD = [8];

/** How a net is taught. */
export interface Setting {
  learningRate: number;
  weightDecay: number;
}

/** Tried by every way of naming, each at every number of rare examples: what suits one is no handicap for another. */
export const SETTINGS: readonly Setting[] = [1e-2, 3e-3].flatMap((learningRate) =>
  [1e-3, 1e-2].map((weightDecay) => ({ learningRate, weightDecay })),
);

/** A model that has learnt: scores of the four classes, logarithms of what it takes to be their chances. */
export interface Model {
  parameters: number;
  /** Which setting validation chose; for a head on modules, its own. */
  setting: number;
  scores(set: Pick<PictureSet, 'x' | 'count'>): Float64Array;
}

const K = CLASSES.length;

/** ln(1 + e^z). */
const softplus = (z: number): number => Math.max(z, 0) + log(1 + exp(-Math.abs(z)));

/** What outputs say of the classes. */
const READERS: Record<Plan['answers'], (logits: Float32Array) => Float64Array> = {
  rest: (logits) => Float64Array.from(logits, (z) => -softplus(-z)),
  classes: (logits) => {
    const scores = Float64Array.from(logits);
    for (let row = 0; row < scores.length; row += K) {
      let most = -Infinity;
      for (let c = 0; c < K; c++) most = Math.max(most, scores[row + c]!);
      let sum = 0;
      for (let c = 0; c < K; c++) sum += exp(scores[row + c]! - most);
      for (let c = 0; c < K; c++) scores[row + c]! -= most + log(sum);
    }
    return scores;
  },
  // The chances of the attributes, multiplied.
  attributes: (logits) => {
    const scores = new Float64Array((logits.length / 2) * K);
    for (let i = 0; i < logits.length / 2; i++)
      for (let c = 0; c < K; c++)
        scores[i * K + c] =
          -softplus(isWoman(c) ? -logits[2 * i]! : logits[2 * i]!) -
          softplus(isLong(c) ? -logits[2 * i + 1]! : logits[2 * i + 1]!);
    return scores;
  },
};

const attributesOf = ({ labels, count }: Pick<PictureSet, 'labels' | 'count'>): Float32Array => {
  const y = new Float32Array(2 * count);
  labels.forEach((label, i) => {
    y[2 * i] = isWoman(label) ? 1 : 0;
    y[2 * i + 1] = isLong(label) ? 1 : 0;
  });
  return y;
};

interface Taught {
  net: LearntNet;
  parameters: number;
  setting: number;
}

/** Tries every setting from the same start; keeps what errs least in validation, of equals the first. */
function teach(
  { hidden, answers }: Omit<Plan, 'name'>,
  training: PictureSet,
  validation: PictureSet,
  settings: readonly Setting[],
  random: Streams,
): Taught {
  const read = READERS[answers];
  const outputs = answers === 'attributes' ? 2 : K;
  let least = Infinity;
  let taught: Taught | undefined;
  settings.forEach((how, setting) => {
    const { best, parameters, validationAtBest } = learnt(
      training,
      validation,
      {
        kind: denseNet(hidden),
        sight: { height: 1, width: training.inputs, outputs },
        loss: answers === 'classes' ? 'categoricalCrossentropy' : 'binaryCrossentropy',
        ...how,
        steps: STEPS,
        batch: BATCH,
        looks: 4,
        targets: answers === 'attributes' ? attributesOf : oneHot(K),
        badness: (logits, { labels }) => errorShare(read(logits), labels, K),
      },
      { weights: random('weights'), shuffle: random('shuffle') },
    );
    if (validationAtBest >= least) return;
    least = validationAtBest;
    taught = { net: best, parameters, setting };
  });
  return taught!;
}

/** What a net gives for pictures. */
function outputsOf(net: LearntNet, { x, count }: Pick<PictureSet, 'x' | 'count'>): Float32Array {
  const open = openNet(net);
  try {
    return open.logits(x, count);
  } finally {
    open.close();
  }
}

/** Teaches one after the other; `ready()` of the engine must have resolved. All see the same pictures in the same order. */
export function* models(
  training: PictureSet,
  validation: PictureSet,
  settings: readonly Setting[],
  random: Streams,
): Generator<[ModelName, Model], void, void> {
  const make = (name: Exclude<ModelName, 'head'>): { net: LearntNet; model: Model } => {
    const plan = PLANS[name];
    const own: Streams = (stream) => random(stream === 'weights' ? `weights ${name}` : stream);
    const { net, parameters, setting } = teach(plan, training, validation, settings, own);
    return { net, model: { parameters, setting, scores: (set) => READERS[plan.answers](outputsOf(net, set)) } };
  };
  for (const name of Object.keys(PLANS) as (keyof typeof PLANS)[]) {
    const { net, model } = make(name);
    yield [name, model];
    if (name !== 'multiplied') continue;
    // The head sees what the two modules say and nothing else.
    const said = (set: PictureSet): PictureSet => ({ ...set, x: outputsOf(net, set), inputs: 2 });
    const head = teach({ hidden: HEAD, answers: 'classes' }, said(training), said(validation), settings, (stream) =>
      random(`head ${stream}`),
    );
    yield [
      'head',
      {
        parameters: model.parameters + head.parameters,
        setting: head.setting,
        scores: (set) => READERS.classes(outputsOf(head.net, { x: outputsOf(net, set), count: set.count })),
      },
    ];
  }
}
