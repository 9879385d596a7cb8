import { annealed } from '../engine/fit/annealed.ts';
import { fit } from '../engine/fit/fit.ts';
import type { Loss } from '../engine/losses.ts';
import { denseWeights, parameterCount } from '../engine/models.ts';
import type { Random } from '../math/random.ts';
import { fourDecimals } from '../math/rounding.ts';
import { errorShare } from './scores.ts';
import type { LearntNet, NetKind, Sight } from './nets.ts';
import type { PictureSet } from './sets.ts';

/** A net learns what pictures show: Adam with a rate that falls in steps, kernels pulled to 0, and of all looks the one that validation likes best is kept. */

export interface Lesson {
  kind: NetKind;
  sight: Sight;
  loss: Extract<Loss, 'categoricalCrossentropy' | 'binaryCrossentropy'>;
  /** At the beginning; see engine/fit/annealed.ts. */
  learningRate: number;
  /** L2 pull on kernels. */
  weightDecay: number;
  steps: number;
  /** Pictures in a step. */
  batch: number;
  /** How often validation is looked at, before the first step besides. */
  looks: number;
  /** Of a set the targets, pictures × outputs; one output a class, one-hot, unless given. */
  targets?: (set: PictureSet) => Float32Array;
  /** How wrong answers are, to choose by: the share of pictures whose class is mistaken, unless given. */
  badness?: (logits: Float32Array, set: PictureSet) => number;
}

/** A moment of learning. */
export interface LessonLook {
  done: number;
  /** Mean loss since the last look, in nats; null before the first step. */
  loss: number | null;
  /** What validation thinks of the net as it stands, and of the best so far; the best itself. */
  validation: number;
  validationAtBest: number;
  best: LearntNet;
  parameters: number;
}

export const oneHot =
  (classes: number) =>
  ({ labels, count }: Pick<PictureSet, 'labels' | 'count'>): Float32Array => {
    const y = new Float32Array(count * classes);
    labels.forEach((label, i) => (y[i * classes + label] = 1));
    return y;
  };

/**
 * Learns and looks; the last look's `best` is the net to use: that of the first look of those that are least bad. `ready()` of the engine must have
 * resolved.
 * @param weights draws the weights at the start @param shuffle the order of the pictures
 */
export function* learn(
  training: PictureSet,
  validation: PictureSet,
  lesson: Lesson,
  { weights, shuffle }: { weights: Random; shuffle: Random },
): Generator<LessonLook, void, void> {
  const { kind, sight, loss, learningRate, weightDecay, steps, batch, looks } = lesson;
  const {
    targets = oneHot(sight.outputs),
    badness = (logits, { labels }) => errorShare(logits, labels, sight.outputs),
  } = lesson;
  const start = () => {
    const model = kind.create(sight, weights);
    const data = { x: training.x, y: targets(training), samples: training.count };
    const optimizer = { kind: 'adam' as const, learningRate };
    const trainer = kind.trainer(model, data, { loss, optimizer, batch, weightDecay, shuffle });
    return {
      trainer,
      model,
      dispose() {
        trainer.dispose();
        model.dispose();
      },
    };
  };
  let best: { bad: number; net: LearntNet } | undefined;
  yield* fit([start], { steps, looks, schedule: annealed }, ({ done, losses, learners }): LessonLook => {
    const { trainer, model } = learners[0]!;
    const bad = badness(trainer.predict(validation.x, validation.count), validation);
    if (!best || bad < best.bad) {
      trainer.commit();
      best = { bad, net: { kind, sight, weights: denseWeights(model) } };
    }
    const [mean] = losses;
    return {
      done,
      loss: mean === undefined || !Number.isFinite(mean) ? null : fourDecimals(mean),
      validation: fourDecimals(bad),
      validationAtBest: fourDecimals(best.bad),
      best: best.net,
      parameters: parameterCount(model),
    };
  });
}

/** The same to the end, without looking in between. */
export function learnt(...given: Parameters<typeof learn>): LessonLook {
  let last: LessonLook | undefined;
  for (const look of learn(...given)) last = look;
  return last!;
}
