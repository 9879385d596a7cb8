type Pair = [x: number, y: number];

/** A rectangle of the plane, by what its sides span. */
export interface Sides {
  x: readonly [low: number, high: number];
  y: readonly [low: number, high: number];
}

/** Where the line a·x + b·y + c = 0 enters a rectangle and leaves it; undefined if it misses it, or only touches a corner. */
export function lineEnds([a, b, c]: readonly number[], { x, y }: Sides): [Pair, Pair] | undefined {
  const ends: Pair[] = [
    ...(b === 0 ? [] : x.map((at): Pair => [at, -(c! + a! * at) / b!])),
    ...(a === 0 ? [] : y.map((at): Pair => [-(c! + b! * at) / a!, at])),
  ];
  const inside = ends.filter(([u, v]) => u >= x[0] - 1e-9 && u <= x[1] + 1e-9 && v >= y[0] - 1e-9 && v <= y[1] + 1e-9);
  const far = inside.find(([u, v]) => Math.hypot(u - inside[0]![0], v - inside[0]![1]) > 1e-6);
  return far && [inside[0]!, far];
}
