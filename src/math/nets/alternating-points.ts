import { valuesAt, type OneLayerNet } from './one-layer-net.ts';
import type { Graph } from './tent.ts';

/**
 * Telgarsky's n alternating points x_i = i/n, y_i = i mod 2, i = 0 … n−1, classified by whether a net's value is at least ½, and what nets
 * with few pieces cannot do on them (Telgarsky 2015, "Representation benefits of deep feedforward networks").
 */

/** The points' places. */
export const alternatingPoints = (n: number): number[] => Array.from({ length: n }, (_, i) => i / n);

/** How many of the n points are classified wrongly by these values at them. */
export const alternatingErrors = (values: readonly number[]): number =>
  values.reduce((wrong, value, i) => wrong + Number(Number(value >= 0.5) !== i % 2), 0);

/**
 * Any continuous function of that many straight pieces errs on at least so many of n alternating points. A piece crosses ½ at most once, so
 * the points fall into at most pieces + 1 runs of one class, and a run of r points has at least (r − 1)/2 of the other.
 */
export const fewestErrors = (pieces: number, n: number): number => Math.max(0, Math.ceil((n - pieces - 1) / 2));

/** The most straight pieces of a net of one input with that many layers of that width: each layer bends each piece once a unit. */
export const mostPieces = (width: number, layers: number): number =>
  Array.from({ length: layers }).reduce<number>((pieces) => pieces * (width + 1), 1);

/** The largest width m with m ≤ 2^((k−3)/layers − 1), that is (2m)^layers ≤ 2^(k−3); 0 if there is none. */
export function telgarskyWidth(k: number, layers: number): number {
  return largest((m) => (2n * m) ** BigInt(layers) * 8n <= 2n ** BigInt(k));
}

/** The largest width of nets with that many layers that must err on a sixth of 2^k alternating points, by `fewestErrors`; 0 if there is none. */
export function countedWidth(k: number, layers: number): number {
  const n = 2n ** BigInt(k);
  // ⌈(n − pieces − 1)/2⌉ ≥ n/6
  return largest((m) => ((n - (m + 1n) ** BigInt(layers)) / 2n) * 6n >= n && (m + 1n) ** BigInt(layers) <= n);
}

/** The largest integer for which a condition holds that holds up to some number and then no more; 0 if it fails for 1. */
function largest(holds: (m: bigint) => boolean): number {
  let high = 1n;
  while (holds(high)) high *= 2n;
  let low = high / 2n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return Number(low);
}

/** One hidden layer that follows a graph from its first knot over as many pieces as it has units, and then goes straight on. */
export function follower(graph: Graph, units: number): OneLayerNet {
  let before = 0;
  const hinges = Array.from({ length: Math.min(units, graph.length - 1) }, (_, i) => {
    const p = graph[i]!,
      q = graph[i + 1]!;
    const slope = (q.y - p.y) / (q.x - p.x),
      weight = slope - before;
    before = slope;
    return { at: p.x, weight };
  });
  return { activation: 'relu', hinges, offset: graph[0]!.y };
}

/** The graph of that follower, from the first knot to where the graph's first pieces end. */
export function followerGraph(graph: Graph, units: number, pieces: number): Graph {
  const shown = graph.slice(0, pieces + 1).map(({ x }) => x);
  const places = [...new Set([...shown.slice(0, units + 1), shown.at(-1)!])];
  const heights = valuesAt(follower(graph, units), places);
  return places.map((x, i) => ({ x, y: heights[i]! }));
}
