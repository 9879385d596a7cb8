import { sigmoid4, tanh4 } from './exponential';

/**
 * What happens to the sums of a matrix product on their way from the registers to memory, element by element, so that
 * it takes no pass of its own:
 *
 *   forward           z → activation(z)
 *   input gradient    δ → δ · activation′, the derivative from the output a that lies where δ goes plus a constant distance:
 *                     relu [a > 0], tanh 1 − a², sigmoid a·(1 − a)
 *   weight gradient   as it is
 *
 * Always whole vectors of 4: rows are padded to them. What a padding lane holds is of no account, for no sum crosses
 * lanes.
 */
export const KEEP = 0,
  RELU = 1,
  BACK_RELU = 4;
const TANH = 2,
  SIGMOID = 3,
  BACK_TANH = 5;

export let mode: i32 = KEEP;
/** Bytes from δ to a. */
export let distance: usize = 0;

/** For the sums that follow: activations are numbered as in src/engine/fused-plan.ts, KEEP is linear. */
export function finishForward(activation: i32): void {
  mode = activation;
}

/** For the deltas that follow: those of a layer with that activation. */
export function finishBackward(activation: i32, outputs: usize, deltas: usize): void {
  mode = activation == KEEP ? KEEP : activation + (BACK_RELU - RELU);
  distance = outputs - deltas;
}

/** What is to be stored at `at` where the sums of four elements are `sum`. */
export function finish(at: usize, sum: v128): v128 {
  if (mode == KEEP) return sum;
  if (mode == RELU) return relu(sum);
  if (mode == TANH) return tanh4(sum);
  if (mode == SIGMOID) return sigmoid4(sum);
  const a = v128.load(at + distance),
    one = f32x4.splat(1);
  if (mode == BACK_RELU) return backRelu(sum, a);
  if (mode == BACK_TANH) return f32x4.mul(sum, f32x4.sub(one, f32x4.mul(a, a)));
  return f32x4.mul(sum, f32x4.mul(a, f32x4.sub(one, a)));
}

/** 0 where z < 0; NaN stays NaN. */
// @ts-ignore: decorator
@inline
export function relu(z: v128): v128 {
  return f32x4.pmax(z, f32x4.splat(0)); // one instruction, where max is eight
}

// @ts-ignore: decorator
@inline
export function backRelu(delta: v128, a: v128): v128 {
  return v128.and(delta, f32x4.gt(a, f32x4.splat(0)));
}
