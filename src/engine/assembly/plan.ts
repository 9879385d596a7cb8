/**
 * How the kernels find their way about the memory that src/engine/fused-plan.ts lays out: a header of 32-bit words,
 * then one record a layer. These word numbers must agree with that file, and with src/engine/twin/train.ts through it.
 */
export const LAYERS = 0,
  BATCH = 1,
  LOSS = 2,
  OPTIMIZER = 3,
  X = 4,
  Y = 5,
  ORDER = 6,
  BATCH_X = 7,
  BATCH_Y = 8,
  FIRST_MOMENT = 9,
  SECOND_MOMENT = 10,
  GRADIENT = 11,
  PACK_A = 12,
  PACK_B = 13,
  LISTS = 14,
  ENDS = 15,
  LOSSES = 16;
/** Word numbers of float32 settings; for the momentum method BETA_1 is the momentum. */
export const RATE = 17,
  BETA_1 = 18,
  BETA_2 = 19,
  EPSILON = 20,
  DECAY = 21;
/** Word numbers of float64 state: β₁ᵗ and β₂ᵗ. */
export const POWER_1 = 22,
  POWER_2 = 24;
const HEADER = 26,
  RECORD = 8;
/** Word numbers in a layer's record. */
export const IN = 0,
  OUT = 1,
  ACTIVATION = 2,
  ZEROS = 3,
  KERNEL = 4,
  BIAS = 5,
  OUTPUT = 6,
  DELTA = 7;
/** Bits of ZEROS: of what the layer's products skip the zeros, and whether its weights stay as they are. */
export const ZEROS_OF_INPUT = 1,
  ZEROS_OF_DELTA = 2,
  FROZEN = 4;

// @ts-ignore: decorator
@inline
export function word(at: usize, i: i32): i32 {
  return load<i32>(at + ((<usize>i) << 2));
}
// @ts-ignore: decorator
@inline
export function address(at: usize, i: i32): usize {
  return load<u32>(at + ((<usize>i) << 2));
}
// @ts-ignore: decorator
@inline
export function setting(at: usize, i: i32): f32 {
  return load<f32>(at + ((<usize>i) << 2));
}
// @ts-ignore: decorator
@inline
export function layer(plan: usize, l: i32): usize {
  return plan + ((<usize>(HEADER + l * RECORD)) << 2);
}
/** Bytes from row to row of a matrix of that many columns: whole vectors; a single column lies dense. */
// @ts-ignore: decorator
@inline
export function rowBytes(columns: i32): usize {
  return columns == 1 ? 4 : ((<usize>(columns + 3)) & ~3) << 2;
}
