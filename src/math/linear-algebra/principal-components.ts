import { leadingEigen } from './leading-eigen.ts';

/** The directions in which points in many dimensions are spread widest (Pearson 1901; Hotelling 1933). */

export interface PrincipalComponents {
  /** Dims numbers. */
  mean: Float64Array;
  /** Unit vectors, orthogonal, the widest first; none for a direction in which nothing is spread. */
  directions: Float64Array[];
  /** What part of the squared distances from the mean lies along each. */
  shares: number[];
  /** Coordinates of a point, which begins at that place of an array, along the directions. */
  coordinates(values: ArrayLike<number>, at?: number): number[];
}

/** Directions with less than this part of the whole are rounding. */
const NOTHING = 1e-12;

/**
 * Found from the inner products of the points, or of the dimensions, whichever are fewer: the time goes with their product with the other. A direction's sign is such that its greatest
 * component (the first of equals) is positive.
 * @param values points in rows of `dims` numbers, at least one @param count directions wanted, at most
 * @throws RangeError if values are no whole rows
 */
export function principalComponents(values: ArrayLike<number>, dims: number, count: number): PrincipalComponents {
  const rows = values.length / dims;
  if (!Number.isInteger(rows) || rows < 1) throw new RangeError(`invalid values: ${values.length} in rows of ${dims}`);
  const mean = new Float64Array(dims);
  for (let i = 0; i < values.length; i++) mean[i % dims]! += values[i]! / rows;
  const centred = Float64Array.from(values, (value, i) => value - mean[i % dims]!);
  const total = centred.reduce((sum, value) => sum + value * value, 0);

  const few = rows < dims;
  const n = few ? rows : dims;
  const [along, across] = few ? [dims, 1] : [1, dims];
  const inner = new Float64Array(n * n);
  const length = few ? dims : rows;
  for (let a = 0; a < n; a++)
    for (let b = a; b < n; b++) {
      let sum = 0;
      for (let k = 0; k < length; k++) sum += centred[a * along + k * across]! * centred[b * along + k * across]!;
      inner[a * n + b] = inner[b * n + a] = sum;
    }
  const { values: powers, vectors } = leadingEigen(inner, n, Math.min(count, n));
  const order = [...powers.keys()].filter((i) => powers[i]! > NOTHING * total);
  const directions = order.map((i) => {
    const direction = new Float64Array(dims);
    if (few) {
      for (let r = 0; r < rows; r++)
        for (let d = 0; d < dims; d++) direction[d]! += vectors[i]![r]! * centred[r * dims + d]!;
    } else direction.set(vectors[i]!);
    return unit(direction);
  });
  return {
    mean,
    directions,
    shares: order.map((i) => powers[i]! / total),
    coordinates: (point, at = 0) =>
      directions.map((direction) => direction.reduce((sum, u, d) => sum + u * (point[at + d]! - mean[d]!), 0)),
  };
}

function unit(direction: Float64Array): Float64Array {
  const size = Math.sqrt(direction.reduce((sum, value) => sum + value * value, 0));
  const greatest = direction.reduce((best, value, d) => (Math.abs(value) > Math.abs(direction[best]!) ? d : best), 0);
  return direction.map((value) => value / (direction[greatest]! < 0 ? -size : size));
}
