import type { Images } from '../../datasets/kinds.ts';
import type { Streams } from '../../math/random.ts';
import { fourDecimals } from '../../math/rounding.ts';
import type { Points } from '../../pictures/geometry.ts';
import { layersOf } from '../../pictures/layers.ts';
import { denseNet, freshNet, type LearntNet } from '../../pictures/nets.ts';
import { errorShare } from '../../pictures/scores.ts';
import { partsOf, pictureSet, standardOf, type PictureSet, type Standard } from '../../pictures/sets.ts';
import { learn } from '../../pictures/training.ts';
import { layerOf, type Layer } from './separation.ts';

/** One net that learns ten digits, beside the net that it was before, and all their layers. */

const WIDTH = 128;
const RATE = 1e-3,
  DECAY = 3e-4,
  BATCH = 64,
  LOOKS = 10;
/** Of the pictures, and at most. */
const TESTED = 0.1,
  MOST_TESTED = 1000,
  MOST_LEARNT = 8000;

export type Which = 'untrained' | 'trained';
export const WHICH: readonly Which[] = ['untrained', 'trained'];

export interface Taught {
  seed: number;
  standard: Standard;
  training: PictureSet;
  /** Where the training pictures are among all. */
  places: Int32Array;
  nets: Record<Which, { net: LearntNet; trainError: number; testError: number; layers: Layer[]; known: Points[] }>;
  parameters: number;
  sizes: Record<'training' | 'validation' | 'test', number>;
}

export interface Lessons {
  hidden: number;
  steps: number;
}

/** Yields how much of it is done, 0 to 1. */
export function* taught(
  images: Images,
  { hidden, steps }: Lessons,
  seed: number,
  random: Streams,
): Generator<number, Taught, void> {
  const test = Math.min(MOST_TESTED, Math.floor(TESTED * images.count));
  const sizes = { training: Math.min(MOST_LEARNT, images.count - 2 * test), validation: test, test };
  const parts = partsOf(images.count, sizes, random(`parts ${seed}`));
  const standard = standardOf(images, parts.training);
  const [training, validation, asked] = [parts.training, parts.validation, parts.test].map((places) =>
    pictureSet(images, places, standard),
  ) as [PictureSet, PictureSet, PictureSet];
  const kind = denseNet(Array.from({ length: hidden }, () => WIDTH));
  const sight = { height: images.height, width: images.width, outputs: 10 };
  const lesson = {
    kind,
    sight,
    loss: 'categoricalCrossentropy' as const,
    learningRate: RATE,
    weightDecay: DECAY,
    steps,
    batch: BATCH,
    looks: LOOKS,
  };
  let [best, parameters]: [LearntNet?, number?] = [];
  for (const look of learn(training, validation, lesson, {
    weights: random(`weights ${seed}`),
    shuffle: random(`shuffle ${seed}`),
  })) {
    [best, parameters] = [look.best, look.parameters];
    yield (0.4 * look.done) / steps;
  }
  const nets = {} as Taught['nets'];
  const start = freshNet(kind, sight, random(`weights ${seed}`));
  let pixels: Layer | undefined;
  let done = 0.4;
  for (const which of WHICH) {
    const net = which === 'trained' ? best! : start;
    const [known, byWhich, tested] = [training, validation, asked].map((set) => layersOf(net, set)) as [
      Points[],
      Points[],
      Points[],
    ];
    const layers: Layer[] = [];
    for (let l = 0; l < known.length; l++) {
      const layer = () =>
        layerOf(
          [
            { points: known[l]!, labels: training.labels },
            { points: byWhich[l]!, labels: validation.labels },
            { points: tested[l]!, labels: asked.labels },
          ],
          (name) => random(`${name} ${l === 0 ? 'pixels' : `${which} ${l}`} ${seed}`),
        );
      // Pixels are the same, whatever looks at them.
      layers.push(l === 0 ? (pixels ??= layer()) : layer());
      done += 0.3 / known.length;
      yield done;
    }
    const error = (points: Points[], { labels }: PictureSet) =>
      fourDecimals(errorShare(points.at(-1)!.values, labels, 10));
    nets[which] = { net, trainError: error(known, training), testError: error(tested, asked), layers, known };
  }
  return { seed, standard, training, places: parts.training, nets, parameters: parameters!, sizes };
}
