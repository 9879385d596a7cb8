import type { Images } from '../datasets/kinds.ts';
import { atan2 } from '../math/elementary/elementary.ts';

/**
 * Histograms of oriented gradients (Dalal & Triggs, CVPR 2005): what a picture looks like when only the directions of its edges are kept, place by
 * place. Gradients are centred differences, pixels beyond the border being as those on it; directions have no sign. A vote goes to the two nearest
 * directions, in proportion; between cells it is not shared out, unlike in the paper.
 */

export type Size = Pick<Images, 'height' | 'width'>;

/** Directions told apart, over half a turn. */
export const BINS = 9;
/** Cells of a block along each side. */
const BLOCK = 2;
/** No direction may have more of a block than this, so that one strong edge does not hide the others. */
const MOST = 0.2;
const HALF_TURN = Math.PI;

/** Of every pixel the two directions that it votes for, and how much each gets: the length of its gradient, shared out. */
export interface Votes {
  first: Uint8Array;
  ofFirst: Float32Array;
  second: Uint8Array;
  ofSecond: Float32Array;
}

/** @param pixels one picture's, row by row */
export function votesOf(pixels: ArrayLike<number>, { height, width }: Size): Votes {
  const count = height * width;
  const votes: Votes = {
    first: new Uint8Array(count),
    ofFirst: new Float32Array(count),
    second: new Uint8Array(count),
    ofSecond: new Float32Array(count),
  };
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) {
      const across = pixels[i + (x < width - 1 ? 1 : 0)]! - pixels[i - (x > 0 ? 1 : 0)]!;
      const down = pixels[i + (y < height - 1 ? width : 0)]! - pixels[i - (y > 0 ? width : 0)]!;
      const length = Math.sqrt(across * across + down * down);
      if (length === 0) continue;
      const angle = atan2(down, across);
      // Bins have their middles at (b + ½)/9 of half a turn.
      const place = ((angle < 0 ? angle + HALF_TURN : angle) / HALF_TURN) * BINS - 0.5;
      const below = Math.floor(place),
        share = place - below;
      votes.first[i] = (below + BINS) % BINS;
      votes.second[i] = (below + 1) % BINS;
      votes.ofFirst[i] = length * (1 - share);
      votes.ofSecond[i] = length * share;
    }
  return votes;
}

/** Adds the votes of the square whose upper left pixel is (left, top) to `into`, from `at`. */
export function addCell(
  { first, ofFirst, second, ofSecond }: Votes,
  width: number,
  { left, top, side }: { left: number; top: number; side: number },
  into: Float32Array,
  at: number,
): void {
  for (let y = top; y < top + side; y++)
    for (let i = y * width + left; i < y * width + left + side; i++) {
      into[at + first[i]!]! += ofFirst[i]!;
      into[at + second[i]!]! += ofSecond[i]!;
    }
}

/** Cells along each side of a picture; what does not fill a cell is left out. */
export const cellsOf = ({ height, width }: Size, side: number): { rows: number; columns: number } => ({
  rows: Math.floor(height / side),
  columns: Math.floor(width / side),
});

/** The votes of every cell, row by row, BINS each. */
export function cellHistograms(pixels: ArrayLike<number>, size: Size, side: number): Float32Array {
  const { rows, columns } = cellsOf(size, side);
  const votes = votesOf(pixels, size);
  const cells = new Float32Array(rows * columns * BINS);
  for (let c = 0; c < rows * columns; c++)
    addCell(
      votes,
      size.width,
      { left: (c % columns) * side, top: Math.floor(c / columns) * side, side },
      cells,
      c * BINS,
    );
  return cells;
}

/** Scales numbers to length 1, cuts what is more than MOST, and scales again (the paper's L2-Hys); zeros stay. @returns whether there was anything */
export function normalise(values: Float32Array, from = 0, to = values.length): boolean {
  const scaled = (): boolean => {
    let squares = 0;
    for (let i = from; i < to; i++) squares += values[i]! * values[i]!;
    if (squares === 0) return false;
    const scale = 1 / Math.sqrt(squares);
    for (let i = from; i < to; i++) values[i]! *= scale;
    return true;
  };
  if (!scaled()) return false;
  for (let i = from; i < to; i++) values[i] = Math.min(MOST, values[i]!);
  return scaled();
}

/** How many numbers a picture becomes. */
export function descriptorLength(size: Size, side: number): number {
  const { rows, columns } = cellsOf(size, side);
  return (rows - BLOCK + 1) * (columns - BLOCK + 1) * BLOCK * BLOCK * BINS;
}

/** A picture's blocks of 2 × 2 cells, overlapping by a cell, each normalised by itself. */
export function orientedGradients(pixels: ArrayLike<number>, size: Size, side: number): Float32Array {
  const { rows, columns } = cellsOf(size, side);
  const cells = cellHistograms(pixels, size, side);
  const blocks = new Float32Array(descriptorLength(size, side));
  let at = 0;
  for (let row = 0; row + BLOCK <= rows; row++)
    for (let column = 0; column + BLOCK <= columns; column++) {
      const from = at;
      for (let y = 0; y < BLOCK; y++)
        for (let x = 0; x < BLOCK; x++, at += BINS) {
          const cell = ((row + y) * columns + column + x) * BINS;
          blocks.set(cells.subarray(cell, cell + BINS), at);
        }
      normalise(blocks, from, at);
    }
  return blocks;
}
