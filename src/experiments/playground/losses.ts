import { exp, log } from '../../math/elementary/elementary.ts';

/** The losses that training lowers, as src/engine/losses.ts defines them, over any points. */

/** −ln of the probability that a logit gives to the class y: max(z, 0) − zy + ln(1 + e^−|z|). */
export const crossEntropy = (z: number, y: number): number => Math.max(z, 0) - z * y + log(1 + exp(-Math.abs(z)));

const squaredError = (z: number, y: number): number => (z - y) * (z - y);

/** Mean squared error of values, or mean cross-entropy of logits in nats. @param outputs at least one */
export function meanLoss(outputs: ArrayLike<number>, y: ArrayLike<number>, regression: boolean): number {
  const loss = regression ? squaredError : crossEntropy;
  let sum = 0;
  for (let i = 0; i < y.length; i++) sum += loss(outputs[i]!, y[i]!);
  return sum / y.length;
}
