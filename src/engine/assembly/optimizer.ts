/**
 * Steps of parameters w along their gradient g, element by element, so that nothing depends on order:
 *
 *   SGD       w ← w − rate·g
 *   momentum  m ← momentum·m + g, w ← w − rate·m
 *   Adam      m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − rate · (m·c₁) / (√(v·c₂) + ε)
 *
 * with c = 1/(1 − βᵗ) at step t (Kingma & Ba 2015), and with g + decay·w for g where weights decay.
 */
export const SGD = 0,
  MOMENTUM = 1,
  ADAM = 2;

let kind: i32 = SGD;
let rate: f32 = 0,
  beta1: f32 = 0,
  beta2: f32 = 0,
  epsilon: f32 = 0,
  correction1: f32 = 0,
  correction2: f32 = 0;
/** Bytes from w to m and from w to v. */
let toM: usize = 0,
  toV: usize = 0;

export function chooseOptimizer(optimizer: i32, distanceM: usize, distanceV: usize): void {
  kind = optimizer;
  toM = distanceM;
  toV = distanceV;
}

/** Settings of the steps that follow: learning rate, β₁ (the momentum for MOMENTUM), β₂, ε, c₁ and c₂. */
export function configure(learningRate: f32, b1: f32, b2: f32, e: f32, c1: f32, c2: f32): void {
  rate = learningRate;
  beta1 = b1;
  beta2 = b2;
  epsilon = e;
  correction1 = c1;
  correction2 = c2;
}

/** Steps `bytes` of parameters at w along the gradient at g; both are rounded up to whole vectors. */
export function descend(w: usize, g: usize, bytes: usize, decay: f32): void {
  if (decay != 0) addDecay(w, g, bytes, decay);
  if (kind == ADAM) return adam(w, g, bytes);
  const r = f32x4.splat(rate),
    keep = f32x4.splat(beta1);
  for (const end = w + bytes; w < end; w += 16, g += 16) {
    let slope = v128.load(g);
    if (kind == MOMENTUM) {
      slope = settle(f32x4.add(f32x4.mul(keep, v128.load(w + toM)), slope));
      v128.store(w + toM, slope);
    }
    v128.store(w, f32x4.sub(v128.load(w), f32x4.mul(r, slope)));
  }
}

function adam(w: usize, g: usize, bytes: usize): void {
  const b1 = f32x4.splat(beta1),
    n1 = f32x4.splat(1 - beta1),
    b2 = f32x4.splat(beta2),
    n2 = f32x4.splat(1 - beta2);
  const c1 = f32x4.splat(correction1),
    c2 = f32x4.splat(correction2),
    r = f32x4.splat(rate),
    e = f32x4.splat(epsilon);
  for (const end = w + bytes; w < end; w += 16, g += 16) {
    const slope = v128.load(g);
    const m = settle(f32x4.add(f32x4.mul(b1, v128.load(w + toM)), f32x4.mul(n1, slope)));
    const v = settle(f32x4.add(f32x4.mul(b2, v128.load(w + toV)), f32x4.mul(n2, f32x4.mul(slope, slope))));
    v128.store(w + toM, m);
    v128.store(w + toV, v);
    const step = f32x4.div(f32x4.mul(m, c1), f32x4.add(f32x4.sqrt(f32x4.mul(v, c2)), e));
    v128.store(w, f32x4.sub(v128.load(w), f32x4.mul(r, step)));
  }
}

function addDecay(w: usize, g: usize, bytes: usize, decay: f32): void {
  const factor = f32x4.splat(decay);
  for (const end = w + bytes; w < end; w += 16, g += 16)
    v128.store(g, f32x4.add(v128.load(g), f32x4.mul(factor, v128.load(w))));
}

/**
 * 0 where |x| < 1e−30. The moments of a dead unit, whose gradient is 0, fade into the subnormal numbers and would stay
 * there for ever (0.9·x rounds to x for the smallest), and processors take a hundred times longer over those.
 */
// @ts-ignore: decorator
@inline
function settle(x: v128): v128 {
  return v128.andnot(x, f32x4.lt(f32x4.abs(x), f32x4.splat(1e-30)));
}
