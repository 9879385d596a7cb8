import type { Graph } from './tent.ts';

/**
 * What few straight pieces cannot follow. A zigzag of T teeth changes its sign T times along [0,1]; a continuous function of p straight
 * pieces changes sign at most p times. So p < T pieces have the wrong sign, or none, at one of the zigzag's T + 1 corners, and miss it there by at
 * least its height: no net of N ReLU units in one layer, which has at most N + 1 pieces, comes nearer than L/(2(N + 2)) to the zigzag of N + 2
 * teeth of slope ±L. The constant 0 comes as near.
 */

/** Half the height of a zigzag of slope ±L: each of its T teeth rises or falls by L/T. */
export const zigzagHeight = (teeth: number, slope = 1): number => slope / (2 * teeth);

/** The corners of the zigzag of that many teeth on [0,1], up first. */
export function zigzag(teeth: number, slope = 1): Graph {
  const height = zigzagHeight(teeth, slope);
  return Array.from({ length: teeth + 1 }, (_, i) => ({ x: i / teeth, y: i % 2 === 0 ? -height : height }));
}

/** The height of a piecewise linear graph at a place between its ends. */
export function heightOf(graph: Graph, x: number): number {
  const after = Math.max(
    1,
    graph.findIndex((knot) => knot.x >= x),
  );
  const p = graph[after - 1]!,
    q = graph[after]!;
  // From the nearer end: at a knot its own height, to the last bit.
  const share = (x - p.x) / (q.x - p.x);
  return share <= 0.5 ? p.y + share * (q.y - p.y) : q.y - (1 - share) * (q.y - p.y);
}

/** Where two graphs over the same interval are farthest apart, the first such place: at a knot of one of them. */
export function farthest(one: Graph, other: Graph): { x: number; distance: number } {
  return [...one, ...other]
    .map(({ x }) => ({ x, distance: Math.abs(heightOf(one, x) - heightOf(other, x)) }))
    .sort((a, b) => a.x - b.x)
    .reduce((most, at) => (at.distance > most.distance ? at : most));
}

/** How often a function changes sign along its values at some places, in order: a change by way of 0 counts once. */
export function signChanges(values: readonly number[]): number {
  const signs = values.map(Math.sign).filter((sign) => sign !== 0);
  return signs.filter((sign, i) => i > 0 && sign !== signs[i - 1]).length;
}
