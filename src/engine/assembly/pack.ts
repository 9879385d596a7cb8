/** Copies of parts of the operands in the order in which panel.ts reads them. */

/**
 * Up to four lines of `length` numbers, `line` bytes apart, as columns [length][4], `step` bytes from one p to the
 * next. Lines that are not there repeat the first.
 */
export function turnLines(lines: i32, length: i32, from: usize, line: usize, into: usize, step: usize): void {
  const l1 = lines > 1 ? line : 0,
    l2 = lines > 2 ? 2 * line : 0,
    l3 = lines > 3 ? 3 * line : 0;
  let p = 0;
  for (; p + 4 <= length; p += 4, from += 16) {
    const r0 = v128.load(from),
      r1 = v128.load(from + l1),
      r2 = v128.load(from + l2),
      r3 = v128.load(from + l3);
    const low01 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5),
      low23 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
    const high01 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7),
      high23 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
    v128.store(into, v128.shuffle<f32>(low01, low23, 0, 1, 4, 5));
    v128.store(into + step, v128.shuffle<f32>(low01, low23, 2, 3, 6, 7));
    v128.store(into + 2 * step, v128.shuffle<f32>(high01, high23, 0, 1, 4, 5));
    v128.store(into + 3 * step, v128.shuffle<f32>(high01, high23, 2, 3, 6, 7));
    into += 4 * step;
  }
  for (; p < length; p++, from += 4, into += step) {
    store<f32>(into, load<f32>(from));
    store<f32>(into, load<f32>(from + l1), 4);
    store<f32>(into, load<f32>(from + l2), 8);
    store<f32>(into, load<f32>(from + l3), 12);
  }
}

/** `vectors` (1 or 2) vectors from each of k rows, `row` bytes apart: [k][4·vectors]. */
export function copyColumns(k: i32, from: usize, row: usize, vectors: i32, into: usize): void {
  if (vectors == 1) {
    for (; k > 0; k--, from += row, into += 16) v128.store(into, v128.load(from));
    return;
  }
  for (; k > 0; k--, from += row, into += 32) {
    v128.store(into, v128.load(from));
    v128.store(into, v128.load(from, 16), 16);
  }
}

/** 32 columns of each of k rows, `row` bytes apart: [k][32]. Behind the last column is whatever lies there. */
export function copyPanel(k: i32, from: usize, row: usize, into: usize): void {
  for (; k > 0; k--, from += row, into += 128) {
    for (let i: usize = 0; i < 128; i += 32) {
      v128.store(into + i, v128.load(from + i));
      v128.store(into + i, v128.load(from + i, 16), 16);
    }
  }
}

/** Up to 32 lines of `length` numbers, `line` bytes apart, as columns [length][32]. */
export function turnPanel(lines: i32, length: i32, from: usize, line: usize, into: usize): void {
  for (let i = 0; i < min(32, lines); i += 4, from += 4 * line, into += 16) {
    turnLines(lines - i, length, from, line, into, 128);
  }
}
