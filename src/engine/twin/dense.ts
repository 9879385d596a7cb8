import type { Activation } from '../models.ts';
import { activation, backActivation } from './activations.ts';

/** What the twins do with padded rows of numbers beside products of matrices (gemm.ts); places count floats. */

const f = Math.fround;

/** rows × units numbers, `row` from row to row, through an activation. */
export function activateRows(
  memory: Float32Array,
  kind: Activation,
  z: number,
  rows: number,
  units: number,
  row: number,
): void {
  if (kind === 'linear') return;
  for (let r = 0; r < rows; r++)
    for (let i = z + r * row; i < z + r * row + units; i++) memory[i] = activation(kind, memory[i]!);
}

/** Deltas back through the activation whose outputs lie alike. */
export function backActivateRows(
  memory: Float32Array,
  kind: Activation,
  delta: number,
  output: number,
  rows: number,
  units: number,
  row: number,
): void {
  if (kind === 'linear') return;
  for (let r = 0; r < rows; r++)
    for (let i = r * row; i < r * row + units; i++)
      memory[delta + i] = backActivation(kind, memory[delta + i]!, memory[output + i]!);
}

/** Xᵀ·dZ, inputs × units, the sums in the order of the rows, without those where dZ is 0 if it is `sparse`. */
export function weightGradient(
  memory: Float32Array,
  inputs: number,
  x: number,
  inRow: number,
  delta: number,
  outRow: number,
  rows: number,
  units: number,
  sparse: boolean,
): Float32Array {
  const gradient = new Float32Array(inputs * units);
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < inputs; i++) {
      const factor = memory[x + r * inRow + i]!;
      for (let j = 0; j < units; j++) {
        const d = memory[delta + r * outRow + j]!;
        if (sparse && d === 0) continue;
        gradient[i * units + j] = gradient[i * units + j]! + f(factor * d);
      }
    }
  }
  return gradient;
}
