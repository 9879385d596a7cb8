import type { Estimate } from '../math/statistics/estimate.ts';
import { meanInterval } from '../math/statistics/mean-interval.ts';
import { pairedInterval } from '../math/statistics/paired-interval.ts';
import { significant } from '../math/rounding.ts';

/** What was measured at every stage of several nets, before and after they learnt. */
export interface Measured {
  untrained: number[];
  trained: number[];
}

/** Means over nets at every stage, with 95 % intervals; `gain` is of the pairs trained − untrained. One net has no interval but its value. */
export interface Contrast {
  untrained: Estimate[];
  trained: Estimate[];
  gain: Estimate[];
}

/** @param nets with as many stages each */
export function contrastOf(nets: readonly Measured[]): Contrast {
  const stages = nets[0]?.trained.length ?? 0;
  const at = (which: keyof Measured, s: number) => nets.map((net) => net[which][s]!);
  const each = (estimate: (s: number) => Estimate) => Array.from({ length: stages }, (_, s) => rounded(estimate(s)));
  return {
    untrained: each((s) => estimated(at('untrained', s))),
    trained: each((s) => estimated(at('trained', s))),
    gain: each((s) => {
      const [trained, untrained] = [at('trained', s), at('untrained', s)];
      return trained.length > 1 ? pairedInterval(trained, untrained) : estimated([trained[0]! - untrained[0]!]);
    }),
  };
}

const estimated = (values: readonly number[]): Estimate =>
  values.length > 1 ? meanInterval(values) : { value: values[0]!, low: values[0]!, high: values[0]! };

const rounded = ({ value, low, high }: Estimate): Estimate => ({
  value: significant(value, 4),
  low: significant(low, 4),
  high: significant(high, 4),
});
