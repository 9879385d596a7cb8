import { backActivation, backLayer, forwardLayer, stepLayer } from './layer';
import {
  ACTIVATION,
  BATCH,
  BATCH_X,
  BIAS,
  DECAY,
  DELTA,
  FROZEN,
  IN,
  KERNEL,
  LAYERS,
  OUT,
  OUTPUT,
  ZEROS,
  address,
  layer,
  rowBytes,
  setting,
  word,
} from './plan';
import { beginSteps, endSteps, gatherBatch, turn } from './steps';

/**
 * Training and evaluation of a stack of dense layers, whole steps at a time, over a memory planned by
 * src/engine/fused-plan.ts. The language is AssemblyScript: TypeScript's syntax for WebAssembly's types.
 *
 * A step, and where its parts are: samples gathered (steps.ts) → products of a layer (layer.ts: gemm.ts; sparse.ts where
 * ReLU left zeros) in panels of columns (panel.ts, column.ts for a single one), finished in registers (finish.ts, exponential.ts)
 * → loss and its derivative (loss.ts) → deltas back down by the same products → weights stepped strip by strip as their
 * gradient is summed (weights.ts, sparse-weights.ts, optimizer.ts).
 *
 * Why it is deterministic: one thread, no fused multiply-add, no function but + − × ÷ √ and integer operations, and for
 * every sum one accumulator and one order, that of the rows or of the inputs. src/engine/twin says the same in plain
 * loops, and tests/engine/twin.test.ts holds the two together, bit for bit.
 */

/** Outputs of every layer for `rows` rows at `x`: A_l = activation(b_l + A_{l−1}·W_l). */
export function forward(plan: usize, x: usize, rows: i32): void {
  for (let l = 0; l < word(plan, LAYERS); l++) {
    const at = layer(plan, l),
      inputs = word(at, IN),
      units = word(at, OUT),
      out = address(at, OUTPUT);
    const kernel = address(at, KERNEL),
      bias = address(at, BIAS);
    forwardLayer(plan, rows, inputs, units, word(at, ACTIVATION), word(at, ZEROS), x, kernel, bias, out);
    x = out;
  }
}

/**
 * From the last layer's delta down: delta_{l−1} = (dZ·Wᵀ)·activation′, then W and b take a step along dW = A_{l−1}ᵀ·dZ
 * and db = Σ rows of dZ. A layer's delta goes down before its weights change. Frozen layers pass it on and keep their
 * weights; below the lowest layer that trains nothing is done.
 */
function backward(plan: usize, rows: i32): void {
  const layers = word(plan, LAYERS),
    decay = setting(plan, DECAY);
  let lowest = 0;
  while (lowest < layers && word(layer(plan, lowest), ZEROS) & FROZEN) lowest++;
  for (let l = layers - 1; l >= lowest; l--) {
    const at = layer(plan, l),
      inputs = word(at, IN),
      units = word(at, OUT),
      bits = word(at, ZEROS),
      delta = address(at, DELTA),
      kernel = address(at, KERNEL);
    let x = address(plan, BATCH_X);
    if (l > 0) {
      const below = layer(plan, l - 1);
      x = address(below, OUTPUT);
      if (l > lowest)
        backLayer(plan, rows, inputs, units, bits, delta, kernel, word(below, ACTIVATION), x, address(below, DELTA));
    }
    if (!(bits & FROZEN)) stepLayer(plan, rows, inputs, units, bits, x, delta, kernel, address(at, BIAS), decay);
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
    inputs = word(first, IN),
    outputs = word(last, OUT),
    z = address(last, OUTPUT),
    delta = address(last, DELTA);
  beginSteps(plan, address(first, KERNEL));
  for (; steps > 0; steps--) {
    gatherBatch(plan, inputs, outputs);
    forward(plan, address(plan, BATCH_X), batch);
    turn(plan, z, delta, outputs);
    backActivation(word(last, ACTIVATION), z, delta, <usize>batch * rowBytes(outputs));
    backward(plan, batch);
  }
  endSteps(plan);
}

/** Spreads dense rows to padded ones: for evaluation. */
export function spread(count: i32, from: usize, columns: i32, into: usize): void {
  const dense = (<usize>columns) << 2,
    row = rowBytes(columns);
  for (; count > 0; count--, from += dense, into += row) {
    for (let i: usize = 0; i < dense; i += 4) store<f32>(into + i, load<f32>(from + i));
  }
}
