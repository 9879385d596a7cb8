/**
 * How well a graph falls into parts: Newman's modularity Q = Σ_parts [ e/m − (d/2m)² ], m the sum of all weights, e that of the edges within a part, d
 * the sum of its vertices' degrees (Newman & Girvan 2004; with weights Newman 2004). 0 for one part, below 1 always.
 */

/** Undirected, without loops; weights ≥ 0. */
export interface Graph {
  vertices: number;
  edges: readonly { from: number; to: number; weight: number }[];
}

/** @param parts of each vertex the part, any whole numbers from 0 @returns 0 for a graph without weight */
export function modularityOf({ vertices, edges }: Graph, parts: ArrayLike<number>): number {
  const within = new Map<number, number>();
  const degrees = new Map<number, number>();
  const add = (to: Map<number, number>, part: number, weight: number) => to.set(part, (to.get(part) ?? 0) + weight);
  let m = 0;
  for (const { from, to, weight } of edges) {
    m += weight;
    add(degrees, parts[from]!, weight);
    add(degrees, parts[to]!, weight);
    if (parts[from] === parts[to]) add(within, parts[from]!, weight);
  }
  if (m === 0) return 0;
  let q = 0;
  for (const part of new Set(Array.from({ length: vertices }, (_, v) => parts[v]!))) {
    const share = (degrees.get(part) ?? 0) / (2 * m);
    q += (within.get(part) ?? 0) / m - share * share;
  }
  return q;
}

/**
 * Parts found greedily: from single vertices on, the two parts whose union raises Q most become one, until none raises it (Newman 2004). A lower bound of
 * the best Q, the same for the same graph; of equal unions the first is taken.
 * @returns of each vertex its part, numbered from 0 by first vertices
 */
export function greedyParts({ vertices, edges }: Graph): Int32Array {
  const m = edges.reduce((sum, { weight }) => sum + weight, 0);
  // Between parts the share of the weight, half of it in each direction; of each part the share of all ends.
  const between = Array.from({ length: vertices }, () => new Float64Array(vertices));
  const ends = new Float64Array(vertices);
  for (const { from, to, weight } of edges) {
    if (m === 0) break;
    between[from]![to]! += weight / (2 * m);
    between[to]![from]! += weight / (2 * m);
    ends[from]! += weight / (2 * m);
    ends[to]! += weight / (2 * m);
  }
  const part = Int32Array.from({ length: vertices }, (_, v) => v);
  const alive = Array.from({ length: vertices }, (_, v) => v);
  for (;;) {
    let [best, keep, drop] = [1e-12, -1, -1];
    for (let a = 0; a < alive.length; a++)
      for (let b = a + 1; b < alive.length; b++) {
        const [i, j] = [alive[a]!, alive[b]!];
        const rise = 2 * (between[i]![j]! - ends[i]! * ends[j]!);
        if (rise > best) [best, keep, drop] = [rise, i, j];
      }
    if (keep < 0) break;
    for (const k of alive) {
      between[keep]![k]! += between[drop]![k]!;
      between[k]![keep]! = between[keep]![k]!;
    }
    ends[keep]! += ends[drop]!;
    for (let v = 0; v < vertices; v++) if (part[v] === drop) part[v] = keep;
    alive.splice(alive.indexOf(drop), 1);
  }
  const names = new Map<number, number>();
  return part.map((p) => {
    if (!names.has(p)) names.set(p, names.size);
    return names.get(p)!;
  });
}

/** Q of the parts that are found greedily. */
export const greedyModularity = (graph: Graph): number => modularityOf(graph, greedyParts(graph));
