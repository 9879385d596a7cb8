/**
 * Updates of a flat array of parameters w from gradients g, element by element (so nothing depends on order). `length` floats, a multiple of 4: the padding between
 * arrays has gradient 0 and stays 0.
 */

/** g ← g + decay·w. */
export function addDecay(decay: f32, w: usize, g: usize, length: i32): void {
  const rate = f32x4.splat(decay);
  for (const end = w + (<usize>length << 2); w < end; w += 16, g += 16) v128.store(g, f32x4.add(v128.load(g), f32x4.mul(v128.load(w), rate)));
}

/** w ← w − rate·g. */
export function sgd(rate: f32, w: usize, g: usize, length: i32): void {
  const r = f32x4.splat(rate);
  for (const end = w + (<usize>length << 2); w < end; w += 16, g += 16) v128.store(w, f32x4.sub(v128.load(w), f32x4.mul(r, v128.load(g))));
}

/** m ← momentum·m + g, w ← w − rate·m. */
export function momentum(rate: f32, momentum: f32, w: usize, g: usize, m: usize, length: i32): void {
  const r = f32x4.splat(rate), keep = f32x4.splat(momentum);
  for (const end = w + (<usize>length << 2); w < end; w += 16, g += 16, m += 16) {
    const next = f32x4.add(f32x4.mul(keep, v128.load(m)), v128.load(g));
    v128.store(m, next);
    v128.store(w, f32x4.sub(v128.load(w), f32x4.mul(r, next)));
  }
}

/**
 * Adam (Kingma & Ba 2015): m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − rate · (m·c₁) / (√(v·c₂) + ε), with c = 1/(1 − βᵗ) given for this step.
 */
export function adam(rate: f32, beta1: f32, beta2: f32, epsilon: f32, c1: f32, c2: f32, w: usize, g: usize, m: usize, v: usize, length: i32): void {
  const b1 = f32x4.splat(beta1), n1 = f32x4.splat(1 - beta1), b2 = f32x4.splat(beta2), n2 = f32x4.splat(1 - beta2);
  const first = f32x4.splat(c1), second = f32x4.splat(c2), r = f32x4.splat(rate), e = f32x4.splat(epsilon);
  for (const end = w + (<usize>length << 2); w < end; w += 16, g += 16, m += 16, v += 16) {
    const gradient = v128.load(g);
    const mean = f32x4.add(f32x4.mul(b1, v128.load(m)), f32x4.mul(n1, gradient));
    const square = f32x4.add(f32x4.mul(b2, v128.load(v)), f32x4.mul(n2, f32x4.mul(gradient, gradient)));
    v128.store(m, mean);
    v128.store(v, square);
    const step = f32x4.div(f32x4.mul(mean, first), f32x4.add(f32x4.sqrt(f32x4.mul(square, second)), e));
    v128.store(w, f32x4.sub(v128.load(w), f32x4.mul(r, step)));
  }
}
