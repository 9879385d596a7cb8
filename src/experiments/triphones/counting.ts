/** How many parameters an acoustic model has, counted exactly. */

/**
 * Free parameters of a mixture of diagonal Gaussians: a mean and a variance for each component and dimension, and the weights, the last of which
 * follows from the others: M(2D + 1) − 1.
 * @param components M @param dims D
 */
export const freeInMixture = (components: number, dims: number): number => components * (2 * dims + 1) - 1;

/** Weights and biases of a dense net. @param sizes units of each layer, inputs and outputs among them */
export function sizeOfNet(sizes: readonly number[]): { weights: number; biases: number } {
  let [weights, biases] = [0, 0];
  for (let l = 1; l < sizes.length; l++) {
    weights += sizes[l - 1]! * sizes[l]!;
    biases += sizes[l]!;
  }
  return { weights, biases };
}
