import type { Streams } from '../../math/random.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { growthExponent } from '../../math/statistics/growth-exponent.ts';
import { mean } from '../../math/statistics/mean.ts';
import { meanInterval } from '../../math/statistics/mean-interval.ts';
import type { ParityStart } from '../../engine/fit/parity-learner.ts';
import { arms, COUNTS, helps, HELPED, measure, starts, streamsOf, type Arm, type Help } from './arms.ts';

export interface Options {
  rate: number;
  limit: number;
  seeds: number;
}

/** A number with the ends of its 95 % interval; they are null with a single seed. */
export interface Interval {
  mean: number;
  low: number | null;
  high: number | null;
}

/** Steps that each seed took; null where it had not learned at the limit. */
export interface Steps {
  d: number;
  each: (number | null)[];
}

/** Steps against the number of inputs. */
export interface Price {
  points: Steps[];
  /** Seeds that had not learned at the limit, over all d. */
  unlearned: number;
  /** Slope of log steps against log d, over those d at which every seed learned; null where they are fewer than three, or of one seed. */
  slope: Interval | null;
}

export interface Result {
  finished: number;
  of: number;
  price: (Price & { k: number })[];
  helped: (Price & { help: Help; times: (Interval & { d: number })[] })[];
  full: { start: ParityStart; points: (Interval & { d: number; each: number[] })[] }[];
  /** In order: by arm, then seed. */
  measured: (number | null)[];
}

export function* sweep(options: Options, random: Streams, before?: Result): Generator<Result, void, void> {
  const { seeds } = options,
    measured = before ? [...before.measured] : [];
  const of = arms.length * seeds;
  const now = (): Result => told(measured, seeds, of);
  yield now();
  for (let next = measured.length; next < of; next++) {
    const arm = arms[Math.floor(next / seeds)]!;
    measured.push(measure(arm, options, streamsOf(random, next % seeds)));
    yield now();
  }
}

function told(measured: readonly (number | null)[], seeds: number, of: number): Result {
  /** The finished arms of a kind, each with what its seeds measured. */
  const done = (is: (arm: Arm) => boolean) =>
    arms.flatMap((arm, a) =>
      is(arm) && measured.length >= (a + 1) * seeds ? [{ arm, each: measured.slice(a * seeds, (a + 1) * seeds) }] : [],
    );
  const pointsOf = (is: (arm: Arm) => boolean): Steps[] => done(is).map(({ arm: { d }, each }) => ({ d, each }));
  const unhelped = pointsOf(({ kind, k }) => kind === 'price' && k === HELPED);
  return {
    finished: measured.length,
    of,
    price: COUNTS.map((k) => ({ k, ...priceOf(pointsOf((arm) => arm.kind === 'price' && arm.k === k)) })),
    helped: helps.map((help) => {
      const points = pointsOf(({ kind }) => kind === help);
      return { help, ...priceOf(points), times: timesOf(unhelped, points) };
    }),
    full: starts.map((start) => ({
      start,
      points: done((arm) => arm.kind === 'full' && arm.start === start).map(({ arm: { d }, each }) => {
        const shares = each.map((share) => share ?? 0);
        return { d, each: shares.map(fourDecimals), ...intervalOf(shares) };
      }),
    })),
    measured: [...measured],
  };
}

function priceOf(points: Steps[]): Price {
  const whole = points.flatMap(({ d, each }) => (each.includes(null) ? [] : [{ d, each: each as number[] }]));
  const seeds = points[0]?.each.length ?? 0;
  return {
    points,
    unlearned: points.reduce((sum, { each }) => sum + each.filter((steps) => steps === null).length, 0),
    slope:
      whole.length < 3 || seeds < 2
        ? null
        : rounded(
            growthExponent(
              whole.map(({ d }) => d),
              Array.from({ length: seeds }, (_, s) => whole.map(({ each }) => each[s]!)),
            ),
          ),
  };
}

/** Steps without help over steps with it, paired by seed, at each d at which all learned either way. */
function timesOf(without: readonly Steps[], withHelp: readonly Steps[]): (Interval & { d: number })[] {
  return withHelp.flatMap(({ d, each }) => {
    const other = without.find((point) => point.d === d)?.each ?? [];
    const ratios = each.flatMap((steps, s) => (steps === null || other[s] == null ? [] : [other[s] / steps]));
    return ratios.length === each.length ? [{ d, ...intervalOf(ratios) }] : [];
  });
}

const intervalOf = (values: readonly number[]): Interval =>
  values.length < 2 ? { mean: fourDecimals(mean(values)), low: null, high: null } : rounded(meanInterval(values));

const rounded = ({ value, low, high }: { value: number; low: number; high: number }): Interval => ({
  mean: fourDecimals(value),
  low: fourDecimals(low),
  high: fourDecimals(high),
});
