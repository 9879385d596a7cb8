import { HOP } from '../datasets/spoken-digits.ts';
import { chainOf } from '../engine/convolution/chain.ts';
import { convolutional } from '../engine/convolution/models.ts';
import { fusedConvolutionTrainer } from '../engine/convolution/trainer.ts';
import { denseWeights, parameterCount } from '../engine/models.ts';
import type { Random } from '../math/random.ts';
import { FRAME, STATES, type Utterance } from './corpus.ts';
import { standardOf, type Features } from './features.ts';
import type { BankSettings, LearnedFront } from './learned-bank.ts';
import { placesOf, statesAt, targetsInto, turnsOf, type Place } from './places.ts';
import { stackOf } from './training.ts';

/**
 * Nothing made by hand: kernels of 4 ms slide over the samples of a frame and its neighbours, half a millisecond at a time; of what they give, rectified,
 * the largest in every 2 ms goes to a second layer of kernels, of what these give the largest in every 8 ms to a third, and then to the net.
 */

/** Of the first layer, in samples; the others' number of kernels. */
export const TAPS = 32;
const STRIDE = 4;
const SECOND = 32,
  THIRD = 48;

/** @param features of kind `raw` @param settings `channels` are the kernels of the first layer */
export function learnedFront(
  features: Features,
  training: readonly Utterance[],
  { channels, context, batch, learningRate, weightDecay, hidden }: Omit<BankSettings, 'pace'>,
  random: Record<'weights' | 'shuffle', Random>,
): LearnedFront {
  const { corpus, values } = features;
  const inputs = FRAME + 2 * context * HOP;
  const { mean, scale } = standardOf(features, training);
  const model = convolutional(
    [1, inputs, 1],
    [
      { kind: 'convolution', patch: [1, TAPS], stride: [1, STRIDE], filters: channels, activation: 'relu' },
      { kind: 'maximum', patch: [1, 4] },
      { kind: 'convolution', patch: [1, 8], filters: SECOND, activation: 'relu' },
      { kind: 'maximum', patch: [1, 4] },
      { kind: 'convolution', patch: [1, 3], filters: THIRD, activation: 'relu' },
    ],
    stackOf({ hidden, activation: 'relu' }),
    random.weights,
  );
  const chain = chainOf(model);
  if ('obstacle' in chain) throw new Error(chain.obstacle);
  const [x, y] = [new Float32Array(batch * inputs), new Float32Array(batch * STATES)];
  const optimizer = { kind: 'adam', learningRate } as const;
  const trainer = fusedConvolutionTrainer(
    model,
    chain.layers,
    { x, y, samples: batch },
    { loss: 'categoricalCrossentropy', optimizer, batch, weightDecay, shuffle: random.shuffle },
  );
  const turn = turnsOf(placesOf(training), batch, random.shuffle);
  /** The samples around each frame; beyond the ends of a recording it is silent. */
  function look(places: readonly Place[], into: Float32Array): void {
    places.forEach(({ own, t }, row) => {
      const samples = values[own.index]!,
        from = (t - context) * HOP;
      for (let i = 0; i < inputs; i++) into[row * inputs + i] = ((samples[from + i] ?? 0) - mean[0]!) * scale[0]!;
    });
  }
  return {
    parameters: parameterCount(model),
    weights() {
      trainer.commit();
      return denseWeights(model)[0]!.kernel;
    },
    step(share) {
      const places = turn();
      look(places, x);
      targetsInto(y, corpus, places);
      trainer.feed(x, y);
      trainer.step(1, share);
    },
    answers(utterances) {
      const places = placesOf(utterances);
      const logits = new Float32Array(places.length * STATES);
      for (let from = 0; from < places.length; from += BLOCK) {
        const some = places.slice(from, from + BLOCK);
        const seen = new Float32Array(some.length * inputs);
        look(some, seen);
        logits.set(trainer.predict(seen, some.length), from * STATES);
      }
      return { logits, states: statesAt(corpus, places) };
    },
    close() {
      trainer.dispose();
      model.dispose();
    },
  };
}
/** Frames at a time: all at once would take a gigabyte. */
const BLOCK = 2048;
