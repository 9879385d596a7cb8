import { cholesky } from '../linear-algebra/cholesky.ts';
import { symmetricEigen } from '../linear-algebra/symmetric-eigen.ts';
import type { Shape } from './mixture.ts';

/**
 * A floor under variances. Without one the likelihood of a mixture has no upper bound: a component that sits on one point and shrinks
 * gives it any density. Under the condition Σ ⪰ F, F the diagonal matrix of the floors, the likelihood is largest at the covariance found
 * here, so that steps of EM that end with it never lower the likelihood.
 */

/** A variance in the features' unit squared; one for all dimensions or one each. */
export type Floor = number | Float64Array;

export const floorOf = (floor: Floor, d: number): number => (typeof floor === 'number' ? floor : floor[d]!);

/**
 * Raises one covariance to the floor, in place. Diagonal: every variance at least its floor. Full: in the scale in which the floor is the
 * unit matrix, every eigenvalue at least 1 (the constrained maximum by von Neumann's trace inequality).
 * @param start where in the array the covariance begins; a full one is symmetric
 * @returns whether anything was raised
 */
export function raise(covariances: Float64Array, start: number, dims: number, shape: Shape, floor: Floor): boolean {
  return shape === 'full' ? raiseFull(covariances, start, dims, floor) : raiseDiagonal(covariances, start, dims, floor);
}

function raiseDiagonal(variances: Float64Array, start: number, dims: number, floor: Floor): boolean {
  let raised = false;
  for (let d = 0; d < dims; d++)
    if (variances[start + d]! < floorOf(floor, d)) {
      variances[start + d] = floorOf(floor, d);
      raised = true;
    }
  return raised;
}

function raiseFull(covariances: Float64Array, start: number, dims: number, floor: Floor): boolean {
  const roots = Float64Array.from({ length: dims }, (_, d) => Math.sqrt(floorOf(floor, d)));
  // With no floor in some dimension there is no such scale; nothing is raised.
  if (roots.some((root) => !(root > 0))) return false;
  const scaled = new Float64Array(dims * dims);
  for (let i = 0; i < dims; i++)
    for (let j = 0; j < dims; j++) scaled[i * dims + j] = covariances[start + i * dims + j]! / (roots[i]! * roots[j]!);
  const above = Float64Array.from(scaled);
  for (let d = 0; d < dims; d++) above[d * dims + d]! -= 1;
  if (cholesky(above, dims)) return false;
  const { values, vectors } = symmetricEigen(scaled, dims);
  if (values.every((value) => value >= 1)) return false;
  for (let i = 0; i < dims; i++)
    for (let j = 0; j <= i; j++) {
      let sum = 0;
      for (let e = 0; e < dims; e++) sum += vectors[i * dims + e]! * Math.max(1, values[e]!) * vectors[j * dims + e]!;
      covariances[start + i * dims + j] = sum * roots[i]! * roots[j]!;
      covariances[start + j * dims + i] = covariances[start + i * dims + j]!;
    }
  return true;
}
