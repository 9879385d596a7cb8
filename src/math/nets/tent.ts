/**
 * Folding as a network. The tent map t(x) = 2·relu(x) − 4·relu(x − ½) folds [0,1] in the middle and stretches it back; k of them, one after
 * another, are a net of k layers with two units each whose graph has 2^k straight pieces (Telgarsky 2015). Here a net of one input and one
 * output is really composed layer by layer, and its graph is followed exactly: weights are powers of two, so every knot is a dyadic
 * rational and no rounding happens up to 2^52 pieces.
 */

/** One layer: `weights[unit][input]`, one bias a unit; ReLU follows. */
interface Layer {
  weights: number[][];
  biases: number[];
}

/** A net from one number to one number: ReLU layers, then a linear read-out of the last layer (no bias). */
export interface Net {
  layers: Layer[];
  readout: number[];
}

/** The knots of a piecewise linear graph from x = 0 to x = 1, in order. */
export type Graph = { x: number; y: number }[];

/** The knots of a graph's first pieces, at most so many, as figures draw them. */
export const beginning = (graph: Graph, pieces: number): [x: number, y: number][] =>
  graph.slice(0, pieces + 1).map(({ x, y }) => [x, y]);

/** The tent map as a net: two units. */
export function tent(): Net {
  return { layers: [{ weights: [[1], [1]], biases: [0, -0.5] }], readout: [2, -4] };
}

/** The tent map composed with itself k times: k layers of two units. k = 0 is the identity, without a layer. */
export const folded = (k: number): Net =>
  Array.from({ length: k }).reduce<Net>((net) => compose(tent(), net), { layers: [], readout: [1] });

/** `outer ∘ inner` as one net: the inner read-out is absorbed by the weights of the outer net's first layer, so no unit is added. */
export function compose(outer: Net, inner: Net): Net {
  const [first, ...rest] = outer.layers;
  if (!first) throw new RangeError('invalid net: no layers');
  const joined = { weights: first.weights.map(([w]) => inner.readout.map((r) => w! * r)), biases: first.biases };
  return { layers: [...inner.layers, joined, ...rest], readout: outer.readout };
}

/** Number of hidden units. */
export function units(net: Net): number {
  return net.layers.reduce((sum, layer) => sum + layer.biases.length, 0);
}

/** Number of weights and biases of a dense net of that shape, the output's bias included. */
export function parameters(net: Net): number {
  let inputs = 1,
    sum = 0;
  for (const { biases } of net.layers) {
    sum += (inputs + 1) * biases.length;
    inputs = biases.length;
  }
  return sum + inputs + 1;
}

/** The net's value at x. */
export function evaluate(net: Net, x: number): number {
  let values = [x];
  for (const layer of net.layers) values = preactivations(layer, values).map((z) => Math.max(0, z));
  return dot(net.readout, values);
}

/**
 * The exact graph of the net over [0,1]: every layer's preactivations are linear between the knots so far, so each new knot lies where
 * one of them changes sign. Knots at which the slope of the output does not change are left out.
 */
export function graph(net: Net): Graph {
  let points = [0, 1].map((x) => ({ x, values: [x] }));
  for (const layer of net.layers) {
    const lines = points.map(({ x, values }) => ({ x, values: preactivations(layer, values) }));
    points = withSignChanges(lines).map(({ x, values }) => ({ x, values: values.map((z) => Math.max(0, z)) }));
  }
  return withoutStraightKnots(points.map(({ x, values }) => ({ x, y: dot(net.readout, values) })));
}

const dot = (a: number[], b: number[]) => a.reduce((sum, w, i) => sum + w * b[i]!, 0);

const preactivations = ({ weights, biases }: Layer, values: number[]) =>
  weights.map((row, unit) => dot(row, values) + biases[unit]!);

type Point = { x: number; values: number[] };

function withSignChanges(lines: Point[]): Point[] {
  const result: Point[] = [];
  lines.forEach((right, i) => {
    const left = lines[i - 1];
    if (left) {
      const shares = left.values
        .map((z, unit) => z / (z - right.values[unit]!))
        .filter((share) => share > 0 && share < 1);
      for (const share of [...new Set(shares)].sort((a, b) => a - b)) {
        const between = (a: number, b: number) => a + share * (b - a);
        result.push({
          x: between(left.x, right.x),
          values: left.values.map((z, unit) => between(z, right.values[unit]!)),
        });
      }
    }
    result.push(right);
  });
  return result;
}

function withoutStraightKnots(points: Graph): Graph {
  return points.filter((point, i) => {
    const before = points[i - 1],
      after = points[i + 1];
    return (
      !before || !after || (point.y - before.y) * (after.x - point.x) !== (after.y - point.y) * (point.x - before.x)
    );
  });
}
