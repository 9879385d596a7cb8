import { netKinds, type Both, type NetKind } from '../../math/nets/equal-nets.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { mean } from '../../math/statistics/mean.ts';
import { pairedInterval } from '../../math/statistics/paired-interval.ts';

/** What is said of the accuracies that were measured: which learning rate was chosen, and how far the two nets then lie apart. */

/** One net at one number of points, at the rate whose mean over the seeds was best on the validation points. */
export interface Best {
  points: number;
  rate: number;
  /** The rate is the lowest or the highest that was tried: a better one may lie beyond. */
  edge: boolean;
  /** Test accuracy over the seeds. */
  mean: number;
  low: number;
  high: number;
  each: number[];
}

/** The deep net's test accuracy less the shallow one's at one number of points, each at its own rate, paired by seed. */
export interface Difference {
  points: number;
  mean: number;
  /** Ends of the 95 % confidence interval of the mean; null with a single seed. */
  low: number | null;
  high: number | null;
}

export interface Comparison {
  /** One a finished number of points. */
  best: Both<Best[]>;
  difference: Difference[];
  /** Numbers of points at which the whole interval lies on that net's side of 0; all others are open. */
  ahead: Both<number>;
  /** Numbers of points at which that net's rate is at the edge of those that were tried. */
  edges: Both<number>;
}

/** In order: by number of points, then rate, then seed; only what is finished. */
export interface Scores {
  validation: readonly number[];
  test: readonly number[];
}

export interface Grid {
  sizes: readonly number[];
  rates: readonly number[];
  seeds: number;
}

export const shareOf = (shares: readonly number[]): number => fourDecimals(mean(shares));

/** The seeds' values at the s-th number of points and the r-th rate. */
export const seedsAt = <V>(values: readonly V[], s: number, r: number, { rates, seeds }: Grid): V[] =>
  values.slice((s * rates.length + r) * seeds, (s * rates.length + r + 1) * seeds);

function bestOf({ validation, test }: Scores, s: number, grid: Grid): Best {
  const { sizes, rates } = grid;
  const scores = rates.map((_, r) => shareOf(seedsAt(validation, s, r, grid)));
  const r = scores.indexOf(Math.max(...scores));
  const each = seedsAt(test, s, r, grid);
  return {
    points: sizes[s]!,
    rate: rates[r]!,
    edge: r === 0 || r === rates.length - 1,
    mean: shareOf(each),
    low: Math.min(...each),
    high: Math.max(...each),
    each,
  };
}

function differenceOf(points: number, deep: readonly number[], shallow: readonly number[]): Difference {
  if (deep.length < 2) return { points, mean: fourDecimals(deep[0]! - shallow[0]!), low: null, high: null };
  const { value, low, high } = pairedInterval(deep, shallow);
  return { points, mean: fourDecimals(value), low: fourDecimals(low), high: fourDecimals(high) };
}

/** Chooses each net's rate by validation at every number of points that both nets have finished, and compares on the test points. */
export function compare(scores: Both<Scores>, grid: Grid): Comparison {
  const finished = Math.min(...netKinds.map((kind) => scores[kind].test.length));
  const complete = Math.floor(finished / (grid.rates.length * grid.seeds));
  const sizes = grid.sizes.slice(0, complete);
  const all = (kind: NetKind) => sizes.map((_, s) => bestOf(scores[kind], s, grid));
  const best = { deep: all('deep'), shallow: all('shallow') };
  const difference = sizes.map((points, s) => differenceOf(points, best.deep[s]!.each, best.shallow[s]!.each));
  const count = <V>(values: readonly V[], counts: (value: V) => boolean) => values.filter(counts).length;
  return {
    best,
    difference,
    ahead: {
      deep: count(difference, ({ low }) => low !== null && low > 0),
      shallow: count(difference, ({ high }) => high !== null && high < 0),
    },
    edges: { deep: count(best.deep, ({ edge }) => edge), shallow: count(best.shallow, ({ edge }) => edge) },
  };
}
