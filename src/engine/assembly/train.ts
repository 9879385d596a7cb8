import { finish, finishBackward, finishForward } from './finish';
import { gemm } from './gemm';
import { lossAndDelta } from './loss';
import { ADAM, chooseOptimizer, configure } from './optimizer';
import {
  ACTIVATION,
  BATCH,
  BATCH_X,
  BATCH_Y,
  BETA_1,
  BETA_2,
  BIAS,
  DECAY,
  DELTA,
  ENDS,
  EPSILON,
  FIRST_MOMENT,
  GRADIENT,
  IN,
  KERNEL,
  LAYERS,
  LISTS,
  LOSS,
  LOSSES,
  OPTIMIZER,
  ORDER,
  OUT,
  OUTPUT,
  PACK_A,
  PACK_B,
  POWER_1,
  POWER_2,
  RATE,
  SECOND_MOMENT,
  X,
  Y,
  ZEROS,
  ZEROS_OF_DELTA,
  ZEROS_OF_INPUT,
  address,
  layer,
  rowBytes,
  setting,
  word,
} from './plan';
import { sparseGemm } from './sparse';
import { stepKernelSparse } from './sparse-weights';
import { stepBias, stepKernel, stepThin } from './weights';

/**
 * Training and evaluation of a stack of dense layers, whole steps at a time, over a memory planned by
 * src/engine/fused-plan.ts. The language is AssemblyScript: TypeScript's syntax for WebAssembly's types.
 *
 * A step, and where its parts are: samples gathered (here) → products of a layer (gemm.ts; sparse.ts where ReLU left
 * zeros) in panels of columns (panel.ts, column.ts for a single one), finished in registers (finish.ts, exponential.ts)
 * → loss and its derivative (loss.ts) → deltas back down by the same products → weights stepped strip by strip as their
 * gradient is summed (weights.ts, sparse-weights.ts, optimizer.ts).
 *
 * Why it is deterministic: one thread, no fused multiply-add, no function but + − × ÷ √ and integer operations, and for
 * every sum one accumulator and one order, that of the rows or of the inputs. src/engine/twin says the same in plain
 * loops, and tests/engine/twin.test.ts holds the two together, bit for bit.
 */

/** Outputs of every layer for `rows` rows at `x`: A_l = activation(b_l + A_{l−1}·W_l). */
export function forward(plan: usize, x: usize, rows: i32): void {
  const packB = address(plan, PACK_B),
    lists = address(plan, LISTS),
    ends = address(plan, ENDS);
  for (let l = 0; l < word(plan, LAYERS); l++) {
    const at = layer(plan, l),
      inputs = word(at, IN),
      units = word(at, OUT),
      out = address(at, OUTPUT);
    const inRow = rowBytes(inputs),
      outRow = rowBytes(units),
      kernel = address(at, KERNEL),
      bias = address(at, BIAS);
    finishForward(word(at, ACTIVATION));
    if (word(at, ZEROS) & ZEROS_OF_INPUT) {
      sparseGemm(rows, units, inputs, x, inRow, kernel, outRow, 4, bias, out, outRow, lists, ends, packB);
    } else {
      gemm(rows, units, inputs, x, inRow, kernel, outRow, 4, bias, out, outRow, packB);
    }
    x = out;
  }
}

/**
 * From the last layer's delta down: delta_{l−1} = (dZ·Wᵀ)·activation′, then W and b take a step along dW = A_{l−1}ᵀ·dZ
 * and db = Σ rows of dZ. A layer's delta goes down before its weights change.
 */
function backward(plan: usize, rows: i32): void {
  const packA = address(plan, PACK_A),
    packB = address(plan, PACK_B),
    lists = address(plan, LISTS),
    ends = address(plan, ENDS),
    gradient = address(plan, GRADIENT),
    decay = setting(plan, DECAY);
  for (let l = word(plan, LAYERS) - 1; l >= 0; l--) {
    const at = layer(plan, l),
      inputs = word(at, IN),
      units = word(at, OUT),
      delta = address(at, DELTA),
      kernel = address(at, KERNEL),
      bias = address(at, BIAS),
      sparse = (word(at, ZEROS) & ZEROS_OF_DELTA) != 0;
    const inRow = rowBytes(inputs),
      outRow = rowBytes(units);
    let x = address(plan, BATCH_X);
    if (l > 0) {
      const below = layer(plan, l - 1),
        deltaBelow = address(below, DELTA);
      x = address(below, OUTPUT);
      finishBackward(word(below, ACTIVATION), x, deltaBelow);
      if (sparse) {
        sparseGemm(rows, inputs, units, delta, outRow, kernel, 4, outRow, 0, deltaBelow, inRow, lists, ends, packB);
      } else {
        gemm(rows, inputs, units, delta, outRow, kernel, 4, outRow, 0, deltaBelow, inRow, packB);
      }
    }
    if (inputs <= 2 && units > 1) {
      stepThin(inputs, units, rows, x, inRow, delta, outRow, kernel, bias, decay, gradient);
      continue;
    }
    if (sparse) {
      stepKernelSparse(
        inputs,
        units,
        rows,
        x,
        inRow,
        delta,
        outRow,
        kernel,
        decay,
        gradient,
        packA,
        lists,
        ends,
        packB,
      );
    } else {
      stepKernel(inputs, units, rows, x, inRow, delta, outRow, kernel, decay, gradient, packA, packB);
    }
    stepBias(units, rows, delta, outRow, bias, gradient);
  }
}

/** delta ← delta·activation′ for the last layer, whose delta comes from the loss. */
function backLast(at: usize, rows: i32): void {
  const delta = address(at, DELTA);
  if (word(at, ACTIVATION) == 0) return;
  finishBackward(word(at, ACTIVATION), address(at, OUTPUT), delta);
  for (let d = delta, end = delta + <usize>rows * rowBytes(word(at, OUT)); d < end; d += 16)
    v128.store(d, finish(d, v128.load(d)));
}

/** Copies `count` rows of `columns` numbers, dense at `from`, to padded rows; row r is number order[r]. */
function gather(count: i32, order: usize, from: usize, columns: i32, into: usize): void {
  const dense = (<usize>columns) << 2,
    row = rowBytes(columns);
  for (; count > 0; count--, order += 4) {
    let at = from + <usize>load<u32>(order) * dense;
    if (columns == 1) {
      store<f32>(into, load<f32>(at));
      into += 4;
    } else {
      for (const end = into + row; into < end; at += 16, into += 16) v128.store(into, v128.load(at));
    }
  }
}

/**
 * `steps` training steps on the samples listed at ORDER, batch after batch; the mean loss of each, before its update,
 * goes to LOSSES.
 */
export function train(plan: usize, steps: i32): void {
  const batch = word(plan, BATCH),
    first = layer(plan, 0),
    last = layer(plan, word(plan, LAYERS) - 1),
    outputs = word(last, OUT);
  const x = address(plan, BATCH_X),
    y = address(plan, BATCH_Y),
    beta1 = setting(plan, BETA_1),
    beta2 = setting(plan, BETA_2);
  let order = address(plan, ORDER),
    losses = address(plan, LOSSES),
    power1 = load<f64>(plan + (POWER_1 << 2)),
    power2 = load<f64>(plan + (POWER_2 << 2));
  const parameters = address(first, KERNEL);
  chooseOptimizer(
    word(plan, OPTIMIZER),
    address(plan, FIRST_MOMENT) - parameters,
    address(plan, SECOND_MOMENT) - parameters,
  );
  for (; steps > 0; steps--, order += (<usize>batch) << 2, losses += 4) {
    gather(batch, order, address(plan, X), word(first, IN), x);
    gather(batch, order, address(plan, Y), outputs, y);
    forward(plan, x, batch);
    store<f32>(
      losses,
      lossAndDelta(word(plan, LOSS), address(last, OUTPUT), y, address(last, DELTA), batch, outputs, rowBytes(outputs)),
    );
    backLast(last, batch);
    if (word(plan, OPTIMIZER) == ADAM) {
      power1 *= <f64>beta1;
      power2 *= <f64>beta2;
    }
    configure(
      setting(plan, RATE),
      beta1,
      beta2,
      setting(plan, EPSILON),
      <f32>(1 / (1 - power1)),
      <f32>(1 / (1 - power2)),
    );
    backward(plan, batch);
  }
  store<f64>(plan + (POWER_1 << 2), power1);
  store<f64>(plan + (POWER_2 << 2), power2);
}

/** Spreads dense rows to padded ones: for evaluation. */
export function spread(count: i32, from: usize, columns: i32, into: usize): void {
  const dense = (<usize>columns) << 2,
    row = rowBytes(columns);
  for (; count > 0; count--, from += dense, into += row) {
    for (let i: usize = 0; i < dense; i += 4) store<f32>(into + i, load<f32>(from + i));
  }
}
