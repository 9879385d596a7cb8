import {
  dataCount,
  drawDerivations,
  drawGrammar,
  hierarchyRows,
  reworded,
  telling,
  type GrammarSize,
} from '../../datasets/random-hierarchy.ts';
import {
  FITTED,
  rateShare,
  SLICE,
  startTreeNet,
  treeNetKinds,
  type TreeNetKind,
} from '../../engine/convolution/tree-nets.ts';
import { layerChanges } from '../../engine/fit/layer-changes.ts';
import type { Streams } from '../../math/random.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { errorShare } from '../../pictures/scores.ts';

/** The trainings of which the sweep is made, and what each measures. */

/** A kind of grammar, and how many data nets learn it from at most. */
export interface Setting extends GrammarSize {
  most: number;
}

/** Of the first one layers are looked into. As many rules as symbols first, then fewer. */
export const SETTINGS: readonly Setting[] = [
  { v: 4, m: 4, levels: 3, most: 32_768 },
  { v: 3, m: 3, levels: 3, most: 4096 },
  { v: 8, m: 8, levels: 2, most: 2048 },
  { v: 3, m: 3, levels: 4, most: 4096 },
  { v: 4, m: 4, levels: 4, most: 8192 },
  { v: 8, m: 2, levels: 4, most: 1024 },
];
export const RATES: readonly number[] = [0.01, 0.025, 0.06];

export const WIDTH = 64;
const BATCH = 128;
/** Data that no net learns from, at most, for choosing and for testing; and at most this share of all data. */
const VALIDATION = 1000,
  TEST = 1000,
  HELD_SHARE = 0.25;
/** Data on which layers are looked into. */
const LOOKED = 200;

/** Powers of two from half of what is expected on. */
export function sizesOf(setting: Setting): number[] {
  const sizes: number[] = [];
  let size = 1;
  while (2 * size * Math.SQRT2 < telling(setting)) size *= 2;
  for (; size <= setting.most; size *= 2) sizes.push(size);
  return sizes;
}

export interface Job {
  setting: number;
  kind: TreeNetKind;
  points: number;
  rate: number;
  seed: number;
  /** Its place among all that could be asked for. */
  slot: number;
}

/** As results keep it: validation and test error, steps, 1 if fitted, then the changes after and before training, row by row. */
export type Kept = (number | null)[];

export const keep = ({ validation, test, steps, fitted, changes }: Measured): Kept => [
  validation,
  test,
  steps,
  Number(fitted),
  ...(changes ? [changes.trained, changes.untrained].flat(2) : []),
];

export function unpack([validation, test, steps, fitted, ...changes]: Kept): Measured {
  const levels = Math.sqrt(changes.length / 2);
  const rows = (from: number) =>
    Array.from({ length: levels }, (_, layer) => changes.slice(from + layer * levels, from + (layer + 1) * levels));
  return {
    validation: validation!,
    test: test!,
    steps: steps!,
    fitted: fitted === 1,
    ...(levels > 0 && { changes: { trained: rows(0), untrained: rows(levels * levels) } }),
  };
}

/** What one training came to. */
export interface Measured {
  /** Shares of wrong answers. */
  validation: number;
  test: number;
  steps: number;
  /** The training data were learned by heart. */
  fitted: boolean;
  /** [layer][level − 1] after training and before; of the local net in the first setting only. */
  changes?: Record<'trained' | 'untrained', (number | null)[][]>;
}

/** A net that errs less than this, on average over seeds at its best rate, is asked for no more data. */
export const SOLVED = 0.01;

export const slots = (seeds: number): number =>
  SETTINGS.reduce((sum, setting) => sum + sizesOf(setting).length, 0) * treeNetKinds.length * RATES.length * seeds;

/** All trainings in order; of a kind of net that has solved its task, no more. @param solved asked before each group of rates and seeds */
export function* jobs(
  seeds: number,
  solved: (setting: number, kind: TreeNetKind) => boolean,
): Generator<Job, void, void> {
  let slot = 0;
  for (const [s, setting] of SETTINGS.entries())
    for (const points of sizesOf(setting))
      for (const kind of treeNetKinds) {
        const skipped = solved(s, kind);
        for (const rate of RATES)
          for (let seed = 0; seed < seeds; seed++) {
            slot++;
            if (!skipped) yield { setting: s, kind, points, rate, seed, slot };
          }
      }
}

export function measure({ setting, kind, points, rate, seed }: Job, steps: number, streams: Streams): Measured {
  const size = SETTINGS[setting]!,
    random: Streams = (name) => streams(`${name} of ${seed}`);
  const grammar = drawGrammar(size, random('grammar'));
  const held = (most: number) => Math.min(most, Math.floor(HELD_SHARE * dataCount(size)));
  const [validating, testing] = [held(VALIDATION), held(TEST)];
  // What is held out comes first, so that it is the same for every number of training data.
  const all = drawDerivations(size, validating + testing + points, random('data'));
  const validation = hierarchyRows(grammar, all.slice(0, validating)),
    test = hierarchyRows(grammar, all.slice(validating, validating + testing)),
    training = hierarchyRows(grammar, all.slice(validating + testing));
  const task = { symbols: size.v, levels: size.levels, width: WIDTH };
  const { trainer, dispose } = startTreeNet(
    kind,
    task,
    training,
    { learningRate: rate, batch: Math.min(BATCH, points) },
    random,
  );
  const looked = all.slice(validating, validating + Math.min(LOOKED, testing));
  const look = () => {
    const rewording = random('rewording');
    const byLevel = Array.from({ length: size.levels }, (_, i) =>
      layerChanges(
        trainer,
        {
          x: hierarchyRows(grammar, looked).x,
          changed: hierarchyRows(
            grammar,
            looked.map((one) => reworded(size, one, i + 1, rewording)),
          ).x,
          others: hierarchyRows(grammar, [...looked.slice(1), looked[0]!]).x,
        },
        looked.length,
      ).slice(0, size.levels),
    );
    return byLevel[0]!.map((_, layer) =>
      byLevel.map((layers) => (layers[layer] === null ? null : fourDecimals(layers[layer]!))),
    );
  };
  const looks = setting === 0 && kind === 'local';
  try {
    const untrained = looks ? look() : undefined;
    let done = 0,
      loss = Infinity;
    while (done < steps && !(loss < FITTED)) {
      const slice = Math.min(SLICE, steps - done);
      loss = trainer.step(slice, rateShare(done, steps)).reduce((sum, one) => sum + one, 0) / slice;
      done += slice;
    }
    const error = ({ x, samples, labels }: typeof test) =>
      fourDecimals(errorShare(trainer.predict(x, samples), labels, size.v));
    return {
      validation: error(validation),
      test: error(test),
      steps: done,
      fitted: loss < FITTED,
      ...(untrained && { changes: { trained: look(), untrained } }),
    };
  } finally {
    dispose();
  }
}
