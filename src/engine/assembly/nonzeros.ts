/**
 * Matrices as lists of what is not 0: after a ReLU about half of the outputs, and of the deltas that come back through
 * it, are exactly 0, and a product need not touch them. An entry is 8 bytes: where the other operand's row lies (its
 * number, times the bytes of a row of its panel, PANEL), and the number. Entries keep their order; ends[i] is where
 * list i ends and list i+1 begins. NaN is not 0.
 */

/** Bytes of 32 columns. */
export const PANEL: usize = 128;

/** A list for every row of A (m × k), `row` bytes from row to row. */
export function listRows(m: i32, k: i32, a: usize, row: usize, lists: usize, ends: usize): void {
  for (let i = 0; i < m; i++, a += row) {
    for (let p: usize = 0, end = <usize>k * PANEL, at = a; p < end; p += PANEL, at += 4) lists = append(lists, p, at);
    store<u32>(ends + ((<usize>i) << 2), <u32>lists);
  }
}

/** A list for every column of A (k × m), `row` bytes from row to row. */
export function listColumns(m: i32, k: i32, a: usize, row: usize, lists: usize, ends: usize): void {
  for (let i = 0; i < m; i++, a += 4) {
    for (let p: usize = 0, end = <usize>k * PANEL, at = a; p < end; p += PANEL, at += row) lists = append(lists, p, at);
    store<u32>(ends + ((<usize>i) << 2), <u32>lists);
  }
}

/**
 * Writes an entry for the number at `at` and returns the next place: the same one if the number is 0. No branch to
 * guess.
 */
// @ts-ignore: decorator
@inline
export function append(entry: usize, place: usize, at: usize): usize {
  const x = load<f32>(at);
  store<u32>(entry, <u32>place);
  store<f32>(entry, x, 4);
  return entry + ((<usize>(x != 0)) << 3);
}
