import type { Random } from '../math/random.ts';

/** Inputs of ±1 with the parity of some of them, for nets that learn it: the label is their product, 1 for an even number of −1. */

export interface ParityRows {
  /** Rows of d values, each 1 or −1. */
  x: Float32Array;
  /** The product of the chosen ones, 1 or −1, one a row. */
  y: Float32Array;
  samples: number;
}

/**
 * Draws rows uniformly from the cube {−1, 1}^d, independently; each 32 bits of the stream are 32 inputs, in order.
 * @param d inputs, a whole number ≥ 1 @param chosen places that count, from 0; the product of none is 1
 * @throws RangeError if d or a place is out of range
 */
export function drawParity(d: number, chosen: readonly number[], samples: number, bits: Random): ParityRows {
  if (!Number.isInteger(d) || d < 1) throw new RangeError(`invalid d: ${d}`);
  const wrong = chosen.find((place) => !Number.isInteger(place) || place < 0 || place >= d);
  if (wrong !== undefined) throw new RangeError(`invalid place: ${wrong}`);
  const x = new Float32Array(samples * d),
    y = new Float32Array(samples);
  let word = 0;
  for (let at = 0; at < x.length; at++) {
    if (at % 32 === 0) word = bits.bits();
    x[at] = word & 1 ? -1 : 1;
    word >>>= 1;
  }
  for (let row = 0; row < samples; row++) y[row] = chosen.reduce((product, place) => product * x[row * d + place]!, 1);
  return { x, y, samples };
}
