import { finish, finishBackward, finishForward } from './finish';
import { gemm } from './gemm';
import { ENDS, GRADIENT, LISTS, PACK_A, PACK_B, ZEROS_OF_DELTA, ZEROS_OF_INPUT, address, rowBytes } from './plan';
import { sparseGemm } from './sparse';
import { stepKernelSparse } from './sparse-weights';
import { stepBias, stepKernel, stepThin } from './weights';

/**
 * The three products of a dense layer, with its activation and its step. `bits` say of what they skip the zeros; work
 * space is the plan's. The layer's kernel is inputs × units.
 */

/** out = activation(bias + x·kernel). */
export function forwardLayer(
  plan: usize,
  rows: i32,
  inputs: i32,
  units: i32,
  activation: i32,
  bits: i32,
  x: usize,
  kernel: usize,
  bias: usize,
  out: usize,
): void {
  const outRow = rowBytes(units),
    inRow = rowBytes(inputs),
    packB = address(plan, PACK_B);
  finishForward(activation);
  if (bits & ZEROS_OF_INPUT) {
    const lists = address(plan, LISTS),
      ends = address(plan, ENDS);
    sparseGemm(rows, units, inputs, x, inRow, kernel, outRow, 4, bias, out, outRow, lists, ends, packB);
  } else {
    gemm(rows, units, inputs, x, inRow, kernel, outRow, 4, bias, out, outRow, packB);
  }
}

/** below = (delta·kernelᵀ)·activation′, the layer below being one with that activation and those outputs. */
export function backLayer(
  plan: usize,
  rows: i32,
  inputs: i32,
  units: i32,
  bits: i32,
  delta: usize,
  kernel: usize,
  activation: i32,
  outputs: usize,
  below: usize,
): void {
  const outRow = rowBytes(units),
    inRow = rowBytes(inputs),
    packB = address(plan, PACK_B);
  finishBackward(activation, outputs, below);
  if (bits & ZEROS_OF_DELTA) {
    const lists = address(plan, LISTS),
      ends = address(plan, ENDS);
    sparseGemm(rows, inputs, units, delta, outRow, kernel, 4, outRow, 0, below, inRow, lists, ends, packB);
  } else {
    gemm(rows, inputs, units, delta, outRow, kernel, 4, outRow, 0, below, inRow, packB);
  }
}

/** Kernel and bias take a step along xᵀ·delta and Σ rows of delta. */
export function stepLayer(
  plan: usize,
  rows: i32,
  inputs: i32,
  units: i32,
  bits: i32,
  x: usize,
  delta: usize,
  kernel: usize,
  bias: usize,
  decay: f32,
): void {
  const outRow = rowBytes(units),
    inRow = rowBytes(inputs),
    gradient = address(plan, GRADIENT),
    packA = address(plan, PACK_A),
    packB = address(plan, PACK_B);
  if (inputs <= 2 && units > 1)
    return stepThin(inputs, units, rows, x, inRow, delta, outRow, kernel, bias, decay, gradient);
  if (bits & ZEROS_OF_DELTA) {
    const lists = address(plan, LISTS),
      ends = address(plan, ENDS);
    stepKernelSparse(inputs, units, rows, x, inRow, delta, outRow, kernel, decay, gradient, packA, lists, ends, packB);
  } else {
    stepKernel(inputs, units, rows, x, inRow, delta, outRow, kernel, decay, gradient, packA, packB);
  }
  stepBias(units, rows, delta, outRow, bias, gradient);
}

/** delta ← delta·activation′ in `bytes` of deltas that do not come from a layer above. */
export function backActivation(activation: i32, outputs: usize, delta: usize, bytes: usize): void {
  if (activation == 0) return;
  finishBackward(activation, outputs, delta);
  for (const end = delta + bytes; delta < end; delta += 16) v128.store(delta, finish(delta, v128.load(delta)));
}
