/** Whether a straight line separates two finite sets of points of the plane. */

type Point = readonly [x: number, y: number];

/**
 * True if some line has all of `a` strictly on one side and all of `b` strictly on the other. Decided by the directions that the line of the
 * widest margin can have: its normal joins a point of each set, or is normal to an edge of one of them.
 * @param least a margin below this counts as none: rounding
 */
export function isSeparable(a: readonly Point[], b: readonly Point[], least = 1e-9): boolean {
  if (a.length === 0 || b.length === 0) return true;
  const between = a.flatMap((p) => b.map((q): Point => [q[0] - p[0], q[1] - p[1]]));
  const edges = [a, b].flatMap((set) =>
    set.flatMap((p, i) => set.slice(i + 1).map((q): Point => [-(q[1] - p[1]), q[0] - p[0]])),
  );
  return [...between, ...edges].some(([x, y]) => {
    const length = Math.sqrt(x * x + y * y);
    if (length === 0) return false;
    const along = (set: readonly Point[]) => set.map(([p, q]) => (p * x + q * y) / length);
    const [first, second] = [along(a), along(b)];
    return Math.min(...second) - Math.max(...first) > least || Math.min(...first) - Math.max(...second) > least;
  });
}
