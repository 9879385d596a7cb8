const f = Math.fround;

/** Updates of flat arrays: assembly/optimizer.ts, operation by operation. Offsets and lengths count floats of `memory`. */

export function addDecay(memory: Float32Array, decay: number, w: number, g: number, length: number): void {
  for (let i = 0; i < length; i++) memory[g + i] = memory[g + i]! + f(memory[w + i]! * decay);
}

export function sgd(memory: Float32Array, rate: number, w: number, g: number, length: number): void {
  for (let i = 0; i < length; i++) memory[w + i] = memory[w + i]! - f(rate * memory[g + i]!);
}

export function momentum(memory: Float32Array, rate: number, keep: number, w: number, g: number, m: number, length: number): void {
  for (let i = 0; i < length; i++) {
    memory[m + i] = f(keep * memory[m + i]!) + memory[g + i]!;
    memory[w + i] = memory[w + i]! - f(rate * memory[m + i]!);
  }
}

export interface AdamSettings {
  rate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  /** 1/(1 − β₁ᵗ) and 1/(1 − β₂ᵗ) of this step. */
  c1: number;
  c2: number;
}

/** All settings are float32 numbers. */
export function adam(memory: Float32Array, settings: AdamSettings, w: number, g: number, m: number, v: number, length: number): void {
  const { rate, beta1, beta2, epsilon, c1, c2 } = settings;
  const rest1 = f(1 - beta1), rest2 = f(1 - beta2);
  for (let i = 0; i < length; i++) {
    const gradient = memory[g + i]!;
    memory[m + i] = f(beta1 * memory[m + i]!) + f(rest1 * gradient);
    memory[v + i] = f(beta2 * memory[v + i]!) + f(rest2 * f(gradient * gradient));
    const step = f(f(memory[m + i]! * c1) / f(f(Math.sqrt(f(memory[v + i]! * c2))) + epsilon));
    memory[w + i] = memory[w + i]! - f(rate * step);
  }
}
