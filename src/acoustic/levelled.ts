import type { Corpus } from './corpus.ts';

/** Deviation that a recording is brought to, in full scale: a twentieth, as people record themselves. */
const LEVEL = 0.05;

/** The same recordings, each as loud as the others: multiplied so that its samples deviate by LEVEL from their mean. Where nothing varies nothing changes. */
export function levelled(corpus: Corpus): Corpus {
  const utterances = corpus.utterances.map((one) => {
    const { length } = one.samples;
    let [sum, squares] = [0, 0];
    for (const value of one.samples) {
      sum += value;
      squares += value * value;
    }
    const mean = sum / length;
    const variance = squares / length - mean * mean;
    const gain = variance > 0 ? LEVEL / Math.sqrt(variance) : 1;
    return { ...one, samples: one.samples.map((value) => gain * value) };
  });
  return { ...corpus, utterances };
}
