import { sigmoid4, tanh4 } from './exponential';

/** Activations, numbered as in src/engine/fused-plan.ts. */
export const LINEAR = 0, RELU = 1, TANH = 2, SIGMOID = 3;

/**
 * a = activation(z + bias) for `rows` rows of `units`, in place. Element by element: no sums, so nothing depends on the order. relu(NaN) is NaN.
 */
export function activate(kind: i32, z: usize, bias: usize, rows: i32, units: i32): void {
  for (let r = 0; r < rows; r++) {
    let j = 0;
    for (; j + 4 <= units; j += 4, z += 16) v128.store(z, apply(kind, f32x4.add(v128.load(z), v128.load(bias + (<usize>j << 2)))));
    for (; j < units; j++, z += 4) {
      const sum = f32x4.splat(load<f32>(z) + load<f32>(bias + (<usize>j << 2)));
      store<f32>(z, f32x4.extract_lane(apply(kind, sum), 0));
    }
  }
}

// @ts-ignore: decorator
@inline
function apply(kind: i32, z: v128): v128 {
  if (kind == RELU) return f32x4.max(z, f32x4.splat(0));
  if (kind == TANH) return tanh4(z);
  if (kind == SIGMOID) return sigmoid4(z);
  return z;
}

/**
 * delta ← delta · activation′, the derivative from the output a: relu [a > 0], tanh 1 − a², sigmoid a·(1 − a). `length` is rounded up to whole vectors:
 * the buffers end on one.
 */
export function backActivate(kind: i32, delta: usize, a: usize, length: i32): void {
  if (kind == LINEAR) return;
  const one = f32x4.splat(1), zero = f32x4.splat(0);
  for (const end = delta + (<usize>length << 2); delta < end; delta += 16, a += 16) {
    const d = v128.load(delta), out = v128.load(a);
    if (kind == RELU) v128.store(delta, v128.and(d, f32x4.gt(out, zero)));
    else if (kind == TANH) v128.store(delta, f32x4.mul(d, f32x4.sub(one, f32x4.mul(out, out))));
    else v128.store(delta, f32x4.mul(d, f32x4.mul(out, f32x4.sub(one, out))));
  }
}

/** bias gradient: the sum of delta's rows, one accumulator a unit, rows in order. */
export function sumRows(delta: usize, rows: i32, units: i32, into: usize): void {
  const row = <usize>units << 2;
  let j = 0;
  for (; j + 4 <= units; j += 4) {
    let sum = f32x4.splat(0), from = delta + (<usize>j << 2);
    for (let r = 0; r < rows; r++, from += row) sum = f32x4.add(sum, v128.load(from));
    v128.store(into + (<usize>j << 2), sum);
  }
  for (; j < units; j++) {
    let sum: f32 = 0, from = delta + (<usize>j << 2);
    for (let r = 0; r < rows; r++, from += row) sum += load<f32>(from);
    store<f32>(into + (<usize>j << 2), sum);
  }
}
