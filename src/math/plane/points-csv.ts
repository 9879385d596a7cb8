/** Points with their classes or values as a CSV table with the columns x1, x2, y, as the playground reads it again. */
export const pointsCsv = (places: readonly (readonly [x1: number, x2: number])[], values: readonly number[]): string =>
  ['x1,x2,y', ...places.map(([a, b], i) => [a, b, values[i]!].join(',')), ''].join('\n');
