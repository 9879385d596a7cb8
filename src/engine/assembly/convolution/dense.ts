import { finishBackward, finishForward } from '../finish';
import { gemm } from '../gemm';
import { ENDS, GRADIENT, LISTS, PACK_A, PACK_B, ZEROS_OF_DELTA, ZEROS_OF_INPUT, address, rowBytes, word } from '../plan';
import { sparseGemm } from '../sparse';
import { stepKernelSparse } from '../sparse-weights';
import { stepBias, stepKernel, stepThin } from '../weights';
import { BIASES, DELTAS, IN_CHANNELS, LAYER_ACTIVATION, OUT_CHANNELS, SKIPS, VALUES, WEIGHTS } from './plan';

/** A dense layer among others: the products of the dense nets (../train.ts), found by this plan's records. */

export function forwardDense(plan: usize, at: usize, x: usize, count: i32): void {
  const inputs = word(at, IN_CHANNELS),
    units = word(at, OUT_CHANNELS),
    outRow = rowBytes(units),
    inRow = rowBytes(inputs),
    kernel = address(at, WEIGHTS),
    bias = address(at, BIASES),
    out = address(at, VALUES),
    packB = address(plan, PACK_B);
  finishForward(word(at, LAYER_ACTIVATION));
  if (word(at, SKIPS) & ZEROS_OF_INPUT) {
    const lists = address(plan, LISTS),
      ends = address(plan, ENDS);
    sparseGemm(count, units, inputs, x, inRow, kernel, outRow, 4, bias, out, outRow, lists, ends, packB);
  } else {
    gemm(count, units, inputs, x, inRow, kernel, outRow, 4, bias, out, outRow, packB);
  }
}

/** The delta of the layer below, with that activation and those outputs. */
export function backDense(plan: usize, at: usize, count: i32, activation: i32, values: usize, below: usize): void {
  const inputs = word(at, IN_CHANNELS),
    units = word(at, OUT_CHANNELS),
    outRow = rowBytes(units),
    inRow = rowBytes(inputs),
    delta = address(at, DELTAS),
    kernel = address(at, WEIGHTS),
    packB = address(plan, PACK_B);
  finishBackward(activation, values, below);
  if (word(at, SKIPS) & ZEROS_OF_DELTA) {
    const lists = address(plan, LISTS),
      ends = address(plan, ENDS);
    sparseGemm(count, inputs, units, delta, outRow, kernel, 4, outRow, 0, below, inRow, lists, ends, packB);
  } else {
    gemm(count, inputs, units, delta, outRow, kernel, 4, outRow, 0, below, inRow, packB);
  }
}

/** A step of the weights, whose input was x. */
export function stepDense(plan: usize, at: usize, x: usize, count: i32, decay: f32): void {
  const inputs = word(at, IN_CHANNELS),
    units = word(at, OUT_CHANNELS),
    outRow = rowBytes(units),
    inRow = rowBytes(inputs),
    delta = address(at, DELTAS),
    kernel = address(at, WEIGHTS),
    bias = address(at, BIASES),
    gradient = address(plan, GRADIENT),
    packA = address(plan, PACK_A),
    packB = address(plan, PACK_B);
  if (inputs <= 2 && units > 1)
    return stepThin(inputs, units, count, x, inRow, delta, outRow, kernel, bias, decay, gradient);
  if (word(at, SKIPS) & ZEROS_OF_DELTA) {
    const lists = address(plan, LISTS),
      ends = address(plan, ENDS);
    stepKernelSparse(inputs, units, count, x, inRow, delta, outRow, kernel, decay, gradient, packA, lists, ends, packB);
  } else {
    stepKernel(inputs, units, count, x, inRow, delta, outRow, kernel, decay, gradient, packA, packB);
  }
  stepBias(units, count, delta, outRow, bias, gradient);
}
