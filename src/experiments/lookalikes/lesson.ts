import type { Tried } from '../../acoustic/tuning.ts';
import { LOOKALIKES, lookalikes, VIEW_SIDE } from '../../datasets/lookalikes.ts';
import type { DenseWeights } from '../../engine/models.ts';
import type { Random, Streams } from '../../math/random.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { denseNet, freshNet, openNet, type LearntNet, type Sight } from '../../pictures/nets.ts';
import { errorShare } from '../../pictures/scores.ts';
import { pictureSet, standardOf, type PictureSet, type Standard } from '../../pictures/sets.ts';
import { learn, type LessonLook } from '../../pictures/training.ts';

/** Nets that tell dogs, bears and trains apart, a deep one and one with a single hidden layer, and what they are compared with. */

export const SHAPES = ['deep', 'shallow'] as const;
export type ShapeName = (typeof SHAPES)[number];

/** Rates that are tried, in this order. */
export const RATES = [1e-3, 3e-3, 3e-4];
const DECAY = 3e-4,
  BATCH = 32,
  LOOKS = 10;
const VALIDATION = 300,
  TEST = 600;

const INPUTS = VIEW_SIDE * VIEW_SIDE,
  OUTPUTS = LOOKALIKES.length;
const SIGHT: Sight = { height: VIEW_SIDE, width: VIEW_SIDE, outputs: OUTPUTS };

/** Weights and biases of a dense net on the pictures. */
export function parametersOf(hidden: readonly number[]): number {
  let [count, inputs] = [0, INPUTS];
  for (const units of [...hidden, OUTPUTS]) {
    count += (inputs + 1) * units;
    inputs = units;
  }
  return count;
}

/** Hidden units, layer by layer: the single layer has as many as make the number of parameters most nearly that of the deep net. */
export function hiddenOf(shape: ShapeName, { layers, units }: { layers: number; units: number }): number[] {
  const deep = Array.from({ length: layers }, () => units);
  return shape === 'deep' ? deep : [Math.round((parametersOf(deep) - OUTPUTS) / (INPUTS + 1 + OUTPUTS))];
}

/** The pictures of one seed, no two parts from the same chance. */
export interface World {
  standard: Standard;
  training: PictureSet;
  validation: PictureSet;
  test: PictureSet;
}

export function worldOf(pictures: number, seed: number, random: Streams): World {
  const [training, validation, test] = (['training', 'validation', 'test'] as const).map((part, i) =>
    lookalikes([pictures, VALIDATION, TEST][i]!, random(`${part} ${seed}`)),
  );
  const places = ({ count }: { count: number }) => Int32Array.from({ length: count }, (_, i) => i);
  const standard = standardOf(training!, places(training!));
  const set = (images: NonNullable<typeof training>) => pictureSet(images, places(images), standard);
  return { standard, training: set(training!), validation: set(validation!), test: set(test!) };
}

/** A lesson that is over: what validation thinks of its net. */
export type Trial = Tried<{ validation: number; net: LearntNet }>;

export interface Lesson {
  hidden: readonly number[];
  steps: number;
  setting: number;
  seed: number;
}

/** Yields how much of it is done, 0 to 1. */
export function* taught(
  { hidden, steps, setting, seed }: Lesson,
  world: World,
  random: Streams,
): Generator<number, Trial, void> {
  let last: LessonLook | undefined;
  for (const look of learn(
    world.training,
    world.validation,
    {
      kind: denseNet(hidden),
      sight: SIGHT,
      loss: 'categoricalCrossentropy',
      learningRate: RATES[setting]!,
      weightDecay: DECAY,
      steps,
      batch: BATCH,
      looks: LOOKS,
    },
    { weights: random(`weights ${seed}`), shuffle: random(`shuffle ${seed}`) },
  )) {
    last = look;
    yield look.done / steps;
  }
  const { best, validationAtBest } = last!;
  return { setting, seed, validation: validationAtBest, net: best };
}

/** The share of pictures that a net mistakes. */
export function errorOf(net: LearntNet, { x, count, labels }: PictureSet): number {
  const open = openNet(net);
  try {
    return fourDecimals(errorShare(open.logits(x, count), labels, OUTPUTS));
  } finally {
    open.close();
  }
}

/** The net as it was before its first step. */
export const untaught = (hidden: readonly number[], seed: number, random: Streams): LearntNet =>
  freshNet(denseNet(hidden), SIGHT, random(`weights ${seed}`));

/** Layers whose units are so many random directions: the weights of an untaught net, and nothing is cut off at 0. */
export const straightened = ({ sight, weights }: LearntNet): LearntNet => ({
  kind: denseNet(
    weights.slice(0, -1).map(({ bias }) => bias.length),
    'linear',
  ),
  sight,
  weights,
});

/** The same weights in each layer, at other places: as large and as many as training made them, and of no meaning. */
export const shuffled = ({ kind, sight, weights }: LearntNet, random: Random): LearntNet => ({
  kind,
  sight,
  weights: weights.map(({ kernel, bias }): DenseWeights => ({
    kernel: random.shuffle(Float32Array.from(kernel)),
    bias: random.shuffle(Float32Array.from(bias)),
  })),
});
