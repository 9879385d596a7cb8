/**
 * Truth tables of Boolean functions of d ≤ 20 bits, 32 inputs to a word. Input number n has x_{i+1} = bit i of n
 * (so x₁ is the lowest bit); its value is bit n mod 32 of word ⌊n/32⌋.
 */
export type TruthTable = Int32Array;

/** Tabulates f on all 2^d inputs. @throws RangeError unless 1 ≤ d ≤ 20. */
export function truthTable(d: number, f: (input: number) => boolean): TruthTable {
  if (!Number.isInteger(d) || d < 1 || d > 20) throw new RangeError(`invalid d: ${d}`);
  const table = new Int32Array(Math.max(1, 2 ** d / 32));
  for (let input = 0; input < 2 ** d; input++) if (f(input)) table[input >>> 5]! |= 1 << (input & 31);
  return table;
}

/** The tabulated value at one input. */
export const valueAtInput = (table: TruthTable, input: number): boolean =>
  ((table[input >>> 5]! >>> (input & 31)) & 1) === 1;

/** Number of ones among the 32 bits of n. */
export function ones(n: number): number {
  let count = 0;
  for (let rest = n; rest !== 0; rest &= rest - 1) count++;
  return count;
}

/** Parity as the book means it: true iff the number of ones is odd. */
export const isOdd = (input: number): boolean => ones(input) % 2 === 1;
