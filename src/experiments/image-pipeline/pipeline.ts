import {
  apartOf,
  chosenTrials,
  errorsOf,
  nextTrial,
  trialsOf,
  type Apart,
  type Errors,
  type Tried,
} from '../../acoustic/tuning.ts';
import type { Images } from '../../datasets/kinds.ts';
import type { Streams } from '../../math/random.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { mean } from '../../math/statistics/mean.ts';
import { openNet } from '../../pictures/nets.ts';
import { cellHistograms } from '../../pictures/oriented-gradients.ts';
import { errorShare } from '../../pictures/scores.ts';
import { partsOf, type Parts } from '../../pictures/sets.ts';
import { learn } from '../../pictures/training.ts';
import { WAYS, type Lot, type Settings, type Way, type WayName } from './ways.ts';

/** Each way from pixels to digits, with more and more pictures to learn from, its rate and decay chosen by validation. */

const CLASSES = 10;
const SIZES = [30, 100, 300, 1000, 3000, 8000];
/** Of all pictures, and at most, how many validate and how many are asked. */
const APART = 0.1,
  MOST_APART = 1000;
/** Rates and decays to choose from. */
export const TRIED = [
  { learningRate: 0.001, weightDecay: 0 },
  { learningRate: 0.003, weightDecay: 0 },
  { learningRate: 0.003, weightDecay: 0.001 },
  { learningRate: 0.01, weightDecay: 0.001 },
];
const BATCH = 64,
  LOOKS = 8;

export interface Options extends Settings {
  /** Whether all pictures' pixels are put in one and the same random order. */
  shuffled: boolean;
  /** Pictures to learn from, at most. */
  most: number;
  steps: number;
  /** How many of the settings are tried. */
  tried: number;
  seeds: number;
}

interface Score {
  validation: number;
  trainError: number;
  testError: number;
}
export type Trial = Tried<Score>;

/** A way with so many pictures, once all its trials are done. */
export interface Model {
  way: WayName;
  images: number;
  parameters: number;
  seeds: number;
  learningRate: number;
  weightDecay: number;
  trainError: number;
  testError: number;
  each: number[];
  /** Its errors less those of gradients with as many pictures, paired by seed; null while these are missing. */
  overGradients: Apart | null;
}

/** A digit as it is seen by hand: 28 × 28 hexadecimal digits, and of each cell the votes for each direction, the strongest of the picture 15. */
export interface Example {
  digit: number;
  picture: string;
  cells: string;
}

export interface Result {
  sizes: number[];
  ways: { name: WayName; title: string; parameters: number }[];
  tested: number;
  seeds: number;
  finished: number;
  of: number;
  models: Model[];
  /** All trials, a list for each size of each way, ways within sizes. */
  measured: Trial[][];
  training: { way: WayName; images: number; seed: number; done: number } | null;
  examples: Example[];
}

const hexadecimal = (values: ArrayLike<number>, most: number): string =>
  Array.from(values, (value) => Math.round((15 * value) / most).toString(16)).join('');

/** The same random order for the pixels of all pictures: what stands beside what is lost, and nothing else. */
function withShuffledPixels(images: Images, random: Streams): Images {
  const inputs = images.height * images.width;
  const order = random('pixels').shuffle(Int32Array.from({ length: inputs }, (_, i) => i));
  const pixels = new Uint8Array(images.pixels.length);
  for (let at = 0; at < pixels.length; at += inputs)
    for (let i = 0; i < inputs; i++) pixels[at + i] = images.pixels[at + order[i]!]!;
  return { ...images, pixels };
}

/** The first picture of every digit that there is. */
function examplesOf({ pixels, labels, height, width }: Images, cell: number): Example[] {
  const inputs = height * width;
  return Array.from({ length: CLASSES }, (_, digit) => ({ digit, at: labels!.indexOf(digit) }))
    .filter(({ at }) => at >= 0)
    .map(({ digit, at }) => {
      const one = pixels.subarray(at * inputs, (at + 1) * inputs);
      const cells = cellHistograms(one, { height, width }, cell);
      return {
        digit,
        picture: hexadecimal(one, 255),
        cells: hexadecimal(
          cells,
          cells.reduce((a, b) => Math.max(a, b), 1),
        ),
      };
    });
}

export function* pipeline(
  given: Images,
  { shuffled, most, steps, tried, seeds, ...settings }: Options,
  random: Streams,
  before?: Result,
): Generator<Result, void, void> {
  const images = shuffled ? withShuffledPixels(given, random) : given;
  const apart = Math.min(MOST_APART, Math.floor(APART * images.count));
  const room = Math.min(most, images.count - 2 * apart);
  const sizes = SIZES.filter((size) => size <= room);
  if (sizes.length === 0) sizes.push(room);
  const cells = sizes.flatMap((size) => WAYS.map((way) => ({ size, way })));
  const measured: Trial[][] = before ? structuredClone(before.measured) : [];
  const examples = examplesOf(images, settings.cell);
  const sight = { height: images.height, width: images.width, outputs: CLASSES };

  const lots = keptLots((size, way, seed) => {
    const parts = partsOf(images.count, { training: room, validation: apart, test: apart }, random(`parts ${seed}`));
    const own: Parts = { ...parts, training: parts.training.subarray(0, size) };
    return way.prepare(images, own, settings, random(`words ${size} ${seed}`));
  });
  const sightOf = ({ training }: Lot) =>
    training.inputs === images.height * images.width ? sight : { ...sight, height: 1, width: training.inputs };
  const counts = new Map<WayName, number>();

  const now = (training: Result['training']): Result => ({
    sizes,
    ways: WAYS.filter(({ name }) => counts.has(name)).map(({ name, title }) => ({
      name,
      title,
      parameters: counts.get(name)!,
    })),
    tested: apart,
    seeds,
    finished: measured.reduce((sum, { length }) => sum + length, 0),
    of: cells.length * trialsOf(tried, seeds),
    models: modelsOf(measured, cells, counts, { tried, seeds }),
    measured: structuredClone(measured),
    training,
    examples,
  });
  for (const { name, parameters } of before?.ways ?? []) counts.set(name, parameters);
  yield now(null);
  for (const [c, { size, way }] of cells.entries()) {
    const done = (measured[c] ??= []);
    for (let next; (next = nextTrial(done, tried, seeds));) {
      const { setting, seed } = next;
      const lot = lots(size, way, seed);
      const lesson = {
        kind: way.kind,
        sight: sightOf(lot),
        loss: 'categoricalCrossentropy' as const,
        ...TRIED[setting]!,
        steps,
        batch: Math.min(BATCH, size),
        looks: LOOKS,
      };
      const chance = {
        weights: random(`weights ${way.name} ${seed}`),
        shuffle: random(`shuffle ${size} ${seed}`),
      };
      let last;
      for (const look of learn(lot.training, lot.validation, lesson, chance)) {
        last = look;
        counts.set(way.name, look.parameters);
        yield now({ way: way.name, images: size, seed, done: look.done });
      }
      const { best, validationAtBest } = last!;
      const open = openNet(best);
      const wrong = ({ x, labels, count }: Lot['test']) =>
        fourDecimals(errorShare(open.logits(x, count), labels, CLASSES));
      done.push({
        setting,
        seed,
        validation: validationAtBest,
        trainError: wrong(lot.training),
        testError: wrong(lot.test),
      });
      open.close();
      yield now(null);
    }
  }
}

/** Keeps what was prepared last: a way tries its settings on the same few pictures. */
function keptLots(make: (size: number, way: Way, seed: number) => Lot): typeof make {
  const kept = new Map<string, Lot>();
  return (size, way, seed) => {
    const key = `${size} ${way.name} ${seed}`;
    const lot = kept.get(key) ?? make(size, way, seed);
    kept.delete(key);
    kept.set(key, lot);
    if (kept.size > 2) kept.delete(kept.keys().next().value!);
    return lot;
  };
}

function modelsOf(
  measured: readonly Trial[][],
  cells: readonly { size: number; way: Way }[],
  counts: ReadonlyMap<WayName, number>,
  { tried, seeds }: Pick<Options, 'tried' | 'seeds'>,
): Model[] {
  const done = cells.flatMap(({ size, way }, c) => {
    const chosen = chosenTrials(measured[c] ?? [], tried, seeds);
    if (!chosen) return [];
    const each = chosen.trials.map(({ testError }) => testError);
    return [{ size, way: way.name, setting: chosen.setting, trials: chosen.trials, errors: errorsOf(each) }];
  });
  const gradients = new Map<number, Errors>(
    done.filter(({ way }) => way === 'gradients').map(({ size, errors }) => [size, errors]),
  );
  return done.map(({ size, way, setting, trials, errors }) => {
    const beside = gradients.get(size);
    return {
      way,
      images: size,
      parameters: counts.get(way)!,
      seeds: trials.length,
      ...TRIED[setting]!,
      trainError: fourDecimals(mean(trials.map(({ trainError }) => trainError))),
      testError: errors.mean,
      each: errors.each,
      overGradients: beside ? apartOf(errors, beside) : null,
    };
  });
}
