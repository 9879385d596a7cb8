import { dataCount, telling } from '../../datasets/random-hierarchy.ts';
import { treeNetKinds, treeParameters, type TreeNetKind } from '../../engine/convolution/tree-nets.ts';
import { exp, log } from '../../math/elementary/elementary.ts';
import type { Streams } from '../../math/random.ts';
import { fourDecimals, significant } from '../../math/rounding.ts';
import { growthExponent } from '../../math/statistics/growth-exponent.ts';
import { mean } from '../../math/statistics/mean.ts';
import { meanInterval } from '../../math/statistics/mean-interval.ts';
import {
  jobs,
  keep,
  measure,
  RATES,
  SETTINGS,
  slots,
  SOLVED,
  unpack,
  WIDTH,
  type Job,
  type Kept,
  type Measured,
} from './trials.ts';

export interface Interval {
  mean: number;
  /** Ends of the 95 % interval; null with a single seed. */
  low: number | null;
  high: number | null;
}

/** One kind of net from one number of data, at the rate whose mean over the seeds was best on the validation data. */
export interface Row extends Interval {
  points: number;
  rate: number;
  /** Test errors of the seeds. */
  each: number[];
  /** Mean steps, and how many seeds learned their training data by heart. */
  steps: number;
  fitted: number;
}

/** How many data a kind of net needs for an error of a tenth. */
export interface Need {
  /** Of each seed; null where it errs more from as many as were tried. */
  each: (number | null)[];
  /** Geometric mean over the seeds; null if one of them is. */
  mean: number | null;
}

export interface Result {
  finished: number;
  /** Share of all that is asked for. */
  part: number;
  settings: {
    v: number;
    m: number;
    levels: number;
    /** Different data there are. */
    data: number;
    /** Classes times rules to the power of levels. */
    expected: number;
    most: number;
    parameters: Record<TreeNetKind, number>;
    rows: Record<TreeNetKind, Row[]>;
    needs: Record<TreeNetKind, Need>;
    /** How many times the local net's data another kind needs, paired by seed: geometric mean; null unless every seed of both got there. */
    times: Record<'deep' | 'shallow', Interval | null>;
    /** Test errors less those of the shallow net, paired by seed, at every number of data that both were given. */
    lessShallow: Record<'local' | 'deep', (Interval & { points: number })[]>;
  }[];
  /** Of the local net in the first setting, at its chosen rate: how much each layer (first index) minds a rewording of each level (second). */
  layers: { points: number; trained: (Interval | null)[][]; untrained: (Interval | null)[][] }[];
  /** Slope of the logarithm of the local net's need against that of what is expected, over settings with as many rules as symbols. */
  slope: Interval | null;
  /** In order, as `keep` writes it. */
  measured: Kept[];
}

export interface Options {
  steps: number;
  seeds: number;
}

/** An error of a tenth counts as learned, as in Cagnetta et al. */
export const LEARNED = 0.1;

export function* sweep({ steps, seeds }: Options, random: Streams, before?: Result): Generator<Result, void, void> {
  const measured: Kept[] = before ? [...before.measured] : [],
    done: { job: Job; came: Measured }[] = [];
  const solved = (setting: number, kind: TreeNetKind): boolean => {
    const last = rowsOf(done, setting, kind, seeds).at(-1);
    return last !== undefined && last.mean < SOLVED;
  };
  let next = 0;
  yield told(done, measured, seeds, 0);
  for (const job of jobs(seeds, solved)) {
    if (next === measured.length) measured.push(keep(measure(job, steps, random)));
    done.push({ job, came: unpack(measured[next++]!) });
    if (next === measured.length) yield told(done, measured, seeds, job.slot / slots(seeds));
  }
  yield told(done, measured, seeds, 1);
}

type Done = readonly { job: Job; came: Measured }[];

/** What each number of data came to, of those that all rates and seeds have finished. */
function rowsOf(done: Done, setting: number, kind: TreeNetKind, seeds: number): (Row & { at: Done })[] {
  const own = done.filter(({ job }) => job.setting === setting && job.kind === kind),
    group = RATES.length * seeds;
  return Array.from({ length: Math.floor(own.length / group) }, (_, i) => {
    const byRate = RATES.map((_, r) => own.slice(i * group + r * seeds, i * group + (r + 1) * seeds));
    const scores = byRate.map((one) => fourDecimals(mean(one.map(({ came }) => came.validation))));
    const at = byRate[scores.indexOf(Math.min(...scores))]!;
    const each = at.map(({ came }) => came.test);
    return {
      points: at[0]!.job.points,
      rate: at[0]!.job.rate,
      each,
      ...intervalOf(each),
      steps: Math.round(mean(at.map(({ came }) => came.steps))),
      fitted: at.filter(({ came }) => came.fitted).length,
      at,
    };
  });
}

/** Of one seed, where its errors first fall to a tenth, on a line through their neighbours against the logarithm of the number of data. */
export function crossing(points: readonly number[], errors: readonly number[]): number | null {
  const i = errors.findIndex((error) => error <= LEARNED);
  if (i < 0) return null;
  if (i === 0) return points[0]!;
  const share = (errors[i - 1]! - LEARNED) / (errors[i - 1]! - errors[i]!);
  return significant(exp(log(points[i - 1]!) + share * (log(points[i]!) - log(points[i - 1]!))), 4);
}

function needOf(rows: readonly Row[], seeds: number): Need {
  const each = Array.from({ length: seeds }, (_, seed) =>
    crossing(
      rows.map(({ points }) => points),
      rows.map(({ each }) => each[seed]!),
    ),
  );
  return { each, mean: each.includes(null) ? null : significant(exp(mean(each.map((one) => log(one!)))), 4) };
}

/** The geometric mean of ratios, and its interval. */
function timesOf(more: Need, less: Need): Interval | null {
  if (more.mean === null || less.mean === null) return null;
  const { mean: middle, low, high } = intervalOf(more.each.map((one, seed) => log(one! / less.each[seed]!)));
  const back = (x: number) => significant(exp(x), 4);
  return { mean: back(middle), low: low === null ? null : back(low), high: high === null ? null : back(high) };
}

function lessOf(rows: readonly Row[], shallow: readonly Row[]): (Interval & { points: number })[] {
  return rows.flatMap(({ points, each }) => {
    const other = shallow.find((row) => row.points === points);
    return other ? [{ points, ...intervalOf(each.map((error, seed) => error - other.each[seed]!)) }] : [];
  });
}

const intervalOf = (values: readonly number[]): Interval => {
  if (values.length < 2) return { mean: fourDecimals(mean(values)), low: null, high: null };
  const { value, low, high } = meanInterval(values);
  return { mean: fourDecimals(value), low: fourDecimals(low), high: fourDecimals(high) };
};

/** By layer and level, over the seeds. */
function changesOf(at: Done, when: 'trained' | 'untrained'): (Interval | null)[][] {
  const seeds = at.flatMap(({ came }) => (came.changes ? [came.changes[when]] : []));
  return (seeds[0] ?? []).map((levels, layer) =>
    levels.map((_, level) => {
      const values = seeds.map((one) => one[layer]![level] ?? null);
      return values.includes(null) ? null : intervalOf(values.map((one) => one!));
    }),
  );
}

function told(done: Done, measured: readonly Kept[], seeds: number, part: number): Result {
  const settings = SETTINGS.map((setting, s) => {
    const task = { symbols: setting.v, levels: setting.levels, width: WIDTH };
    const whole = byKind((kind) => rowsOf(done, s, kind, seeds));
    const needs = byKind((kind) => needOf(whole[kind], seeds));
    return {
      v: setting.v,
      m: setting.m,
      levels: setting.levels,
      data: dataCount(setting),
      expected: telling(setting),
      most: setting.most,
      parameters: byKind((kind) => treeParameters(kind, task)),
      rows: byKind((kind) => whole[kind].map(({ at: _, ...row }) => row)),
      needs,
      times: { deep: timesOf(needs.deep, needs.local), shallow: timesOf(needs.shallow, needs.local) },
      lessShallow: {
        local: lessOf(whole.local, whole.shallow),
        deep: lessOf(whole.deep, whole.shallow),
      },
    };
  });
  const dense = settings.filter(({ v, m, needs }) => v === m && needs.local.mean !== null);
  return {
    finished: measured.length,
    part: fourDecimals(part),
    settings,
    layers: rowsOf(done, 0, 'local', seeds).map(({ points, at }) => ({
      points,
      trained: changesOf(at, 'trained'),
      untrained: changesOf(at, 'untrained'),
    })),
    slope: dense.length < 3 || seeds < 2 ? null : slopeOf(dense, seeds),
    measured: [...measured],
  };
}

function slopeOf(dense: readonly Result['settings'][number][], seeds: number): Interval {
  const { value, low, high } = growthExponent(
    dense.map(({ expected }) => expected),
    Array.from({ length: seeds }, (_, seed) => dense.map(({ needs }) => needs.local.each[seed]!)),
  );
  return { mean: fourDecimals(value), low: fourDecimals(low), high: fourDecimals(high) };
}

const byKind = <V>(make: (kind: TreeNetKind) => V): Record<TreeNetKind, V> =>
  Object.fromEntries(treeNetKinds.map((kind) => [kind, make(kind)])) as Record<TreeNetKind, V>;
