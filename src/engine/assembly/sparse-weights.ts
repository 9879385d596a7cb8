import { finishForward, KEEP } from './finish';
import { listColumns } from './nonzeros';
import { descend } from './optimizer';
import { copyPanel, turnLines } from './pack';
import { sparseRow } from './sparse';

/**
 * weights.ts for a dZ that is full of zeros: its transpose is the left operand, dWᵀ (out × in) = dZᵀ (out × rows) · X
 * (rows × in), so the lanes run along the inputs, and what comes out is turned, four units at a time, into a strip of
 * 32 rows of dW, along which the weights are stepped at once. Each element is the sum over r = 0, 1, …, rows−1 where
 * dZ(r,j) is not 0.
 *
 * @param x where X lies, `inRow` bytes from row to row
 * @param delta where dZ lies, `outRow` bytes from row to row
 * @param kernel the weights, in × out, `outRow` bytes from row to row
 * @param gradient room for 32 rows of the weights
 * @param turned room for 4·32 numbers
 * @param lists room for rows·out entries of 8 bytes
 * @param ends room for out words
 * @param packB room for 32·rows numbers
 */
export function stepKernelSparse(
  inputs: i32,
  units: i32,
  rows: i32,
  x: usize,
  inRow: usize,
  delta: usize,
  outRow: usize,
  kernel: usize,
  decay: f32,
  gradient: usize,
  turned: usize,
  lists: usize,
  ends: usize,
  packB: usize,
): void {
  finishForward(KEEP);
  listColumns(units, rows, delta, outRow, lists, ends);
  for (let i = 0; i < inputs; i += 32, x += 128, kernel += 32 * outRow) {
    copyPanel(rows, x, inRow, packB);
    const m = min(32, inputs - i);
    let at = lists;
    for (let j = 0; j < units; j += 4) {
      const lines = min(4, units - j);
      for (let u = 0; u < lines; u++) {
        const end: usize = load<u32>(ends + ((<usize>(j + u)) << 2));
        sparseRow(at, end, packB, 0, turned + ((<usize>u) << 7), 8);
        at = end;
      }
      turnLines(lines, m, turned, 128, gradient + ((<usize>j) << 2), outRow);
    }
    descend(kernel, gradient, <usize>m * outRow, decay);
  }
}
