import { backActivation } from '../layer';
import { BATCH, BATCH_X, DECAY, FROZEN, GRADIENT, LAYERS, LISTS, PACK_B, address, rowBytes, setting, word } from '../plan';
import { beginSteps, endSteps, gatherBatch, turn } from '../steps';
import { backToInput } from './back';
import { backDense, forwardDense, stepDense } from './dense';
import { stepFilters } from './filters';
import { backFlatten, flatten } from './flatten';
import { convolve } from './forward';
import {
  CONVOLUTION,
  DELTAS,
  DENSE,
  FLATTEN,
  INPUT_DELTA,
  IN_CHANNELS,
  IN_HEIGHT,
  IN_WIDTH,
  KIND,
  LAYER_ACTIVATION,
  OUT_CHANNELS,
  OUT_HEIGHT,
  OUT_WIDTH,
  PADDED,
  PARAMETERS,
  SKIPS,
  SUMS,
  VALUES,
  pixelBytes,
  record,
} from './plan';
import { backPool, pool } from './pool';

/**
 * Training and evaluation of a chain of convolutions, poolings, a flattening and dense layers, whole steps at a time,
 * over a memory planned by src/engine/convolution/plan.ts; a file of its own, so that pages without convolutions do not
 * load it. What it shares with the dense nets (products, activations, losses, optimizers) it imports from there.
 *
 * A step, and where its parts are: samples gathered (../steps.ts) → convolutions (forward.ts, over images with zeros around
 * from images.ts), poolings (pool.ts), dense layers (dense.ts) → loss → deltas down (back.ts) and weights stepped
 * (filters.ts, runs.ts). The bits are fixed as in ../train.ts: one accumulator and one order for every sum.
 */

/** Outputs of every layer for `rows` samples at x. */
export function forward(plan: usize, x: usize, rows: i32): void {
  for (let l = 0; l < word(plan, LAYERS); l++) {
    const at = record(plan, l),
      kind = word(at, KIND);
    if (kind == CONVOLUTION) convolve(at, x, rows, address(plan, PADDED), address(plan, PACK_B));
    else if (kind == DENSE) forwardDense(plan, at, x, rows);
    else if (kind == FLATTEN) flatten(at, x, rows);
    else pool(at, x, rows);
    x = address(at, VALUES);
  }
}

/** A layer's delta to the layer below; that of the first layer to the input's place. */
function down(plan: usize, l: i32, rows: i32): void {
  const at = record(plan, l),
    kind = word(at, KIND),
    first = l == 0,
    under = record(plan, l - 1),
    activation = first ? 0 : word(under, LAYER_ACTIVATION),
    values = first ? address(plan, BATCH_X) : address(under, VALUES),
    below = first ? address(plan, INPUT_DELTA) : address(under, DELTAS);
  if (kind == CONVOLUTION) {
    const turned = address(plan, SUMS),
      lists = address(plan, LISTS);
    backToInput(at, rows, activation, values, below, address(plan, PADDED), turned, lists);
  } else if (kind == DENSE) backDense(plan, at, rows, activation, values, below);
  else if (kind == FLATTEN) backFlatten(at, rows, activation, values, below);
  else backPool(at, rows, activation, values, below);
}

/** Whether a layer has weights that are stepped. */
function trains(at: usize): bool {
  return (word(at, KIND) == CONVOLUTION || word(at, KIND) == DENSE) && !(word(at, SKIPS) & FROZEN);
}

/**
 * From the last layer's delta: a layer's goes down before its weights change. Below the lowest layer that trains
 * nothing is done.
 */
function backward(plan: usize, rows: i32): void {
  const layers = word(plan, LAYERS),
    decay = setting(plan, DECAY);
  let lowest = 0;
  while (lowest < layers && !trains(record(plan, lowest))) lowest++;
  for (let l = layers - 1; l >= lowest; l--) {
    const at = record(plan, l),
      x = l == 0 ? address(plan, BATCH_X) : address(record(plan, l - 1), VALUES);
    if (l > lowest) down(plan, l, rows);
    if (!trains(at)) continue;
    if (word(at, KIND) == CONVOLUTION) {
      const padded = address(plan, PADDED),
        sums = address(plan, SUMS);
      stepFilters(at, x, rows, decay, address(plan, GRADIENT), padded, sums, address(plan, LISTS));
    } else stepDense(plan, at, x, rows, decay);
  }
}

/** delta ← delta·activation′ for a layer whose delta does not come from the one above. */
function backOwn(at: usize, rows: i32): void {
  const units = word(at, OUT_CHANNELS),
    images = word(at, KIND) == CONVOLUTION,
    row = images ? <usize>(word(at, OUT_HEIGHT) * word(at, OUT_WIDTH)) * pixelBytes(units) : rowBytes(units);
  backActivation(word(at, LAYER_ACTIVATION), address(at, VALUES), address(at, DELTAS), <usize>rows * row);
}

/**
 * The gradient with respect to the input of the last forward pass, for `rows` samples: what stands at layer l's deltas
 * is the gradient with respect to its outputs, and the input's comes to INPUT_DELTA. Layers' deltas are overwritten.
 */
export function inputGradient(plan: usize, l: i32, rows: i32): void {
  backOwn(record(plan, l), rows);
  for (; l >= 0; l--) down(plan, l, rows);
}

/** As ../train.ts: `steps` training steps on the samples listed at ORDER; each one's mean loss goes to LOSSES. */
export function train(plan: usize, steps: i32): void {
  const batch = word(plan, BATCH),
    first = record(plan, 0),
    last = record(plan, word(plan, LAYERS) - 1),
    inputs = word(first, IN_HEIGHT) * word(first, IN_WIDTH) * word(first, IN_CHANNELS),
    outputs = word(last, OUT_CHANNELS);
  beginSteps(plan, address(plan, PARAMETERS));
  for (; steps > 0; steps--) {
    gatherBatch(plan, inputs, outputs);
    forward(plan, address(plan, BATCH_X), batch);
    turn(plan, address(last, VALUES), address(last, DELTAS), outputs);
    backOwn(last, batch);
    backward(plan, batch);
  }
  endSteps(plan);
}
