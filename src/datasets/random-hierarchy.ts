import type { Random } from '../math/random.ts';

/**
 * The random hierarchy model (Cagnetta et al. 2024, Phys. Rev. X 14:031001): a class is rewritten as s symbols by one of its m rules, each of
 * these again, L times; the s^L symbols at the bottom are the datum. All rules of a level are different, so a datum has one class.
 */

export interface GrammarSize {
  /** Symbols of every level, and classes. */
  v: number;
  /** Rules of a symbol. */
  m: number;
  /** Levels of rules. */
  levels: number;
}

/** Symbols that a rule writes: pairs. */
export const PAIR = 2;

/** By multiplying: whole numbers are exact, on every engine. */
function power(base: number, exponent: number): number {
  let product = 1;
  for (let i = 0; i < exponent; i++) product *= base;
  return product;
}

export interface Grammar extends GrammarSize {
  /** By level, the leaves' own rules first: rule r of symbol a writes the two symbols from 2·(a·m + r) on. */
  rules: readonly Uint8Array[];
}

/** Symbols at the bottom. */
export const leavesOf = ({ levels }: Pick<GrammarSize, 'levels'>): number => 2 ** levels;

/** Symbols that are rewritten on the way: a full binary tree's inner nodes. */
export const rewritesOf = (size: Pick<GrammarSize, 'levels'>): number => leavesOf(size) - 1;

/** Classes times rules to the power of levels: of how many data the clues at the bottom stand out from chance (the book's chapter 16B). */
export const telling = ({ v, m, levels }: GrammarSize): number => v * power(m, levels);

/** Different data: every rewriting is free, and no two ways give the same datum. Exact below 2^53. */
export function dataCount({ v, m, levels }: GrammarSize): number {
  return v * power(m, rewritesOf({ levels }));
}

/**
 * Draws each level's v·m rules uniformly among the v² pairs, no pair twice.
 * @throws RangeError if a number is no whole one, or if there are not enough pairs (m > v)
 */
export function drawGrammar(size: GrammarSize, random: Random): Grammar {
  const { v, m, levels } = size;
  for (const [name, value, least, most] of [
    ['v', v, 2, 16],
    ['m', m, 1, v],
    ['levels', levels, 1, 5],
  ] as const)
    if (!Number.isInteger(value) || value < least || value > most) throw new RangeError(`invalid ${name}: ${value}`);
  const rules = Array.from({ length: levels }, () => {
    const pairs = random.shuffle(Array.from({ length: v * v }, (_, pair) => pair)).slice(0, v * m);
    return Uint8Array.from(pairs.flatMap((pair) => [Math.floor(pair / v), pair % v]));
  });
  return { ...size, rules };
}

/** How a datum came about: its class, and for every inner node, row by row from the top, which of its symbol's rules was used. */
export interface Derivation {
  top: number;
  uses: readonly number[];
}

/** All symbols of a derivation, row by row from the class to the leaves. */
export function symbolsOf({ m, levels, rules }: Grammar, { top, uses }: Derivation): Uint8Array[] {
  const rows = [Uint8Array.of(top)];
  let node = 0;
  for (let level = levels - 1; level >= 0; level--) {
    const above = rows.at(-1)!,
      row = new Uint8Array(PAIR * above.length);
    above.forEach((symbol, i) => {
      const from = PAIR * (symbol * m + uses[node++]!);
      for (let k = 0; k < PAIR; k++) row[PAIR * i + k] = rules[level]![from + k]!;
    });
    rows.push(row);
  }
  return rows;
}

/** The i-th of all derivations. @param i from 0 to dataCount − 1 */
export function derivationAt({ v, m, levels }: GrammarSize, i: number): Derivation {
  let rest = Math.floor(i / v);
  const uses = Array.from({ length: rewritesOf({ levels }) }, () => {
    const use = rest % m;
    rest = Math.floor(rest / m);
    return use;
  });
  return { top: i % v, uses };
}

/**
 * Draws different derivations, uniformly and in random order: the first steps of a shuffle of all of them, of which only what was moved is kept.
 * @param count at most dataCount, which is at most 2^32 @throws RangeError otherwise
 */
export function drawDerivations(size: GrammarSize, count: number, random: Random): Derivation[] {
  const all = dataCount(size);
  if (!(Number.isInteger(count) && count >= 0 && count <= all))
    throw new RangeError(`invalid count: ${count} of ${all}`);
  const moved = new Map<number, number>();
  return Array.from({ length: count }, (_, i) => {
    const j = i + random.integer(all - i),
      taken = moved.get(j) ?? j;
    moved.set(j, moved.get(i) ?? i);
    return derivationAt(size, taken);
  });
}

/** Reads a datum from the bottom: the class, or null if some pair is written by no rule. */
export function parse({ v, m, rules }: Grammar, leaves: ArrayLike<number>): number | null {
  let row = Array.from(leaves);
  for (const level of rules) {
    const writer = new Map<number, number>();
    for (let rule = 0; rule < v * m; rule++)
      writer.set(level[PAIR * rule]! * v + level[PAIR * rule + 1]!, Math.floor(rule / m));
    const above: number[] = [];
    for (let i = 0; i < row.length; i += PAIR) {
      const symbol = writer.get(row[i]! * v + row[i + 1]!);
      if (symbol === undefined) return null;
      above.push(symbol);
    }
    row = above;
  }
  return row[0]!;
}

/** Data in rows for a net: each leaf one-hot among v, then shifted and scaled to mean 0 and variance 1 where symbols are equally frequent. */
export function standardised(leaves: readonly ArrayLike<number>[], v: number): Float32Array<ArrayBuffer> {
  const d = leaves[0]?.length ?? 0,
    deviation = Math.sqrt((1 / v) * (1 - 1 / v)),
    off = -1 / v / deviation,
    on = (1 - 1 / v) / deviation;
  const x = new Float32Array(leaves.length * d * v).fill(off);
  leaves.forEach((row, r) => {
    for (let i = 0; i < d; i++) x[(r * d + i) * v + row[i]!] = on;
  });
  return x;
}

/** Data for a net that names the class. */
export interface HierarchyRows {
  /** Samples × (leaves·v). */
  x: Float32Array<ArrayBuffer>;
  /** Samples × v, one-hot. */
  y: Float32Array<ArrayBuffer>;
  samples: number;
  labels: Uint8Array;
}

export function hierarchyRows(grammar: Grammar, derivations: readonly Derivation[]): HierarchyRows {
  const { v } = grammar,
    y = new Float32Array(derivations.length * v);
  derivations.forEach(({ top }, row) => (y[row * v + top] = 1));
  return {
    x: standardised(
      derivations.map((one) => symbolsOf(grammar, one).at(-1)!),
      v,
    ),
    y,
    samples: derivations.length,
    labels: Uint8Array.from(derivations, ({ top }) => top),
  };
}

/**
 * The same class said otherwise: every node of a level takes another of its symbol's rules, and below it all rules are drawn anew.
 * @param level 1: the rules that write leaves @throws RangeError if there is no other rule
 */
export function reworded(
  { m, levels }: GrammarSize,
  { top, uses }: Derivation,
  level: number,
  random: Random,
): Derivation {
  if (m < 2) throw new RangeError('invalid m: no other rule');
  const first = 2 ** (levels - level) - 1,
    end = 2 * first + 1;
  return {
    top,
    uses: uses.map((use, node) =>
      node < first ? use : node < end ? (use + 1 + random.integer(m - 1)) % m : random.integer(m),
    ),
  };
}
