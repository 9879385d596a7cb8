import type { Images } from '../../datasets/kinds.ts';
import type { Streams } from '../../math/random.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { freshNet, openNet, type LearntNet } from '../../pictures/nets.ts';
import { errorShare } from '../../pictures/scores.ts';
import { partsOf, pictureSet, standardOf, type PictureSet } from '../../pictures/sets.ts';
import { learn, type Lesson } from '../../pictures/training.ts';
import { CLASSES, filtersOf, look, type Looked } from './looking.ts';
import { answersIn, LAYERS, NET, shuffled } from './nets.ts';
import { KNOWN_DIGITS, knownOf, reused } from './reuse.ts';
import { randomBasis } from './roles.ts';
import { COSTS, headOf, wholeNet, type Fallen, type Head } from './wiring.ts';

/** One seed: pictures, a net that learns them, and all that is measured of it and of those beside it. */

/** Of the pictures, and at most; those of the test that units are looked at with, and whose patches are shown. */
const TESTED = 0.1,
  MOST_TESTED = 1000,
  MOST_LEARNT = 8000,
  LOOKED_AT = 500,
  GALLERY = 60;
const BATCH = 64,
  LOOKS = 8;

/** What is tried for the net; validation chooses. The first is what one tries first. */
export const SETTINGS = [
  { learningRate: 0.002, weightDecay: 0.0003 },
  { learningRate: 0.005, weightDecay: 0.0003 },
  { learningRate: 0.002, weightDecay: 0.003 },
] as const;

export type Sets = readonly [training: PictureSet, validation: PictureSet, test: PictureSet];

export interface Ground {
  sets: Sets;
  /** Where the test pictures are among all. */
  places: Int32Array;
  sight: { height: number; width: number; outputs: number };
}

export function groundOf(images: Images, seed: number, random: Streams): Ground {
  const test = Math.min(MOST_TESTED, Math.floor(TESTED * images.count));
  const sizes = { training: Math.min(MOST_LEARNT, images.count - 2 * test), validation: test, test };
  const parts = partsOf(images.count, sizes, random(`parts ${seed}`));
  const standard = standardOf(images, parts.training);
  const sets = [parts.training, parts.validation, parts.test].map((places) =>
    pictureSet(images, places, standard),
  ) as unknown as Sets;
  return { sets, places: parts.test, sight: { height: images.height, width: images.width, outputs: CLASSES } };
}

export type Which = 'ten' | 'known';

/** Learns ten digits, or only 0 to 4; yields what validation thinks, and ends with the best net. */
export function* taught(
  { sets: [training, validation], sight }: Ground,
  which: Which,
  { setting, steps, seed }: Settled,
  random: Streams,
): Generator<
  { done: number; validation: number; filters: number[][] },
  { net: LearntNet; validation: number; parameters: number }
> {
  const lesson: Lesson = {
    kind: NET,
    sight: which === 'ten' ? sight : { ...sight, outputs: KNOWN_DIGITS },
    loss: 'categoricalCrossentropy',
    ...SETTINGS[setting]!,
    steps,
    batch: BATCH,
    looks: LOOKS,
  };
  const sets = which === 'ten' ? [training, validation] : [training, validation].map(knownOf);
  let last: { net: LearntNet; validation: number; parameters: number };
  for (const { done, best, validationAtBest, parameters } of learn(sets[0]!, sets[1]!, lesson, {
    weights: random(`weights ${which} ${seed}`),
    shuffle: random(`shuffle ${which} ${seed}`),
  })) {
    last = { net: best, validation: validationAtBest, parameters };
    yield { done, validation: validationAtBest, filters: filtersOf(best) };
  }
  return last!;
}

export type Way = 'trained' | 'untrained' | 'shuffled' | 'directions';
export const WAYS: readonly Way[] = ['trained', 'untrained', 'shuffled', 'directions'];
export type NetName = Exclude<Way, 'directions'>;
export const NETS: readonly NetName[] = ['trained', 'untrained', 'shuffled'];

/** Units of all ways, with what they were looked at on. */
export interface Seen {
  looked: Record<Way, Looked>;
  /** Places among the test pictures. */
  gallery: number[];
}

export interface Measured extends Seen {
  seed: number;
  parameters: number;
  errors: Record<NetName, { train: number; test: number }>;
  whole: Record<'trained' | 'untrained', Fallen>;
  heads: Head[];
  /** The share of new digits that are read rightly, off pixels and off every layer. */
  reuse: Record<'trained' | 'untrained', number[]>;
}

export interface Settled {
  setting: number;
  steps: number;
  seed: number;
}

/** As many pictures of each class as there are of the others, the first ones. */
function galleryOf({ labels }: PictureSet): number[] {
  const counts = new Array<number>(CLASSES).fill(0);
  return Array.from(labels, (_, i) => i).filter((i) => ++counts[labels[i]!]! <= GALLERY / CLASSES);
}

const netsOf = (net: LearntNet, seed: number, random: Streams): Record<NetName, LearntNet> => ({
  trained: net,
  untrained: freshNet(NET, net.sight, random(`weights ten ${seed}`)),
  shuffled: shuffled(net, random(`shuffled net ${seed}`)),
});

/** Looks at the units of the net and of those beside it. Yields how much of it is done, 0 to 1. */
export function* seenIn(
  { sets }: Ground,
  net: LearntNet,
  seed: number,
  random: Streams,
): Generator<number, Seen, void> {
  const nets = netsOf(net, seed, random);
  const pictures = firstOf(sets[2], LOOKED_AT);
  const gallery = galleryOf(pictures);
  const looked = {} as Record<Way, Looked>;
  for (const [w, way] of WAYS.entries()) {
    const bases =
      way === 'directions'
        ? LAYERS.map(({ units }, l) => randomBasis(units, random(`directions ${l} ${seed}`)))
        : undefined;
    const looking = look(nets[way === 'directions' ? 'trained' : way], pictures, gallery, bases);
    looked[way] = yield* scaled(looking, w / WAYS.length, 1 / WAYS.length);
  }
  return { looked, gallery };
}

/** Measures the rest. Yields how much of it is done, 0 to 1. */
export function* measured(
  ground: Ground,
  { net, parameters }: { net: LearntNet; parameters: number },
  seen: Seen,
  { setting, steps, seed }: Settled,
  random: Streams,
): Generator<number, Measured, void> {
  const { sets, sight } = ground;
  const own: Streams = (name) => random(`${name} ${seed}`);
  const nets = netsOf(net, seed, random);
  const errors = {} as Measured['errors'];
  for (const name of NETS) errors[name] = { train: errorOf(nets[name], sets[0]), test: errorOf(nets[name], sets[2]) };
  const whole = {
    trained: wholeNet(nets.trained, own('bundles')),
    untrained: wholeNet(nets.untrained, own('fresh bundles')),
  };
  const features = featuresOf(net, sets);
  const heads: Head[] = [];
  const { learningRate } = SETTINGS[setting]!;
  for (const cost of COSTS) {
    heads.push(headOf(cost, features, { steps, learningRate, classes: CLASSES }, own));
    yield (0.4 * heads.length) / COSTS.length;
  }
  const lesson = taught(ground, 'known', { setting, steps, seed }, random);
  let known: LearntNet;
  for (;;) {
    const { done, value } = lesson.next();
    if (done) {
      known = value.net;
      break;
    }
    yield 0.4 + (0.3 * value.done) / steps;
  }
  const fresh = freshNet(NET, { ...sight, outputs: KNOWN_DIGITS }, random(`weights known ${seed}`));
  const [trained, untrained] = yield* scaled(reused([known, fresh], sets, own), 0.7, 0.3);
  return { ...seen, seed, parameters, errors, whole, heads, reuse: { trained: trained!, untrained: untrained! } };
}

function* scaled<T>(work: Generator<number, T, void>, from: number, by: number): Generator<number, T, void> {
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
    yield from + by * value;
  }
}

const firstOf = ({ x, inputs, labels, count }: PictureSet, most: number): PictureSet => {
  const some = Math.min(most, count);
  return { x: x.slice(0, some * inputs), inputs, labels: labels.slice(0, some), count: some };
};

/** What the second convolution answers, as sets of their own, scaled alike so that what is learnt from has variance 1. */
export function featuresOf(net: LearntNet, sets: Sets): Sets {
  const all = sets.map((set) => answersIn(net, set)[1]!);
  const { values } = all[0]!;
  let [sum, squares] = [0, 0];
  for (const value of values) [sum, squares] = [sum + value, squares + value * value];
  const mean = sum / values.length,
    variance = squares / values.length - mean * mean;
  const scale = variance > 0 ? 1 / Math.sqrt(variance) : 0;
  return all.map(({ values: own, places, units }, i) => ({
    x: own.map((value) => value * scale),
    inputs: places * units,
    labels: sets[i]!.labels,
    count: sets[i]!.count,
  })) as unknown as Sets;
}

function errorOf(net: LearntNet, { x, count, labels }: PictureSet): number {
  const open = openNet(net);
  try {
    return fourDecimals(errorShare(open.logits(x, count), labels, net.sight.outputs));
  } finally {
    open.close();
  }
}
