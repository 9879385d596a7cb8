import { createConvolutionTrainer } from '../../engine/convolution/create.ts';
import { convolutional, type ImageLayer } from '../../engine/convolution/models.ts';
import type { DenseWeights } from '../../engine/models.ts';
import type { Random } from '../../math/random.ts';
import { convolutionalNet } from '../../pictures/convolutional-nets.ts';
import { denseNet, openNet, type LearntNet, type NetKind } from '../../pictures/nets.ts';
import type { PictureSet } from '../../pictures/sets.ts';

/** The net whose units are looked at: two convolutions, each with the greatest of four places, a dense layer, ten answers. */

export const FILTERS = [8, 12] as const,
  HIDDEN = 32,
  PATCH = 5;

const convolution = (filters: number): ImageLayer[] => [
  { kind: 'convolution', filters, patch: [PATCH, PATCH], activation: 'relu' },
  { kind: 'maximum', patch: [2, 2] },
];
export const NET = convolutionalNet(FILTERS.flatMap(convolution), [HIDDEN]);

/** A layer of units: each answers at so many places, after the pooling. */
export interface Layer {
  name: string;
  units: number;
  /** In a row of places; all are its square. */
  across: number;
  /** Its place among the engine's layers. */
  at: number;
  /** What of the picture a place sees: side and distance, in pixels. */
  sees: number;
  step: number;
}
export const LAYERS: readonly Layer[] = [
  { name: '第 1 层卷积', units: FILTERS[0], across: 12, at: 1, sees: 6, step: 2 },
  { name: '第 2 层卷积', units: FILTERS[1], across: 4, at: 3, sees: 16, step: 4 },
  { name: '全连接层', units: HIDDEN, across: 1, at: 5, sees: 28, step: 28 },
];

/** What units answer: pictures × places × units. */
export interface Answers {
  values: Float32Array;
  count: number;
  places: number;
  units: number;
}

/** What the layers of units make of pictures. `ready()` of the engine must have resolved. */
export function answersIn(net: LearntNet, { x, count }: Pick<PictureSet, 'x' | 'count'>): Answers[] {
  const open = openNet(net);
  try {
    const all = open.activations(x, count);
    return LAYERS.map(({ at, units, across }) => ({ values: all[at]!, count, places: across * across, units }));
  } finally {
    open.close();
  }
}

/** The second convolution and what follows, on what the first gives: a row of such a picture holds all channels. */
const AFTER_FIRST: NetKind = {
  create: ({ height, width, outputs }, weights) =>
    convolutional(
      [height, width / FILTERS[0], FILTERS[0]],
      convolution(FILTERS[1]),
      [
        { units: HIDDEN, activation: 'relu' },
        { units: outputs, activation: 'linear' },
      ],
      weights,
    ),
  trainer: createConvolutionTrainer,
};

/** The rest of a net after a layer of units. */
export function restAfter({ weights, sight: { outputs } }: LearntNet, layer: number): LearntNet {
  const { across, units } = LAYERS[layer]!;
  return {
    kind: [AFTER_FIRST, denseNet([HIDDEN]), denseNet([])][layer]!,
    sight:
      layer === 0
        ? { height: across, width: across * units, outputs }
        : { height: 1, width: across * across * units, outputs },
    weights: weights.slice(layer + 1),
  };
}

/** The same numbers in every layer, each at another place: what is left if only how large weights are counts. */
export function shuffled({ kind, sight, weights }: LearntNet, random: Random): LearntNet {
  return {
    kind,
    sight,
    weights: weights.map(({ kernel, bias }): DenseWeights => ({
      kernel: random.shuffle(Float32Array.from(kernel)),
      bias: random.shuffle(Float32Array.from(bias)),
    })),
  };
}
