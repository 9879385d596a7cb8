/** How many numbers a net of fully connected layers has, and how wide one hidden layer is that has as many. */

/** Weights between neighbouring layers; with biases also one for every unit that is no input. @param sizes units of every layer, inputs first */
export function denseParameters(sizes: readonly number[], biases: boolean): number {
  return sizes.slice(1).reduce((sum, units, i) => sum + units * (sizes[i]! + (biases ? 1 : 0)), 0);
}

/** Inputs, so many hidden layers of one width, outputs. */
export const sizesOf = (input: number, layers: number, width: number, output: number): number[] => [
  input,
  ...Array.from({ length: layers }, () => width),
  output,
];

/** The width of the one hidden layer with which a net has as many parameters as are asked for, or as near to it as can be; at least one. */
export function matchingFatWidth(parameters: number, input: number, output: number, biases: boolean): number {
  const [each, fixed] = biases ? [input + output + 1, output] : [input + output, 0];
  return Math.max(1, Math.round((parameters - fixed) / each));
}

/**
 * The width with which a net of so many hidden layers has as many weights as are asked for, or as near to it as can be, biases left out: the root of
 * (L − 1)w² + (inputs + outputs)w = weights, rounded; at least one.
 */
export function matchingWidth(weights: number, input: number, output: number, layers: number): number {
  const [square, ends] = [layers - 1, input + output];
  const root = square === 0 ? weights / ends : (Math.sqrt(ends * ends + 4 * square * weights) - ends) / (2 * square);
  return Math.max(1, Math.round(root));
}
