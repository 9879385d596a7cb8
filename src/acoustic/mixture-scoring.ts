import type { AcousticModel } from '../math/markov/acoustic.ts';
import { poolScorer } from '../math/markov/acoustic.ts';
import { rowsOf, type Features } from '../math/mixtures/mixture.ts';
import { STATES } from './corpus.ts';

/** What mixtures of Gaussians say of frames, as a net says it: so that both are measured alike. */

/** log p(x | s) + log P(s) of every state, frames × states: P(s | x) but for a number that all states of a frame have in common. */
export function mixtureLogits({ states }: AcousticModel, features: Features, priors: Float64Array): Float32Array {
  const logs = poolScorer(states).emissions(
    features,
    Int32Array.from({ length: STATES }, (_, s) => s),
  );
  return Float32Array.from({ length: rowsOf(features) * STATES }, (_, i) => logs[i]! + priors[i % STATES]!);
}
