import { random } from '../random.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** The greatest eigenvalues of a symmetric matrix without negative ones, by orthogonal iteration (Golub & Van Loan 2013, 8.2.4). */

/** Vectors beside those that are wanted: the more there are, the faster those settle. */
const BESIDE = 8;
const MOST = 400;
/** What no longer changes by more than this part of the greatest value has settled. */
const SETTLED = 1e-13;

/**
 * Settles the faster, the greater the wanted values are against those beyond the eight that follow them; values that are nearly equal may come with any
 * vectors of their common space.
 * @param matrix n × n, symmetric and positive semidefinite, not changed @param count at most n
 * @returns the greatest first; each vector of length 1
 */
export function leadingEigen(
  matrix: Float64Array,
  n: number,
  count: number,
): { values: number[]; vectors: Float64Array[] } {
  const width = Math.min(n, count + BESIDE);
  const draw = random(0, 'orthogonal iteration');
  let basis = orthonormal(Array.from({ length: width }, () => Float64Array.from({ length: n }, () => draw.normal())));
  let before: number[] = [];
  for (let round = 0; ; round++) {
    const images = basis.map((vector) => times(matrix, vector));
    // Rayleigh and Ritz: the best that the space of the basis holds.
    const small = Float64Array.from({ length: width * width }, (_, i) =>
      dot(basis[Math.floor(i / width)]!, images[i % width]!),
    );
    for (let a = 0; a < width; a++) for (let b = 0; b < a; b++) small[a * width + b] = small[b * width + a]!;
    const { values, vectors } = symmetricEigen(small, width);
    const order = [...values.keys()].sort((a, b) => values[b]! - values[a]!);
    const mixed = (parts: readonly Float64Array[], i: number) => {
      const sum = new Float64Array(n);
      parts.forEach((part, k) => part.forEach((value, d) => (sum[d]! += vectors[k * width + i]! * value)));
      return sum;
    };
    const found = order.slice(0, count).map((i) => values[i]!);
    const moved = found.some((value, i) => !(Math.abs(value - (before[i] ?? Infinity)) <= SETTLED * found[0]!));
    if (!moved || round === MOST) return { values: found, vectors: order.slice(0, count).map((i) => mixed(basis, i)) };
    before = found;
    basis = orthonormal(order.map((i) => mixed(images, i)));
  }
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
};

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const n = vector.length;
  return vector.map((_, r) => dot(matrix.subarray(r * n, (r + 1) * n), vector));
}

/** Gram and Schmidt, twice over, for rounding; what has nothing of its own left becomes a unit vector that has. */
function orthonormal(vectors: readonly Float64Array[]): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const vector of vectors) {
    let [rest, axis] = [vector, 0];
    for (;;) {
      const before = Math.sqrt(dot(rest, rest));
      for (let pass = 0; pass < 2; pass++)
        for (const other of basis) {
          const along = dot(rest, other);
          rest = rest.map((value, d) => value - along * other[d]!);
        }
      const size = Math.sqrt(dot(rest, rest));
      if (size > 1e-9 * before) {
        basis.push(rest.map((value) => value / size));
        break;
      }
      rest = new Float64Array(vector.length);
      rest[axis++] = 1;
    }
  }
  return basis;
}
