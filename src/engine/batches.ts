import type { Random } from '../math/random.ts';

/**
 * The order in which training sees its samples: every trainer takes its batches from here, so that all paths see the very same ones.
 *
 * An epoch is a fresh Fisher–Yates permutation of 0 … samples−1. Epochs follow each other as one endless row; a batch is the next
 * `batch` numbers of that row, so one that would come short at an epoch's end goes on into the next epoch. Every sample is seen exactly
 * once in each epoch, and a batch may be larger than the data.
 */
export interface Batches {
  /** Writes the next `target.length` sample numbers of the row. */
  fill(target: Int32Array): void;
}

/**
 * @param samples number of samples, a positive integer
 * @param shuffle source of the permutations, advanced by samples−1 draws an epoch
 * @throws RangeError unless samples is a positive integer
 */
export function batches(samples: number, shuffle: Random): Batches {
  if (!Number.isInteger(samples) || samples < 1) throw new RangeError(`invalid samples: ${samples}`);
  const order = Int32Array.from({ length: samples }, (_, i) => i);
  let next = samples;
  return {
    fill(target) {
      for (let written = 0; written < target.length;) {
        if (next === samples) {
          shuffle.shuffle(order);
          next = 0;
        }
        const taken = Math.min(samples - next, target.length - written);
        target.set(order.subarray(next, next + taken), written);
        next += taken;
        written += taken;
      }
    },
  };
}
