import { activate, backActivate, sumRows } from './activation';
import { gemm } from './gemm';
import { lossAndDelta } from './loss';
import { adam, addDecay, momentum, sgd } from './optimizer';

/**
 * Training and evaluation of a stack of dense layers, whole steps at a time.
 *
 * Everything lies in one memory laid out by src/engine/fused-plan.ts: a header of 32-bit words, then one record a layer. The constants below are word numbers in
 * them and must agree with that file.
 */
const LAYERS = 0, BATCH = 1, INPUTS = 2, OUTPUTS = 3, LOSS = 4, OPTIMIZER = 5, X = 6, Y = 7, ORDER = 8, BATCH_X = 9, BATCH_Y = 10, PARAMETERS = 11,
  GRADIENTS = 12, FIRST_MOMENT = 13, SECOND_MOMENT = 14, PARAMETER_COUNT = 15, PACK_A = 16, PACK_B = 17, LOSSES = 18;
/** Word numbers of float32 settings. */
const RATE = 20, BETA_1 = 21, BETA_2 = 22, EPSILON = 23, DECAY = 24;
/** Word numbers of float64 state: β₁ᵗ and β₂ᵗ. */
const POWER_1 = 26, POWER_2 = 28;
const HEADER = 30, RECORD = 9;
const IN = 0, OUT = 1, ACTIVATION = 2, KERNEL = 3, BIAS = 4, OUTPUT = 5, DELTA = 6, KERNEL_GRADIENT = 7, BIAS_GRADIENT = 8;
const SGD = 0, MOMENTUM = 1;

// @ts-ignore: decorator
@inline
function word(at: usize, i: i32): i32 {
  return load<i32>(at + (<usize>i << 2));
}
// @ts-ignore: decorator
@inline
function address(at: usize, i: i32): usize {
  return load<u32>(at + (<usize>i << 2));
}
// @ts-ignore: decorator
@inline
function setting(at: usize, i: i32): f32 {
  return load<f32>(at + (<usize>i << 2));
}
// @ts-ignore: decorator
@inline
function layer(plan: usize, l: i32): usize {
  return plan + (<usize>(HEADER + l * RECORD) << 2);
}

/** Outputs of every layer for `rows` rows at `x`: A_l = activation(A_{l−1}·W_l + b_l). */
export function forward(plan: usize, x: usize, rows: i32): void {
  const packA = address(plan, PACK_A), packB = address(plan, PACK_B);
  for (let l = 0; l < word(plan, LAYERS); l++) {
    const at = layer(plan, l), inputs = word(at, IN), units = word(at, OUT), out = address(at, OUTPUT);
    gemm(rows, units, inputs, x, <usize>inputs << 2, 4, address(at, KERNEL), <usize>units << 2, 4, out, packA, packB);
    activate(word(at, ACTIVATION), out, address(at, BIAS), rows, units);
    x = out;
  }
}

/** Gradients of all parameters from the last layer's delta: dZ = delta·activation′; dW = A_{l−1}ᵀ·dZ; db = Σ rows of dZ; delta_{l−1} = dZ·Wᵀ. */
function backward(plan: usize, rows: i32): void {
  const packA = address(plan, PACK_A), packB = address(plan, PACK_B);
  for (let l = word(plan, LAYERS) - 1; l >= 0; l--) {
    const at = layer(plan, l), inputs = word(at, IN), units = word(at, OUT), delta = address(at, DELTA);
    const inRow = <usize>inputs << 2, outRow = <usize>units << 2;
    backActivate(word(at, ACTIVATION), delta, address(at, OUTPUT), rows * units);
    const x = l == 0 ? address(plan, BATCH_X) : address(layer(plan, l - 1), OUTPUT);
    gemm(inputs, units, rows, x, 4, inRow, delta, outRow, 4, address(at, KERNEL_GRADIENT), packA, packB);
    sumRows(delta, rows, units, address(at, BIAS_GRADIENT));
    if (l > 0) gemm(rows, inputs, units, delta, outRow, 4, address(at, KERNEL), 4, outRow, address(layer(plan, l - 1), DELTA), packA, packB);
  }
}

/** Copies the rows of samples order[0 … batch) into the batch. */
function gather(plan: usize, order: usize): void {
  const batch = word(plan, BATCH), xRow = <usize>word(plan, INPUTS) << 2, yRow = <usize>word(plan, OUTPUTS) << 2;
  let toX = address(plan, BATCH_X), toY = address(plan, BATCH_Y);
  for (let r = 0; r < batch; r++, order += 4, toX += xRow, toY += yRow) {
    const sample = <usize>load<i32>(order);
    memory.copy(toX, address(plan, X) + sample * xRow, xRow);
    memory.copy(toY, address(plan, Y) + sample * yRow, yRow);
  }
}

function update(plan: usize): void {
  const w = address(plan, PARAMETERS), g = address(plan, GRADIENTS), m = address(plan, FIRST_MOMENT), count = word(plan, PARAMETER_COUNT);
  const rate = setting(plan, RATE), decay = setting(plan, DECAY), kind = word(plan, OPTIMIZER);
  if (decay != 0) {
    for (let l = 0; l < word(plan, LAYERS); l++) {
      const at = layer(plan, l);
      addDecay(decay, address(at, KERNEL), address(at, KERNEL_GRADIENT), word(at, IN) * word(at, OUT));
    }
  }
  if (kind == SGD) return sgd(rate, w, g, count);
  const beta1 = setting(plan, BETA_1), beta2 = setting(plan, BETA_2);
  if (kind == MOMENTUM) return momentum(rate, beta1, w, g, m, count);
  const power1 = load<f64>(plan + (POWER_1 << 2)) * <f64>beta1, power2 = load<f64>(plan + (POWER_2 << 2)) * <f64>beta2;
  store<f64>(plan + (POWER_1 << 2), power1);
  store<f64>(plan + (POWER_2 << 2), power2);
  adam(rate, beta1, beta2, setting(plan, EPSILON), <f32>(1 / (1 - power1)), <f32>(1 / (1 - power2)), w, g, m, address(plan, SECOND_MOMENT), count);
}

/** `steps` training steps on the samples listed at ORDER, batch after batch; the mean loss of each goes to LOSSES. */
export function train(plan: usize, steps: i32): void {
  const batch = word(plan, BATCH), last = layer(plan, word(plan, LAYERS) - 1);
  for (let step = 0; step < steps; step++) {
    gather(plan, address(plan, ORDER) + (<usize>(step * batch) << 2));
    forward(plan, address(plan, BATCH_X), batch);
    const loss = lossAndDelta(word(plan, LOSS), address(last, OUTPUT), address(plan, BATCH_Y), address(last, DELTA), batch, word(plan, OUTPUTS));
    store<f32>(address(plan, LOSSES) + (<usize>step << 2), loss);
    backward(plan, batch);
    update(plan);
  }
}

export { gemm } from './gemm';
