import { pooled, statisticsOf, type GaussianStatistics } from '../../math/markov/clusters.ts';
import type { TyingItem } from '../../math/markov/tying.ts';
import type { Features } from '../../math/mixtures/mixture.ts';
import type { Neighbours } from './questions.ts';

/** The table's rows of one state, gathered by their neighbours: those that are learned from, and those that are only tried on. */

export const COEFFICIENTS = ['c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9', 'c10', 'c11', 'c12'] as const;
export const DIMS = COEFFICIENTS.length;

export type Columns = { left: string[]; right: string[]; held: Float64Array; state: Float64Array } & Record<
  (typeof COEFFICIENTS)[number],
  Float64Array
>;

export interface Contexts {
  /** Of every pair of neighbours that is learned from its frames; in the order in which they come. */
  items: TyingItem<Neighbours>[];
  count: number;
  all: GaussianStatistics;
  /** The same of what is tried on. */
  held: TyingItem<Neighbours>[];
  heldCount: number;
  /** Which of the items has these neighbours; −1 if none does. */
  known: (context: Neighbours) => number;
  /** The frames, and of each the number of its item; of those that are tried on −1 where none has its neighbours. */
  features: Features;
  itemOf: number[];
  heldFeatures: Features;
  heldItemOf: number[];
  /** Of those that are tried on, too, the number of its neighbours among `held`. */
  heldContextOf: number[];
}

export function contextsOf({ rows, columns }: { rows: number; columns: Columns }, state: number): Contexts {
  const sides = [0, 1].map((part) => {
    const chosen = Array.from({ length: rows }, (_, i) => i).filter(
      (i) => columns.state[i] === state && Number(columns.held[i] !== 0) === part,
    );
    const places = new Map<string, number>();
    const contexts: Neighbours[] = [];
    const of = chosen.map((i) => {
      const context = { left: columns.left[i]!, right: columns.right[i]! };
      const key = keyOf(context);
      if (!places.has(key)) places.set(key, contexts.push(context) - 1);
      return places.get(key)!;
    });
    const values = new Float64Array(chosen.length * DIMS);
    chosen.forEach((i, row) => COEFFICIENTS.forEach((name, d) => (values[row * DIMS + d] = columns[name][i]!)));
    const items = contexts.map((context, item) => {
      const own = of.flatMap((which, row) => (which === item ? [row] : []));
      const frames = own.flatMap((row) => [...values.subarray(row * DIMS, (row + 1) * DIMS)]);
      return { context, statistics: statisticsOf(Float64Array.from(frames), DIMS) };
    });
    return { items, of, places, features: { values, dims: DIMS } };
  });
  const [learned, tried] = [sides[0]!, sides[1]!];
  const known = (context: Neighbours): number => learned.places.get(keyOf(context)) ?? -1;
  return {
    items: learned.items,
    count: learned.of.length,
    all:
      learned.items.length > 0
        ? pooled(learned.items.map(({ statistics }) => statistics))
        : statisticsOf(new Float64Array(0), DIMS),
    held: tried.items,
    heldCount: tried.of.length,
    known,
    features: learned.features,
    itemOf: learned.of,
    heldFeatures: tried.features,
    heldContextOf: tried.of,
    heldItemOf: tried.of.map((item) => known(tried.items[item]!.context)),
  };
}

const keyOf = ({ left, right }: Neighbours): string => `${left} ${right}`;

/** Variances below this share of those of all frames are raised to it. */
export function floorsOf({ all: { count, sum, square } }: Contexts, share: number): Float64Array {
  return sum.map((total, d) => {
    const mean = total / count;
    return Math.max(1e-6, share * (square[d]! / count - mean * mean));
  });
}
