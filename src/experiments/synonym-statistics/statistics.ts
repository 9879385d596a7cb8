import { drawGrammar, PAIR, telling, type Grammar, type GrammarSize } from '../../datasets/random-hierarchy.ts';
import type { Random, Streams } from '../../math/random.ts';
import { fourDecimals, significant } from '../../math/rounding.ts';
import { mean } from '../../math/statistics/mean.ts';
import { meanInterval } from '../../math/statistics/mean-interval.ts';

/**
 * What data say of the pair at their left end: how the classes share in each pair. Pairs that one symbol writes, synonyms, share in the same way; from how
 * many data does it show? One grammar is shown, and many are counted.
 */

export interface Options extends GrammarSize {
  points: number;
  grammars: number;
}

export interface Found {
  points: number;
  /** Share of pairs whose nearest other pair, by the classes' shares, is a synonym: mean over grammars, and the 95 % interval; null with one grammar. */
  mean: number;
  low: number | null;
  high: number | null;
}

export interface Result {
  expected: number;
  /** Pairs that occur, synonyms beside each other: their two symbols. */
  pairs: [number, number][];
  /** By class, then pair: what share of a pair's data belongs to the class; null for a pair that did not come up. And the same for endlessly many. */
  seen: (number | null)[][];
  true: number[][];
  /** In the shown grammar, at the points that are set. */
  found: number;
  /** Where all are guessed. */
  chance: number;
  curve: Found[];
  /**
   * Mean squared distance of two classes' shares of pairs: over the grammars, and as the theorem has it; and what the same distance would be by chance
   * alone where the points are as many as set, had the classes no difference and all pairs the same share.
   */
  signal: { mean: number; low: number | null; high: number | null; theorem: number };
  noise: number;
}

/** The curve goes from this share of what is expected to so many times it, by doubling. */
const FROM = 1 / 8,
  DOUBLINGS = 8;

/** What a level leaves of the squared difference of two classes, on average over grammars and times m. */
const keptShare = (v: number): number => v / (v + 1);

/** The expected squared difference of two classes' shares of the pairs at one place, over grammars. */
export function theoremSays({ v, m, levels }: GrammarSize): number {
  let left = 2 / m;
  for (let level = 1; level < levels; level++) left *= keptShare(v) / m;
  return left;
}

export function* statistics({ points, grammars, ...size }: Options, random: Streams): Generator<Result, void, void> {
  const { v, m } = size,
    expected = telling(size);
  const sizes = Array.from({ length: DOUBLINGS }, (_, i) => Math.max(v, Math.round(FROM * expected) * 2 ** i));
  const byGrammar: number[][] = [],
    signals: number[] = [];
  const own = drawGrammar(size, random('grammar 0')),
    truth = classShares(pairShares(own)),
    seen = shares(count(own, points, random('shown data')), v, m);
  const now = (): Result => ({
    expected,
    pairs: Array.from({ length: v * m }, (_, rule) => [own.rules[0]![PAIR * rule]!, own.rules[0]![PAIR * rule + 1]!]),
    seen: seen.map((row) => row.map((share) => (share === null ? null : fourDecimals(share)))),
    true: truth.map((row) => row.map(fourDecimals)),
    found: fourDecimals(synonymsFound(seen, v, m)),
    chance: fourDecimals((m - 1) / (v * m - 1)),
    curve: sizes.map((at, i) => ({ points: at, ...intervalOf(byGrammar.map((found) => found[i]!)) })),
    signal: { ...intervalOf(signals), theorem: significant(theoremSays(size), 4) },
    noise: significant((2 * v * (1 - 1 / (v * m))) / points, 4),
  });
  for (let g = 0; g < grammars; g++) {
    const grammar = drawGrammar(size, random(`grammar ${g}`)),
      stream = random(`data of grammar ${g}`);
    const counts = noCounts(v, m);
    let drawn = 0;
    byGrammar.push(
      sizes.map((at) => {
        addCounts(counts, grammar, drawn, at, stream);
        drawn = at;
        return synonymsFound(shares(counts, v, m), v, m);
      }),
    );
    signals.push(meanDistance(pairShares(grammar)));
    yield now();
  }
}

/** By class, how often each rule of the lowest level writes the pair at the left end: exact. */
export function pairShares({ v, m, levels, rules }: Grammar): number[][] {
  return Array.from({ length: v }, (_, top) => {
    let symbols = Array.from({ length: v }, (_, a) => Number(a === top));
    for (let level = levels - 1; level > 0; level--) {
      const below = new Array<number>(v).fill(0);
      symbols.forEach((share, a) => {
        for (let use = 0; use < m; use++) below[rules[level]![PAIR * (a * m + use)]!]! += share / m;
      });
      symbols = below;
    }
    return symbols.flatMap((share) => new Array<number>(m).fill(share / m));
  });
}

/** Of classes that are equally frequent, their shares in each pair; all the same in a pair that never occurs. */
function classShares(byClass: readonly (readonly number[])[]): number[][] {
  const sums = byClass[0]!.map((_, pair) => byClass.reduce((sum, row) => sum + row[pair]!, 0));
  return byClass.map((row) => row.map((share, pair) => (sums[pair]! > 0 ? share / sums[pair]! : 1 / byClass.length)));
}

/** Mean over pairs of classes of Σ(difference of shares)². */
export function meanDistance(byClass: readonly (readonly number[])[]): number {
  const distances = byClass.flatMap((a, i) =>
    byClass.slice(i + 1).map((b) => a.reduce((sum, share, pair) => sum + (share - b[pair]!) * (share - b[pair]!), 0)),
  );
  return mean(distances);
}

const noCounts = (v: number, m: number) => Array.from({ length: v }, () => new Uint32Array(v * m));

function count(grammar: Grammar, points: number, random: Random): Uint32Array[] {
  const counts = noCounts(grammar.v, grammar.m);
  addCounts(counts, grammar, 0, points, random);
  return counts;
}

/** Draws data number `from` to `to` − 1, the classes in turn, and counts by class which rule wrote the pair at the left end. */
function addCounts(
  counts: Uint32Array[],
  { v, m, levels, rules }: Grammar,
  from: number,
  to: number,
  random: Random,
): void {
  for (let i = from; i < to; i++) {
    let symbol = i % v;
    for (let level = levels - 1; level > 0; level--) symbol = rules[level]![PAIR * (symbol * m + random.integer(m))]!;
    counts[i % v]![symbol * m + random.integer(m)]!++;
  }
}

function shares(counts: readonly Uint32Array[], v: number, m: number): (number | null)[][] {
  const sums = Array.from({ length: v * m }, (_, pair) => counts.reduce((sum, row) => sum + row[pair]!, 0));
  return counts.map((row) => Array.from(row, (times, pair) => (sums[pair]! > 0 ? times / sums[pair]! : null)));
}

/** Share of pairs whose nearest other pair is a synonym; one that did not come up finds none, and of equally near ones each counts in part. */
export function synonymsFound(seen: readonly (readonly (number | null)[])[], v: number, m: number): number {
  const pairs = Array.from({ length: v * m }, (_, pair) => {
    const column = seen.flatMap((row) => row[pair] ?? []);
    return column.length === seen.length ? column : null;
  });
  const found = pairs.map((own, i) => {
    if (!own) return 0;
    let least = Infinity,
      nearest: number[] = [];
    pairs.forEach((other, j) => {
      if (!other || i === j) return;
      const apart = own.reduce((sum, share, k) => sum + (share - other[k]!) * (share - other[k]!), 0);
      if (apart < least) [least, nearest] = [apart, [j]];
      else if (apart === least) nearest.push(j);
    });
    const synonyms = nearest.filter((j) => Math.floor(j / m) === Math.floor(i / m)).length;
    return nearest.length === 0 ? 0 : synonyms / nearest.length;
  });
  return mean(found);
}

function intervalOf(values: readonly number[]): { mean: number; low: number | null; high: number | null } {
  if (values.length < 2) return { mean: significant(mean(values), 4), low: null, high: null };
  const { value, low, high } = meanInterval(values);
  return { mean: significant(value, 4), low: significant(low, 4), high: significant(high, 4) };
}
