import { stride } from '../fused-plan.ts';
import type { Activation } from '../models.ts';
import { activation, backActivation } from './activations.ts';
import { gemm } from './gemm.ts';
import { update, type UpdateSettings } from './optimizer.ts';

/** What the twins do with dense layers, and with rows of numbers of any layer; places count floats. */

const f = Math.fround;

/** A dense layer in the memory. */
export interface TwinDense {
  inputs: number;
  units: number;
  activation: Activation;
  skipInput: boolean;
  skipDelta: boolean;
  weights: number;
  biases: number;
  values: number;
  deltas: number;
}

/** Where a delta goes: the layer below, or the input. */
export interface Below {
  deltas: number;
  values: number;
  activation: Activation;
}

export function forwardDense(memory: Float32Array, layer: TwinDense, x: number, rows: number): void {
  const { inputs, units, weights, biases, values } = layer,
    row = stride(units),
    left = { at: x, row: stride(inputs), column: 1 };
  gemm(memory, rows, units, inputs, left, { at: weights, row, column: 1 }, biases, values, row, layer.skipInput);
  activateRows(memory, layer.activation, values, rows, units, row);
}

export function backDense(memory: Float32Array, layer: TwinDense, rows: number, below: Below): void {
  const { inputs, units, weights, deltas } = layer,
    inRow = stride(inputs),
    row = stride(units),
    left = { at: deltas, row, column: 1 },
    right = { at: weights, row: 1, column: row };
  gemm(memory, rows, inputs, units, left, right, undefined, below.deltas, inRow, layer.skipDelta);
  backActivateRows(memory, below.activation, below.deltas, below.values, rows, inputs, inRow);
}

/** The weights' gradient Xᵀ·dZ, inputs × units, the sums in the order of the rows, without those where dZ is 0 if so told. */
export function weightGradient(memory: Float32Array, layer: TwinDense, x: number, rows: number): Float32Array {
  const { inputs, units, deltas, skipDelta } = layer,
    gradient = new Float32Array(inputs * units);
  for (let r = 0; r < rows; r++) {
    for (let i = 0; i < inputs; i++) {
      const factor = memory[x + r * stride(inputs) + i]!;
      for (let j = 0; j < units; j++) {
        const d = memory[deltas + r * stride(units) + j]!;
        if (skipDelta && d === 0) continue;
        gradient[i * units + j] = gradient[i * units + j]! + f(factor * d);
      }
    }
  }
  return gradient;
}

/**
 * Steps weights along their gradient, and biases along the sums of `count` rows of deltas, `row` apart; rows of weights
 * are as far apart.
 */
export function stepParameters(
  memory: Float32Array,
  { units, weights, biases, deltas }: Pick<TwinDense, 'units' | 'weights' | 'biases' | 'deltas'>,
  gradient: Float32Array,
  count: number,
  row: number,
  settings: UpdateSettings,
): void {
  gradient.forEach((slope, i) =>
    update(memory, weights + Math.floor(i / units) * row + (i % units), slope, settings.decay, settings),
  );
  for (let j = 0; j < units; j++) {
    let sum = 0;
    for (let r = 0; r < count; r++) sum = f(sum + memory[deltas + r * row + j]!);
    update(memory, biases + j, sum, 0, settings);
  }
}

/** rows × units numbers, `row` from row to row, through an activation. */
function activateRows(
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
