const f = Math.fround;

/**
 * The updates of assembly/finish.ts, operation by operation. Places count floats of `memory`; all settings are float32
 * numbers.
 */
export interface UpdateSettings {
  kind: 'sgd' | 'momentum' | 'adam';
  rate: number;
  /** Of weights, not of biases. */
  decay: number;
  /** The momentum for 'momentum'. */
  beta1: number;
  beta2: number;
  epsilon: number;
  /** 1/(1 − β₁ᵗ) and 1/(1 − β₂ᵗ) of this step. */
  correction1: number;
  correction2: number;
  /** Floats from a weight to its moments. */
  toM: number;
  toV: number;
}

/** One weight's step along its gradient. @param decay g ← g + decay·w comes first */
export function update(
  memory: Float32Array,
  at: number,
  gradient: number,
  decay: number,
  settings: UpdateSettings,
): void {
  const { kind, rate, beta1, beta2, epsilon, correction1, correction2, toM, toV } = settings;
  const w = memory[at]!,
    g = decay === 0 ? gradient : f(gradient + f(decay * w));
  if (kind === 'sgd') {
    memory[at] = w - f(rate * g);
    return;
  }
  const kept = f(beta1 * memory[at + toM]!);
  if (kind === 'momentum') {
    const m = settle(f(kept + g));
    memory[at + toM] = m;
    memory[at] = w - f(rate * m);
    return;
  }
  const m = settle(f(kept + f(f(1 - beta1) * g)));
  const v = settle(f(f(beta2 * memory[at + toV]!) + f(f(1 - beta2) * f(g * g))));
  memory[at + toM] = m;
  memory[at + toV] = v;
  const scale = f(f(Math.sqrt(f(v * correction2))) + epsilon);
  memory[at] = w - f(rate * f(f(m * correction1) / scale));
}

const TINY = f(1e-30);
/** 0 where |x| < 1e−30, see assembly/finish.ts. */
const settle = (x: number): number => (Math.abs(x) < TINY ? 0 : x);
