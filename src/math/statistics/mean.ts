/** The arithmetic mean, summed in order. @param values at least one */
export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
