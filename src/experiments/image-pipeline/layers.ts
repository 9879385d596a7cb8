/** The layers of the two nets that learn from pixels. */

/** Hidden units of the dense one. */
export const DENSE = [128, 128];

/** Filters of each convolution, the side of the patch that they see, and of the square of which the greatest answer is kept. */
export const CONVOLUTIONS = [
  { filters: 8, patch: 5, pool: 2 },
  { filters: 16, patch: 5, pool: 2 },
];

/** Numbers that are left after each convolution and its maxima, of a picture with so many pixels along a side. */
export function keptAfter(side: number): number[] {
  let left = side;
  return CONVOLUTIONS.map(({ filters, patch, pool }) => {
    left = Math.floor((left - patch + 1) / pool);
    return left * left * filters;
  });
}
