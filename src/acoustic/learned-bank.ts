import { chainOf } from '../engine/convolution/chain.ts';
import { fusedConvolutionTrainer } from '../engine/convolution/trainer.ts';
import { dense, parameterCount } from '../engine/models.ts';
import { adamDefaults } from '../engine/training.ts';
import { exp, log } from '../math/elementary/elementary.ts';
import type { Random } from '../math/random.ts';
import { STATES, type Utterance } from './corpus.ts';
import type { Features } from './features.ts';
import { placesOf, statesAt, targetsInto, turnsOf, within, type Place } from './places.ts';
import { stackOf, type NetSettings } from './training.ts';

/**
 * A filter bank that learns with the net behind it: of the magnitudes p at the lines of a frame's spectrum, channel c weighs Σ_k exp(V_kc) p_k (exp keeps
 * the weights positive), takes the logarithm, and the net sees it with its neighbours, brought to mean 0 and variance 1 by constants that are measured before
 * the first step. V takes steps of Adam as the net's weights do.
 */

export interface BankSettings extends Omit<NetSettings, 'looks' | 'activation'> {
  channels: number;
  /** Frames before and behind. */
  context: number;
  /** Rate of the bank, as a multiple of the net's. */
  pace: number;
}

/** What learns in front of a net, and the net with it. */
export interface LearnedFront {
  parameters: number;
  /** What was learnt in front: of a bank exp(V), lines × channels; of kernels taps × kernels. */
  weights(): ArrayLike<number>;
  /** @param share of the rate */
  step(share: number): void;
  /** Logits of all frames of the utterances, and their states. */
  answers(utterances: readonly Utterance[]): { logits: Float32Array; states: Uint8Array };
  close(): void;
}

interface LearnedBank extends LearnedFront {
  weights(): Float64Array;
}

/** Deviation of V at the start. */
const SCATTER = 0.5;
/** Frames by which mean and deviation are measured. */
const MEASURED = 2000;

/** @param features of kind `logPower` */
export function learnedBank(
  features: Features,
  training: readonly Utterance[],
  settings: BankSettings,
  random: Record<'bank' | 'weights' | 'shuffle', Random>,
): LearnedBank {
  const { channels, context, batch, learningRate, pace, weightDecay, hidden } = settings;
  const { dims: lines, corpus } = features;
  const width = 2 * context + 1,
    inputs = width * channels;
  const spectra = magnitudes(features);
  // Channels × lines, so that sums run along what lies together.
  const v = Float64Array.from({ length: lines * channels }, () => SCATTER * random.bank.normal());
  let bank = v.map(exp);
  const frames = placesOf(training);
  const turn = turnsOf(frames, batch, random.shuffle);

  const model = dense(inputs, stackOf({ hidden, activation: 'relu' }), random.weights);
  const chain = chainOf(model);
  if ('obstacle' in chain) throw new Error(chain.obstacle);
  const [x, y] = [new Float32Array(batch * inputs), new Float32Array(batch * STATES)];
  const trainer = fusedConvolutionTrainer(
    model,
    chain.layers,
    { x, y, samples: batch },
    {
      loss: 'categoricalCrossentropy',
      optimizer: { kind: 'adam', learningRate },
      batch,
      weightDecay,
      shuffle: random.shuffle,
    },
  );

  /** Magnitudes of the frame at hand, as the sums take them: to widen each of them once, not once a channel, takes half the time. */
  const wide = new Float64Array(lines);
  function widen(own: Float32Array, row: number): void {
    const from = row * lines;
    for (let k = 0; k < lines; k++) wide[k] = own[from + k]!;
  }

  /** Σ_k w_ck p_k of one frame. */
  const sums = new Float64Array(channels);
  function weigh(own: Float32Array, row: number): void {
    widen(own, row);
    for (let c = 0; c < channels; c++) {
      // Four sums at a time: one alone would wait for itself.
      let a = 0,
        b = 0,
        d = 0,
        e = 0,
        k = 0,
        at = c * lines;
      for (; k + 3 < lines; k += 4, at += 4) {
        a += bank[at]! * wide[k]!;
        b += bank[at + 1]! * wide[k + 1]!;
        d += bank[at + 2]! * wide[k + 2]!;
        e += bank[at + 3]! * wide[k + 3]!;
      }
      for (; k < lines; k++, at++) a += bank[at]! * wide[k]!;
      sums[c] = a + b + (d + e);
    }
  }
  const { mean, scale } = measured();
  function measured() {
    const [total, squares] = [new Float64Array(channels), new Float64Array(channels)];
    const some = Math.min(MEASURED, frames.length);
    for (let i = 0; i < some; i++) {
      const { own, t } = frames[Math.floor((i * frames.length) / some)]!;
      weigh(spectra[own.index]!, t);
      for (let c = 0; c < channels; c++) {
        const value = log(sums[c]!);
        total[c]! += value;
        squares[c]! += value * value;
      }
    }
    const mean = total.map((sum) => sum / some);
    return { mean, scale: squares.map((sum, c) => 1 / Math.sqrt(Math.max(1e-6, sum / some - mean[c]! * mean[c]!))) };
  }

  /** Row after row of what the net sees; the weighed sums to `kept` too. */
  function look(places: readonly Place[], into: Float32Array, kept?: Float64Array): void {
    places.forEach(({ own, t }, row) => {
      for (let f = 0; f < width; f++) {
        const at = row * inputs + f * channels;
        weigh(spectra[own.index]!, within(t + f - context, own));
        for (let c = 0; c < channels; c++) {
          if (kept) kept[at + c] = sums[c]!;
          into[at + c] = (log(sums[c]!) - mean[c]!) * scale[c]!;
        }
      }
    });
  }

  const kept = new Float64Array(batch * inputs);
  const gradient = new Float64Array(v.length);
  const moments = [new Float64Array(v.length), new Float64Array(v.length)] as const;
  const { beta1, beta2, epsilon } = adamDefaults;
  let [power1, power2] = [1, 1];
  return {
    weights: () => Float64Array.from(bank, (_, i) => bank[(i % channels) * lines + Math.floor(i / channels)]!),
    parameters: parameterCount(model) + v.length,
    step(share) {
      const places = turn();
      look(places, x, kept);
      targetsInto(y, corpus, places);
      const back = trainer.lossGradient(x, y, batch);
      trainer.feed(x, y);
      trainer.step(1, share);
      gradient.fill(0);
      places.forEach(({ own, t }, row) => {
        for (let f = 0; f < width; f++) {
          const from = row * inputs + f * channels;
          widen(spectra[own.index]!, within(t + f - context, own));
          for (let c = 0, at = 0; c < channels; c++) {
            const share = (back[from + c]! * scale[c]!) / kept[from + c]!;
            for (let k = 0; k < lines; k++, at++) gradient[at]! += share * wide[k]!;
          }
        }
      });
      power1 *= beta1;
      power2 *= beta2;
      const [first, second] = moments;
      const rate = pace * learningRate * share;
      for (let i = 0; i < v.length; i++) {
        const g = gradient[i]! * bank[i]!;
        first[i] = beta1 * first[i]! + (1 - beta1) * g;
        second[i] = beta2 * second[i]! + (1 - beta2) * g * g;
        v[i]! -= (rate * (first[i]! / (1 - power1))) / (Math.sqrt(second[i]! / (1 - power2)) + epsilon);
      }
      bank = v.map(exp);
    },
    answers(utterances) {
      const places = placesOf(utterances);
      const seen = new Float32Array(places.length * inputs);
      let row = 0;
      for (const own of utterances) {
        // Every frame is weighed once, though it is seen by its neighbours too.
        const weighed = new Float32Array(own.frames * channels);
        for (let t = 0; t < own.frames; t++) {
          weigh(spectra[own.index]!, t);
          for (let c = 0; c < channels; c++) weighed[t * channels + c] = (log(sums[c]!) - mean[c]!) * scale[c]!;
        }
        for (let t = 0; t < own.frames; t++, row++)
          for (let f = 0; f < width; f++) {
            const from = within(t + f - context, own) * channels;
            seen.set(weighed.subarray(from, from + channels), row * inputs + f * channels);
          }
      }
      return {
        logits: trainer.predict(seen, places.length),
        states: statesAt(corpus, places),
      };
    },
    close() {
      trainer.dispose();
      model.dispose();
    },
  };
}

/** |X_k| from log |X_k|². */
const magnitudes = ({ values }: Features): Float32Array[] => values.map((logs) => logs.map((value) => exp(value / 2)));

/**
 * Where a channel of a bank lies, and how wide it is, in lines: the line below which half of its weight lies, and how far apart those are below which a quarter
 * and three quarters do. Long thin tails hardly count.
 */
export function shapeOf(bank: ArrayLike<number>, channels: number, c: number): { centre: number; width: number } {
  const own = Array.from({ length: bank.length / channels }, (_, k) => bank[k * channels + c]!);
  const whole = own.reduce((a, b) => a + b);
  /** Below which so much lies: a line's weight is spread evenly over half a line on both sides. */
  const below = (share: number): number => {
    let sum = 0;
    for (let k = 0; k < own.length; k++) {
      if (sum + own[k]! >= share * whole) return k - 0.5 + (share * whole - sum) / own[k]!;
      sum += own[k]!;
    }
    return own.length - 0.5;
  };
  return { centre: below(0.5), width: below(0.75) - below(0.25) };
}
