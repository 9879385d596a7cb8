import { describe, expect, it } from 'vitest';
import { greedyModularity, greedyParts, modularityOf, type Graph } from '../../../src/math/graphs/modularity.ts';
import { random } from '../../../src/math/random.ts';

const clique = (from: number, size: number): Graph['edges'][number][] =>
  Array.from({ length: size }, (_, i) =>
    Array.from({ length: i }, (_, j) => ({ from: from + i, to: from + j, weight: 1 })),
  ).flat();

/** By the definition: Σ over pairs of vertices in one part of A_ij/2m − d_i d_j/(2m)². */
function byPairs({ vertices, edges }: Graph, parts: ArrayLike<number>): number {
  const a = Array.from({ length: vertices }, () => new Float64Array(vertices));
  for (const { from, to, weight } of edges) {
    a[from]![to]! += weight;
    a[to]![from]! += weight;
  }
  const degrees = a.map((row) => row.reduce((x, y) => x + y, 0));
  const ends = degrees.reduce((x, y) => x + y, 0);
  let q = 0;
  for (let i = 0; i < vertices; i++)
    for (let j = 0; j < vertices; j++)
      if (parts[i] === parts[j]) q += a[i]![j]! / ends - (degrees[i]! * degrees[j]!) / (ends * ends);
  return q;
}

/** Every way to part so few vertices. */
function* partings(count: number, parts: number[] = []): Generator<number[]> {
  if (parts.length === count) return yield parts;
  for (let p = 0; p <= Math.max(-1, ...parts) + 1; p++) yield* partings(count, [...parts, p]);
}

describe('modularity', () => {
  const two: Graph = { vertices: 8, edges: [...clique(0, 4), ...clique(4, 4), { from: 3, to: 4, weight: 1 }] };
  it('finds two cliques that one edge joins: Q = 12/13 − 1/2', () => {
    expect(Array.from(greedyParts(two))).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
    expect(greedyModularity(two)).toBeCloseTo(12 / 13 - 1 / 2, 12);
  });
  it('is 0 for one part, for a clique, and for a graph without weight', () => {
    expect(modularityOf(two, new Uint8Array(8))).toBeCloseTo(0, 12);
    expect(greedyModularity({ vertices: 5, edges: clique(0, 5) })).toBeCloseTo(0, 12);
    expect(greedyModularity({ vertices: 3, edges: [] })).toBe(0);
  });
  it('is the sum over pairs, does not change with the scale, and is found near the best of all partings', () => {
    for (let seed = 0; seed < 20; seed++) {
      const draw = random(seed, 'graph');
      const edges = clique(0, 7)
        .filter(() => draw.uniform() < 0.5)
        .map((edge) => ({ ...edge, weight: draw.uniform() }));
      const graph = { vertices: 7, edges };
      const parts = greedyParts(graph);
      const q = modularityOf(graph, parts);
      expect(q).toBeCloseTo(byPairs(graph, parts), 12);
      expect(greedyModularity({ vertices: 7, edges: edges.map((e) => ({ ...e, weight: 7 * e.weight })) })).toBeCloseTo(
        q,
        12,
      );
      let best = 0;
      for (const some of partings(7)) best = Math.max(best, modularityOf(graph, some));
      expect(q).toBeLessThanOrEqual(best + 1e-12);
      expect(q).toBeGreaterThan(0.6 * best);
    }
  });
});
