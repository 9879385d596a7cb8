import type { Loss } from '../losses.ts';
import { exp, log, log1p } from './exponential.ts';

const f = Math.fround;

/**
 * The mean loss of a batch and its derivative by the outputs: assembly/loss.ts, operation by operation. Places count
 * floats of `memory`, `row` from row to row.
 */
export function lossAndDelta(
  loss: Loss,
  memory: Float32Array,
  z: number,
  y: number,
  delta: number,
  rows: number,
  outputs: number,
  row: number,
): number {
  const count = rows * outputs;
  let sum = 0;
  if (loss === 'categoricalCrossentropy') {
    for (let r = 0; r < rows; r++) sum += softmaxRow(memory, z + r * row, y + r * row, delta + r * row, outputs, rows);
    return f(sum / rows);
  }
  const element = loss === 'meanSquaredError' ? squaredError : binaryCrossentropy;
  const scale = f((loss === 'meanSquaredError' ? 2 : 1) / count);
  for (let r = 0; r < rows; r++) {
    for (let i = r * row; i < r * row + outputs; i++) {
      const { value, slope } = element(memory[z + i]!, memory[y + i]!);
      memory[delta + i] = slope * scale;
      sum += value;
    }
  }
  return f(sum / count);
}

function squaredError(z: number, y: number): { value: number; slope: number } {
  const d = f(z - y);
  return { value: f(d * d), slope: d };
}

function binaryCrossentropy(z: number, y: number): { value: number; slope: number } {
  const e = exp(-Math.abs(z));
  const sigma = f((z >= 0 ? 1 : e) / f(1 + e));
  const rectified = z > 0 ? z : z - z; // 0, and NaN for NaN
  return { value: f(f(rectified - f(z * y)) + log1p(e)), slope: f(sigma - y) };
}

function softmaxRow(memory: Float32Array, z: number, y: number, delta: number, outputs: number, rows: number): number {
  let top = memory[z]!,
    total = 0,
    mass = 0,
    loss = 0;
  for (let j = 1; j < outputs; j++) top = Math.max(top, memory[z + j]!);
  for (let j = 0; j < outputs; j++) {
    const e = exp(f(memory[z + j]! - top));
    memory[delta + j] = e;
    total = f(total + e);
    mass = f(mass + memory[y + j]!);
  }
  const logTotal = log(total);
  for (let j = 0; j < outputs; j++) {
    const target = memory[y + j]!;
    loss = f(loss + f(target * f(logTotal - f(memory[z + j]! - top))));
    memory[delta + j] = f(f(f(memory[delta + j]! / total) * mass) - target) / rows;
  }
  return loss;
}
