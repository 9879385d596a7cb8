import { contrastOf } from '../../acoustic/contrast.ts';
import type { Streams } from '../../math/random.ts';
import type { Estimate } from '../../math/statistics/estimate.ts';
import { fourDecimals, significant } from '../../math/rounding.ts';
import { mean } from '../../math/statistics/mean.ts';
import { pairedInterval } from '../../math/statistics/paired-interval.ts';
import { asSet, type Asked } from './asked.ts';
import { errorOf, shuffled, straightened, untaught, type ShapeName, type Trial, type World } from './lesson.ts';
import { lookInto, MEASURES, type Look, type Measure } from './looks.ts';

/** Nets that learnt beside those that did not, seed by seed. */

export const NETS = ['deep', 'shuffled', 'directions', 'untrained', 'shallow', 'freshShallow'] as const;
export type NetName = (typeof NETS)[number];
/** What is compared with what, but for what training did to it. */
const BEGINNINGS = {
  deep: 'untrained',
  shuffled: 'untrained',
  directions: 'untrained',
  shallow: 'freshShallow',
} as const satisfies Partial<Record<NetName, NetName>>;
type Compared = keyof typeof BEGINNINGS;

/** A net as it was looked at. */
export interface Looked extends Look {
  trainError: number;
  testError: number;
}
/** All nets of one seed. */
export type Row = Record<NetName, Looked>;

/** @param trials of the seed, each of the setting that was chosen for its shape */
export function rowOf(
  trials: Record<ShapeName, Trial>,
  hidden: Record<ShapeName, readonly number[]>,
  world: World,
  asked: Asked,
  random: Streams,
): Row {
  const { seed } = trials.deep;
  const set = asSet(asked, world.standard);
  const looked = (net: Trial['net']): Looked => ({
    ...lookInto(net, asked, set),
    trainError: errorOf(net, world.training),
    testError: errorOf(net, world.test),
  });
  const fresh = untaught(hidden.deep, seed, random);
  return {
    deep: looked(trials.deep.net),
    shuffled: looked(shuffled(trials.deep.net, random(`shuffled ${seed}`))),
    directions: looked(straightened(fresh)),
    untrained: looked(fresh),
    shallow: looked(trials.shallow.net),
    freshShallow: looked(untaught(hidden.shallow, seed, random)),
  };
}

/** One measure of one net, stage by stage: means over the seeds with 95 % intervals. `gain` is over the net before its first step, paired by seed. */
export interface Measured {
  stages: Estimate[];
  gain?: Estimate[];
}
export type Measures = Record<Measure, Record<NetName, Measured>>;

const each = <K extends string, V>(keys: readonly K[], value: (key: K) => V) =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;

export const measuresOf = (rows: readonly Row[]): Measures =>
  each(MEASURES, (measure) => {
    const values = (name: NetName) => rows.map((row) => row[name].stages.map((stage) => stage[measure]));
    const against = (name: Compared) => {
      const [trained, untrained] = [values(name), values(BEGINNINGS[name])];
      return contrastOf(rows.map((_, i) => ({ trained: trained[i]!, untrained: untrained[i]! })));
    };
    return each(NETS, (name): Measured => {
      if (name === 'untrained') return { stages: against('deep').untrained };
      if (name === 'freshShallow') return { stages: against('shallow').untrained };
      const { trained, gain } = against(name);
      return { stages: trained, gain };
    });
  });

/** The deep net's logits less the shallow one's, paired by seed: of each measure, and of the errors. */
export type Apart = Record<Measure | 'testError', Estimate>;
export function apartOf(rows: readonly Row[]): Apart {
  const less = (of: (looked: Looked) => number): Estimate => {
    const [deep, shallow] = (['deep', 'shallow'] as const).map((name) => rows.map((row) => of(row[name])));
    const value = mean(rows.map((_, i) => deep![i]! - shallow![i]!));
    const { low, high } = rows.length > 1 ? pairedInterval(deep!, shallow!) : { low: value, high: value };
    const [v, l, h] = [value, low, high].map((one) => significant(one, 4));
    return { value: v!, low: l!, high: h! };
  };
  return {
    ...each(MEASURES, (measure) => less(({ stages }) => stages.at(-1)![measure])),
    testError: less(({ testError }) => testError),
  };
}

export const errorsOf = (rows: readonly Row[], name: NetName) => ({
  trainError: fourDecimals(mean(rows.map((row) => row[name].trainError))),
  testError: fourDecimals(mean(rows.map((row) => row[name].testError))),
});

/** Shares of the way from dog to bear that are gone at each step, stage by stage, the mean over seeds. */
export const goneOf = (rows: readonly Row[], name: NetName): number[][] =>
  rows[0]![name].stages.map(({ gone }, s) =>
    gone.map((_, k) => significant(mean(rows.map((row) => row[name].stages[s]!.gone[k]!)), 3)),
  );
