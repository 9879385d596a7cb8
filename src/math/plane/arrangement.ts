import type { Random } from '../random.ts';
import { cos, sin } from '../elementary/elementary.ts';

/**
 * Arrangements of hyperplanes and how many regions they cut space into, counted by deletion and restriction: a new hyperplane adds as many
 * regions as those before it cut it into, r(A ∪ H) = r(A) + r(A^H) (Zaslavsky 1975). Integers throughout, so that parallel, repeated and
 * concurrent hyperplanes are told exactly.
 */

/** The hyperplane Σ a_i x_i + c = 0 as [a_1, …, a_d, c]. */
export type Hyperplane = readonly bigint[];

/**
 * Regions of the first 1, 2, … n of these hyperplanes, one yield each. Hyperplanes that are all of space (every coefficient 0) or nowhere
 * (only c differs from 0) add no region.
 */
export function* regionCounts(planes: readonly Hyperplane[], divisor = 1n): Generator<number, void, void> {
  let total = 1;
  for (let i = 0; i < planes.length; i++) {
    const others = restriction(planes.slice(0, i), planes[i]!, divisor);
    if (others) total += countRegions(others.planes, others.divisor);
    yield total;
  }
}

/** Number of regions that the hyperplanes cut their space into; `divisor` is what all their minors are divisible by (see `restriction`). */
export function countRegions(planes: readonly Hyperplane[], divisor = 1n): number {
  if (planes.length === 0) return 1;
  if (planes[0]!.length === 2) return 1 + distinctPoints(planes as readonly (readonly [bigint, bigint])[]);
  let total = 1;
  for (const count of regionCounts(planes, divisor)) total = count;
  return total;
}

/**
 * The traces of the planes on H, as hyperplanes of H, which has one dimension less; undefined if H has none, or is itself among the planes.
 * One coordinate is eliminated with H as the pivot. After Bareiss (1968) the new coefficients are divisible by the pivot before: this
 * keeps them as short as determinants of the given ones.
 */
function restriction(
  planes: readonly Hyperplane[],
  H: Hyperplane,
  divisor: bigint,
): { planes: Hyperplane[]; divisor: bigint } | undefined {
  const last = H.length - 1;
  const k = H.findIndex((a, i) => i < last && a !== 0n);
  if (k < 0) return undefined;
  const pivot = H[k]!;
  const traces: Hyperplane[] = [];
  for (const plane of planes) {
    const trace: bigint[] = [];
    for (let i = 0; i <= last; i++) if (i !== k) trace.push((plane[i]! * pivot - plane[k]! * H[i]!) / divisor);
    if (trace.slice(0, -1).some((a) => a !== 0n)) traces.push(trace);
    else if (trace.at(-1) === 0n && plane.slice(0, -1).some((a) => a !== 0n)) return undefined;
  }
  return { planes: traces, divisor: pivot };
}

/** How many different numbers −c/a there are. Quotients that agree nearly, as rounded, are compared exactly. */
function distinctPoints(points: readonly (readonly [a: bigint, c: bigint])[]): number {
  const sorted = points
    .filter(([a]) => a !== 0n)
    .map(([a, c]) => ({ a, c, near: Number(c) / Number(a) }))
    .sort((p, q) => p.near - q.near);
  let count = 0;
  sorted.forEach((p, i) => {
    for (let j = i - 1; j >= 0; j--) {
      const q = sorted[j]!;
      if (p.near - q.near > 1e-12 * (Math.abs(p.near) + 1e-12)) break;
      if (p.a * q.c === q.a * p.c) return;
    }
    count++;
  });
  return count;
}

/** n random hyperplanes of a space of that many dimensions: coefficients are integers from −2^12 to 2^12, each as likely as any. */
export function randomHyperplanes(n: number, dims: number, random: Random): Hyperplane[] {
  const coefficient = () => BigInt(random.integer(2 ** 13 + 1) - 2 ** 12);
  return Array.from({ length: n }, () => Array.from({ length: dims + 1 }, coefficient));
}

/** The line through two places, which are whole numbers of steps of 1/grid. */
export function lineThrough(
  [[x0, y0], [x1, y1]]: readonly [readonly [number, number], readonly [number, number]],
  grid: number,
): [bigint, bigint, bigint] {
  const [p, q, r, s] = [x0, y0, x1, y1].map((v) => BigInt(Math.round(v * grid))) as [bigint, bigint, bigint, bigint];
  return [(q - s) * BigInt(grid), (r - p) * BigInt(grid), p * s - r * q];
}

/** Points of the circle below lie on a grid of this many steps a unit. */
const GRID = 2 ** 12;

/**
 * n random lines of the plane of which any two cross within a circle: of 2n random points on the circle each is joined to the one that has
 * as many on either side. Corners of a convex polygon joined in this way cross in pairs.
 * @param radius and centre in whole steps of 1/GRID
 */
export function crossingLines(
  n: number,
  random: Random,
  { centre = 0, radius = GRID } = {},
): [bigint, bigint, bigint][] {
  const places = new Map<string, { angle: number; x: number; y: number }>();
  while (places.size < 2 * n) {
    const angle = 2 * Math.PI * random.uniform();
    const x = centre + Math.round(radius * cos(angle)),
      y = centre + Math.round(radius * sin(angle));
    places.set(`${x},${y}`, { angle, x, y });
  }
  const around = [...places.values()].sort((p, q) => p.angle - q.angle);
  return Array.from({ length: n }, (_, i) => {
    const p = around[i]!,
      q = around[i + n]!;
    return [BigInt((p.y - q.y) * GRID), BigInt((q.x - p.x) * GRID), BigInt(p.x * q.y - q.x * p.y)];
  });
}
