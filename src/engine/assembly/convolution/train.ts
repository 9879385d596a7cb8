import { finish, finishBackward } from '../finish';
import { lossAndDelta } from '../loss';
import { ADAM, chooseOptimizer, configure } from '../optimizer';
import {
  BATCH,
  BATCH_X,
  BATCH_Y,
  BETA_1,
  BETA_2,
  DECAY,
  EPSILON,
  FIRST_MOMENT,
  GRADIENT,
  LAYERS,
  LISTS,
  LOSS,
  LOSSES,
  OPTIMIZER,
  ORDER,
  PACK_B,
  POWER_1,
  POWER_2,
  RATE,
  SECOND_MOMENT,
  X,
  Y,
  address,
  rowBytes,
  setting,
  word,
} from '../plan';
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
 * A step, and where its parts are: samples gathered (here) → convolutions (forward.ts, over images with zeros around
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

/** From the last layer's delta: a layer's goes down before its weights change. */
function backward(plan: usize, rows: i32): void {
  const decay = setting(plan, DECAY);
  for (let l = word(plan, LAYERS) - 1; l >= 0; l--) {
    const at = record(plan, l),
      x = l == 0 ? address(plan, BATCH_X) : address(record(plan, l - 1), VALUES);
    if (l > 0) down(plan, l, rows);
    if (word(at, KIND) == CONVOLUTION) {
      const padded = address(plan, PADDED),
        sums = address(plan, SUMS);
      stepFilters(at, x, rows, decay, address(plan, GRADIENT), padded, sums, address(plan, LISTS));
    } else if (word(at, KIND) == DENSE) stepDense(plan, at, x, rows, decay);
  }
}

/** delta ← delta·activation′ for a layer whose delta does not come from the one above. */
function backActivation(at: usize, rows: i32): void {
  if (word(at, LAYER_ACTIVATION) == 0) return;
  const images = word(at, KIND) == CONVOLUTION,
    delta = address(at, DELTAS),
    units = word(at, OUT_CHANNELS),
    row = images ? <usize>(word(at, OUT_HEIGHT) * word(at, OUT_WIDTH)) * pixelBytes(units) : rowBytes(units);
  finishBackward(word(at, LAYER_ACTIVATION), address(at, VALUES), delta);
  for (let d = delta, end = delta + <usize>rows * row; d < end; d += 16) v128.store(d, finish(d, v128.load(d)));
}

/**
 * The gradient with respect to the input of the last forward pass, for `rows` samples: what stands at layer l's deltas
 * is the gradient with respect to its outputs, and the input's comes to INPUT_DELTA. Layers' deltas are overwritten.
 */
export function inputGradient(plan: usize, l: i32, rows: i32): void {
  backActivation(record(plan, l), rows);
  for (; l >= 0; l--) down(plan, l, rows);
}

/** Copies `count` samples of `columns` numbers, dense at `from`, to padded rows; row r is number order[r]. */
function gather(count: i32, order: usize, from: usize, columns: i32, into: usize): void {
  const dense = (<usize>columns) << 2;
  for (; count > 0; count--, order += 4, into += rowBytes(columns))
    memory.copy(into, from + <usize>load<u32>(order) * dense, dense);
}

/** As ../train.ts: `steps` training steps on the samples listed at ORDER; each one's mean loss goes to LOSSES. */
export function train(plan: usize, steps: i32): void {
  const batch = word(plan, BATCH),
    first = record(plan, 0),
    last = record(plan, word(plan, LAYERS) - 1),
    inputs = word(first, IN_HEIGHT) * word(first, IN_WIDTH) * word(first, IN_CHANNELS),
    outputs = word(last, OUT_CHANNELS),
    x = address(plan, BATCH_X),
    y = address(plan, BATCH_Y),
    beta1 = setting(plan, BETA_1),
    beta2 = setting(plan, BETA_2),
    parameters = address(plan, PARAMETERS);
  let order = address(plan, ORDER),
    losses = address(plan, LOSSES),
    power1 = load<f64>(plan + (POWER_1 << 2)),
    power2 = load<f64>(plan + (POWER_2 << 2));
  chooseOptimizer(
    word(plan, OPTIMIZER),
    address(plan, FIRST_MOMENT) - parameters,
    address(plan, SECOND_MOMENT) - parameters,
  );
  for (; steps > 0; steps--, order += (<usize>batch) << 2, losses += 4) {
    gather(batch, order, address(plan, X), inputs, x);
    gather(batch, order, address(plan, Y), outputs, y);
    forward(plan, x, batch);
    const z = address(last, VALUES),
      delta = address(last, DELTAS);
    store<f32>(losses, lossAndDelta(word(plan, LOSS), z, y, delta, batch, outputs, rowBytes(outputs)));
    backActivation(last, batch);
    if (word(plan, OPTIMIZER) == ADAM) {
      power1 *= <f64>beta1;
      power2 *= <f64>beta2;
    }
    const correction1 = <f32>(1 / (1 - power1)),
      correction2 = <f32>(1 / (1 - power2));
    configure(setting(plan, RATE), beta1, beta2, setting(plan, EPSILON), correction1, correction2);
    backward(plan, batch);
  }
  store<f64>(plan + (POWER_1 << 2), power1);
  store<f64>(plan + (POWER_2 << 2), power2);
}
