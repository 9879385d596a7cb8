import { fourDecimals } from '../math/rounding.ts';
import type { Standard } from './features.ts';
import type { LearntNet } from './net.ts';

/**
 * A net as JSON, a byte a weight: each unit's weights are whole numbers from −127 to 127 times a scale of the unit's own. `readNet` gives the net that is
 * written, and that net is written as the same JSON again.
 */
export interface WrittenNet {
  inputs: number;
  /** The features' standard, to four decimals; what does not vary has scale 0. */
  mean: number[];
  scale: number[];
  layers: {
    units: number;
    activation: LearntNet['layers'][number]['activation'];
    /** inputs × units bytes in base64, row by row. */
    kernel: string;
    /** Of every unit what its bytes are multiplied by, in millionths. */
    steps: number[];
    /** In ten-thousandths. */
    bias: number[];
  }[];
  /** log P(s), to four decimals. */
  priors: number[];
}

const MOST = 127;
const MILLION = 1e6,
  FINE = 1e4;

export const writeNet = ({ inputs, layers, weights, priors }: LearntNet, { mean, scale }: Standard): WrittenNet => ({
  inputs,
  mean: Array.from(mean, fourDecimals),
  scale: Array.from(scale, fourDecimals),
  layers: layers.map(({ units, activation }, l) => {
    const { kernel, bias } = weights[l]!;
    const most = new Float64Array(units);
    for (let i = 0; i < kernel.length; i++) most[i % units] = Math.max(most[i % units]!, Math.abs(kernel[i]!));
    const steps = Array.from(most, (size) => Math.max(1, Math.round((size / MOST) * MILLION)));
    const bytes = Uint8Array.from(kernel, (weight, i) => {
      const whole = Math.round((weight * MILLION) / steps[i % units]!);
      return Math.max(-MOST, Math.min(MOST, whole)) & 255;
    });
    return {
      units,
      activation,
      kernel: textOf(bytes),
      steps,
      bias: Array.from(bias, (value) => Math.round(value * FINE) + 0),
    };
  }),
  priors: Array.from(priors, fourDecimals),
});

export function readNet({ inputs, mean, scale, layers, priors }: WrittenNet): { net: LearntNet; standard: Standard } {
  return {
    net: {
      inputs,
      layers: layers.map(({ units, activation }) => ({ units, activation })),
      weights: layers.map(({ units, kernel, steps, bias }) => ({
        kernel: Float32Array.from(bytesOf(kernel), (byte, i) => (byte * steps[i % units]!) / MILLION),
        bias: Float32Array.from(bias, (value) => value / FINE),
      })),
      priors: Float64Array.from(priors),
    },
    standard: { mean: Float32Array.from(mean), scale: Float32Array.from(scale) },
  };
}

const textOf = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
const bytesOf = (text: string): Int8Array => Int8Array.from(atob(text), (character) => character.charCodeAt(0));
