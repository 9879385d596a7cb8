import type { Graph, Net } from './tent.ts';

/**
 * Yarotsky's net for x² on [0,1]: f_m = x − Σ_{s ≤ m} t∘s / 4^s, with t the tent map (Yarotsky 2017, proposition 2). A layer folds the
 * sawtooth once more with two units, and a third carries the sum so far, which is never negative. m = 0 is the identity, without a layer.
 */
export function squareNet(m: number): Net {
  // The sawtooth and the sum, as read from the layer before.
  let sawtooth = [1],
    sum = [1];
  const layers: Net['layers'] = [];
  for (let s = 1; s <= m; s++) {
    const share = 2 ** (-2 * s);
    if (s === 1) {
      layers.push({ weights: [[1], [1]], biases: [0, -0.5] });
      // relu(x) is x: it serves as the sum too.
      [sawtooth, sum] = [
        [2, -4],
        [1 - 2 * share, 4 * share],
      ];
    } else {
      layers.push({ weights: [sawtooth, sawtooth, sum], biases: [0, -0.5, 0] });
      [sawtooth, sum] = [
        [2, -4, 0],
        [-2 * share, 4 * share, 1],
      ];
    }
  }
  return { layers, readout: sum };
}

/**
 * The greatest |g(x) − x²| over [0,1] of a piecewise linear graph, and the point of each piece where it is reached. On a piece the difference
 * is a parabola that opens downwards: its extremes are at the ends and where 2x is the piece's slope. Exact as long as the knots' heights
 * have fewer than 50 binary places.
 */
export function squareError(graph: Graph): { maxError: number; peaks: Graph } {
  const far = ({ x, y }: Graph[number]) => Math.abs(y - x * x);
  const farther = (p: Graph[number], q: Graph[number]) => (far(q) > far(p) ? q : p);
  const peaks = graph.slice(1).map((right, i) => {
    const left = graph[i]!,
      slope = (right.y - left.y) / (right.x - left.x),
      x = slope / 2;
    const top = { x, y: left.y + slope * (x - left.x) };
    return [left, right, ...(x > left.x && x < right.x ? [top] : [])].reduce(farther);
  });
  return { maxError: peaks.reduce((most, peak) => Math.max(most, far(peak)), 0), peaks };
}
