import type { Activation } from '../models.ts';
import { sigmoid, tanh } from './exponential.ts';

const f = Math.fround;

/** An activation of one number: assembly/finish.ts going forward. NaN stays NaN. */
export function activation(kind: Activation, z: number): number {
  if (kind === 'linear') return z;
  if (kind === 'relu') return z < 0 ? 0 : z;
  return kind === 'tanh' ? tanh(z) : sigmoid(z);
}

/** A delta times the activation's derivative, told from its output a: assembly/finish.ts going back. */
export function backActivation(kind: Activation, delta: number, a: number): number {
  if (kind === 'linear') return delta;
  if (kind === 'relu') return a > 0 ? delta : 0;
  return f(delta * (kind === 'tanh' ? f(1 - f(a * a)) : f(a * f(1 - a))));
}
