import { fourDecimals } from '../../math/rounding.ts';
import type { Estimate } from '../../math/statistics/estimate.ts';
import { meanInterval } from '../../math/statistics/mean-interval.ts';
import { mean } from '../../math/statistics/mean.ts';
import { pairedInterval } from '../../math/statistics/paired-interval.ts';
import { NETS, WAYS, type Measured, type NetName, type Way } from './lesson.ts';
import type { LayerMeasures } from './looking.ts';
import { LAYERS } from './nets.ts';
import { COSTS, type Fallen } from './wiring.ts';

/** What several seeds say together: means with 95 % intervals, and differences seed by seed. */

const rounded = ({ value, low, high }: Estimate): Estimate => ({
  value: fourDecimals(value) + 0,
  low: fourDecimals(low) + 0,
  high: fourDecimals(high) + 0,
});
/** One value is its own interval. */
const estimated = (values: readonly number[]): Estimate =>
  rounded(values.length > 1 ? meanInterval(values) : { value: values[0]!, low: values[0]!, high: values[0]! });
const apart = (first: readonly number[], second: readonly number[]): Estimate =>
  first.length > 1 ? rounded(pairedInterval(first, second)) : estimated([first[0]! - second[0]!]);

export interface Model {
  parameters: number;
  trainError: number;
  testError: number;
  seeds: number;
}

/** One measure of every layer. @param less trained less the other, seed by seed */
export interface Shared {
  ways: Record<Way, Estimate[]>;
  less: Record<Exclude<Way, 'trained'>, Estimate[]>;
}

export interface Parted {
  q: Estimate;
  /** Of nets with the same weights in other places. */
  shuffled: Estimate;
  less: Estimate;
}

export interface Wired extends Parted, Model {
  cost: number;
  cut: number;
  live: number;
  classes: Estimate;
  /** Less that of wires that cost nothing. */
  moreError: Estimate;
}

export interface Summary {
  models: Record<NetName, Model>;
  sharing: Record<keyof LayerMeasures, Shared>;
  whole: Record<'trained' | 'untrained', Parted>;
  wiring: Wired[];
  reuse: {
    trained: Estimate[];
    untrained: Estimate[];
    less: Record<'untrained' | 'pixels', Estimate[]>;
  };
}

const partedOf = (all: readonly Fallen[]): Parted => {
  const [q, shuffled] = [all.map((one) => one.q), all.map((one) => one.shuffled)];
  return { q: estimated(q), shuffled: estimated(shuffled), less: apart(q, shuffled) };
};

function sharedOf(seeds: readonly Measured[], measure: keyof LayerMeasures): Shared {
  const at = (way: Way, l: number) => seeds.map(({ looked }) => looked[way].measures[l]![measure]);
  const each = (of: (l: number) => Estimate) => LAYERS.map((_, l) => of(l));
  const less = (other: Way) => each((l) => apart(at('trained', l), at(other, l)));
  return {
    ways: Object.fromEntries(WAYS.map((way) => [way, each((l) => estimated(at(way, l)))])) as Record<Way, Estimate[]>,
    less: { untrained: less('untrained'), shuffled: less('shuffled'), directions: less('directions') },
  };
}

const average = (values: readonly number[]): number => fourDecimals(mean(values));

/** @returns null for no seeds */
export function summaryOf(seeds: readonly Measured[]): Summary | null {
  if (seeds.length === 0) return null;
  const reused = (which: 'trained' | 'untrained', s: number) => seeds.map(({ reuse }) => reuse[which][s]!);
  const stages = seeds[0]!.reuse.trained.map((_, s) => s);
  return {
    models: Object.fromEntries(
      NETS.map((name): [NetName, Model] => [
        name,
        {
          parameters: seeds[0]!.parameters,
          trainError: average(seeds.map(({ errors }) => errors[name].train)),
          testError: average(seeds.map(({ errors }) => errors[name].test)),
          seeds: seeds.length,
        },
      ]),
    ) as Record<NetName, Model>,
    sharing: {
      classes: sharedOf(seeds, 'classes'),
      sufferers: sharedOf(seeds, 'sufferers'),
      harm: sharedOf(seeds, 'harm'),
    },
    whole: {
      trained: partedOf(seeds.map(({ whole }) => whole.trained)),
      untrained: partedOf(seeds.map(({ whole }) => whole.untrained)),
    },
    wiring: COSTS.map((cost, c): Wired => {
      const heads = seeds.map((seed) => seed.heads[c]!);
      const errors = heads.map(({ testError }) => testError);
      return {
        cost,
        parameters: heads[0]!.parameters,
        trainError: average(heads.map(({ trainError }) => trainError)),
        testError: average(errors),
        seeds: seeds.length,
        cut: average(heads.map(({ cut }) => cut)),
        live: average(heads.map(({ live }) => live)),
        classes: estimated(heads.map(({ classes }) => classes)),
        moreError: apart(
          errors,
          seeds.map((seed) => seed.heads[0]!.testError),
        ),
        ...partedOf(heads),
      };
    }),
    reuse: {
      trained: stages.map((s) => estimated(reused('trained', s))),
      untrained: stages.map((s) => estimated(reused('untrained', s))),
      less: {
        untrained: stages.map((s) => apart(reused('trained', s), reused('untrained', s))),
        pixels: stages.map((s) => apart(reused('trained', s), reused('trained', 0))),
      },
    },
  };
}
