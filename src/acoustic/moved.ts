import type { Random } from '../math/random.ts';
import { HOP } from '../datasets/spoken-digits.ts';
import type { Corpus } from './corpus.ts';

/** Recordings a little later or earlier, louder or softer: the same words, so that every frame keeps its state. */

/** At most half a hop either way: no frame is nearer to its neighbour's place than to its own. */
const MOST_SHIFT = HOP / 2;

/** Each recording shifted by whole samples, silence where it had none, and times 1/2 to 2; lengths, frames and states are kept. */
export const movedCorpus = (corpus: Corpus, random: Random): Corpus => ({
  ...corpus,
  utterances: corpus.utterances.map((one) => {
    const shift = random.integer(2 * MOST_SHIFT + 1) - MOST_SHIFT;
    const u = random.uniform();
    const gain = (1 + u) / (2 - u);
    return { ...one, samples: one.samples.map((_, i, samples) => gain * (samples[i + shift] ?? 0)) };
  }),
});
