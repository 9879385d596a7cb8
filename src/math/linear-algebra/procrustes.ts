/**
 * How alike two plane figures of as many points are, when one may be moved, turned, flipped and scaled as one piece: orthogonal Procrustes
 * analysis (Schönemann 1966; Gower 1975), in the plane, where the best turn needs no more than square roots.
 */

export type Point = readonly [x: number, y: number];

export interface Superposition {
  /** 1 − what is left of the squared distances / what there was of them about the centre: 1 for similar figures, 0 where no turn helps. The same either way round. */
  r2: number;
  /** Takes a point of the first figure's plane to where it lies on the second. */
  place(point: Point): [x: number, y: number];
}

const centreOf = (points: readonly Point[]): Point => [
  points.reduce((sum, [x]) => sum + x, 0) / points.length,
  points.reduce((sum, [, y]) => sum + y, 0) / points.length,
];
const about = (points: readonly Point[], [cx, cy]: Point): Point[] => points.map(([x, y]) => [x - cx, y - cy]);
const spreadOf = (points: readonly Point[]): number => points.reduce((sum, [x, y]) => sum + x * x + y * y, 0);

/** Sums of products of the coordinates of paired points about their centres. */
interface Products {
  xx: number;
  xy: number;
  yx: number;
  yy: number;
}

const square = (x: number): number => x * x;

/** How far a turn, and a turn after a flip, can bring the pairs together: the greatest values of Σ⟨turned, other⟩. */
const reaches = ({ xx, xy, yx, yy }: Products) => ({
  turned: Math.sqrt(square(xx + yy) + square(xy - yx)),
  flipped: Math.sqrt(square(xx - yy) + square(xy + yx)),
});

function productsOf(from: readonly Point[], to: readonly Point[]): Products {
  const sums = { xx: 0, xy: 0, yx: 0, yy: 0 };
  from.forEach(([x, y], i) => {
    const [u, v] = to[i]!;
    sums.xx += x * u;
    sums.xy += x * v;
    sums.yx += y * u;
    sums.yy += y * v;
  });
  return sums;
}

/**
 * The turn, flip, scale and shift of the first figure that bring its points nearest to those of the second, in least squares.
 * @throws RangeError unless there are as many of either and neither is all in one place
 */
export function procrustes(from: readonly Point[], to: readonly Point[]): Superposition {
  if (from.length !== to.length) throw new RangeError(`invalid figures: ${from.length} and ${to.length} points`);
  const [start, end] = [centreOf(from), centreOf(to)];
  const [own, other] = [about(from, start), about(to, end)];
  const [size, wide] = [spreadOf(own), spreadOf(other)];
  if (!(size > 0 && wide > 0)) throw new RangeError('invalid figures: all points in one place');
  const sums = productsOf(own, other);
  const { turned, flipped } = reaches(sums);
  const flips = flipped > turned;
  const reach = Math.max(turned, flipped);
  // (c, s) is the direction in which Σ⟨turned, other⟩ is greatest; with no direction better than another, any is best.
  const [c, s] =
    reach === 0
      ? [1, 0]
      : flips
        ? [(sums.xx - sums.yy) / reach, (sums.xy + sums.yx) / reach]
        : [(sums.xx + sums.yy) / reach, (sums.xy - sums.yx) / reach];
  const scale = reach / size;
  return {
    r2: (reach * reach) / (size * wide),
    place([px, py]) {
      const [x, y] = [px - start[0], flips ? start[1] - py : py - start[1]];
      return [end[0] + scale * (c * x - s * y), end[1] + scale * (s * x + c * y)];
    },
  };
}

/** More points have too many orders to count all. */
const MOST = 10;

/**
 * Whether a figure is more like another than it would be by chance: the share of all ways to deal its points out to those of the other that make
 * it at least as alike. All n! are counted, so nothing is random; they begin with the one that was seen, which the least possible p, 1/n!, counts.
 * @throws RangeError as `procrustes`, and for more than ten points
 */
export function procrustesTest(from: readonly Point[], to: readonly Point[]): { r2: number; p: number } {
  const { r2 } = procrustes(from, to);
  const n = from.length;
  if (n > MOST) throw new RangeError(`invalid figures: ${n} points, at most ${MOST}`);
  const [own, other] = [about(from, centreOf(from)), about(to, centreOf(to))];
  const size = spreadOf(own) * spreadOf(other);
  // Sums that differ by rounding alone are equal.
  const least = r2 - 1e-9;
  const sums = productsOf(own, other);
  const alike = () => {
    const { turned, flipped } = reaches(sums);
    return square(Math.max(turned, flipped)) / size >= least;
  };
  let [all, seen] = [1, 1];
  // Heap's algorithm: every order from the one before by one exchange, which changes four sums.
  const turns = new Array<number>(n).fill(0);
  for (let i = 0; i < n;) {
    if (turns[i]! >= i) {
      turns[i++] = 0;
      continue;
    }
    exchange(i % 2 === 0 ? 0 : turns[i]!, i);
    all++;
    if (alike()) seen++;
    turns[i]!++;
    i = 0;
  }
  return { r2, p: seen / all };

  function exchange(a: number, b: number): void {
    const [dx, dy] = [own[b]![0] - own[a]![0], own[b]![1] - own[a]![1]];
    const [du, dv] = [other[a]![0] - other[b]![0], other[a]![1] - other[b]![1]];
    sums.xx += dx * du;
    sums.xy += dx * dv;
    sums.yx += dy * du;
    sums.yy += dy * dv;
    [own[a], own[b]] = [own[b]!, own[a]!];
  }
}
