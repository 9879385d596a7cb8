/**
 * The linear regions of a ReLU network on the plane, found exactly.
 *
 * Weights are integers (a common scale changes no region), a line ax + by + c = 0 is an integer triple, and the vertex where two lines meet is
 * their cross product in homogeneous coordinates. Every sign is therefore the sign of an exact integer, and no region is missed or counted
 * twice, however thin it is. Within one region every pre-activation is one affine form; the next layer's hinges cut it along those
 * forms' zero lines (Montúfar et al. 2014, section 2).
 */

/** An affine form a·x + b·y + c, or the line where it is zero. */
export type Form = readonly [a: bigint, b: bigint, c: bigint];

/** One layer: `weights[j][i]` from unit i to unit j and `biases[j]`, integers. Biases of layer l are in units of scale^l, see `integerLayers`. */
export interface IntegerLayer {
  weights: readonly (readonly bigint[])[];
  biases: readonly bigint[];
}

/** A convex region: its edge lines in order, inside where every form is ≥ 0, and which units of each layer are active in it. */
export interface Region {
  edges: readonly Form[];
  /** One string of 0 and 1 a layer. */
  pattern: readonly string[];
  /** What each unit of the last layer puts out in it: a form, zero if it is not active. */
  outputs: readonly Form[];
}

const cross = (p: Form, q: Form): Form => [
  p[1] * q[2] - p[2] * q[1],
  p[2] * q[0] - p[0] * q[2],
  p[0] * q[1] - p[1] * q[0],
];
const dot = (p: Form, q: Form): bigint => p[0] * q[0] + p[1] * q[1] + p[2] * q[2];

/** The corner between two successive edges of a region whose edges turn counter-clockwise, with positive third coordinate. */
function corner(edge: Form, next: Form): Form {
  const v = cross(edge, next);
  return v[2] < 0n ? [-v[0], -v[1], -v[2]] : v;
}

/** Corners of a region in order, as homogeneous integers [X, Y, W], W > 0; corner i lies between edges i and i+1. */
export function corners(region: Pick<Region, 'edges'>): Form[] {
  return region.edges.map((edge, i) => corner(edge, region.edges[(i + 1) % region.edges.length]!));
}

/** A convex polygon under the knife: `vertices` are its corners. */
interface Part {
  edges: readonly Form[];
  vertices: readonly Form[];
  active: string;
}

/** The parts of a convex polygon on either side of a line, the negative side first; one part if the line misses its interior. */
function cut({ edges, vertices, active }: Part, line: Form): Part[] {
  const signs = vertices.map((v) => dot(line, v));
  if (signs.every((s) => s <= 0n)) return [{ edges, vertices, active: `${active}0` }];
  if (signs.every((s) => s >= 0n)) return [{ edges, vertices, active: `${active}1` }];
  const side = (sign: bigint, border: Form, bit: string): Part => {
    const kept: Form[] = [];
    edges.forEach((edge, i) => {
      const from = signs.at(i - 1)! * sign,
        to = signs[i]! * sign;
      if (from > 0n || to > 0n) kept.push(edge);
      // The polygon leaves this side on this edge, or at its end: the cutting line is the next edge.
      if (from > 0n && to <= 0n) kept.push(border);
    });
    return { edges: kept, vertices: corners({ edges: kept }), active: active + bit };
  };
  return [side(-1n, [-line[0], -line[1], -line[2]], '0'), side(1n, line, '1')];
}

/** The rectangle [x0, x1] × [y0, y1], as a region's edges. */
export function box(x0: bigint, y0: bigint, x1: bigint, y1: bigint): Form[] {
  return [
    [0n, 1n, -y0],
    [-1n, 0n, x1],
    [0n, -1n, y1],
    [1n, 0n, -x0],
  ];
}

const magnitude = (n: bigint) => (n < 0n ? -n : n);

/**
 * A square that meets every region of the plane and holds every vertex inside. No form of the net has a coefficient above B, the product of
 * the layers' absolute row sums; two such lines meet, and a line without crossings passes, nearer to the origin than 2B² + 1.
 */
export function wholePlane(layers: readonly IntegerLayer[]): Form[] {
  let bound = 1n,
    greatest = 1n;
  for (const { weights, biases } of layers) {
    bound = weights.reduce((most, row, j) => {
      const sum = row.reduce((s, w) => s + magnitude(w) * bound, magnitude(biases[j]!));
      return sum > most ? sum : most;
    }, 0n);
    if (bound > greatest) greatest = bound;
  }
  const size = 2n * greatest * greatest + 1n;
  return box(-size, -size, size, size);
}

/**
 * Cuts a convex polygon along the hinges of one layer after another, and yields the parts as they come: first a part of the first layer,
 * then all that later layers make of it. A part of layer l has a pattern of l strings; those of the last layer are the linear regions.
 */
export function* subdivision(layers: readonly IntegerLayer[], edges: readonly Form[]): Generator<Region, void, void> {
  const inputs: Form[] = [
    [1n, 0n, 0n],
    [0n, 1n, 0n],
  ];
  yield* refine({ edges, pattern: [], outputs: inputs }, layers);
}

function* refine(region: Region, layers: readonly IntegerLayer[]): Generator<Region, void, void> {
  const [layer, ...later] = layers;
  if (!layer) return;
  const forms = layer.weights.map((row, j): Form => {
    const sum = (k: 0 | 1 | 2) => row.reduce((s, w, i) => s + w * region.outputs[i]![k], 0n);
    return [sum(0), sum(1), sum(2) + layer.biases[j]!];
  });
  let parts: Part[] = [{ edges: region.edges, vertices: corners(region), active: '' }];
  for (const form of forms) parts = parts.flatMap((part) => cut(part, form));
  for (const { edges, active } of parts) {
    const outputs = forms.map((form, j): Form => (active[j] === '1' ? form : [0n, 0n, 0n]));
    const part = { edges, pattern: [...region.pattern, active], outputs };
    yield part;
    yield* refine(part, later);
  }
}

/** The linear regions of a net, those of the whole plane or those within a convex polygon given by its edges. */
export function linearRegions(layers: readonly IntegerLayer[], edges: readonly Form[] = wholePlane(layers)): Region[] {
  return [...subdivision(layers, edges)].filter(({ pattern }) => pattern.length === layers.length);
}

/** How many linear regions a net has in the whole plane; none of them is kept. */
export function countOf(layers: readonly IntegerLayer[]): number {
  let count = 0;
  for (const { pattern } of subdivision(layers, wholePlane(layers))) count += Number(pattern.length === layers.length);
  return count;
}

/**
 * Real layers with weights rounded to multiples of 1/scale, as integers: the biases of layer l are multiplied by scale^l, since its inputs
 * already carry scale^(l−1). Regions of the rounded network are exact.
 */
export function integerLayers(
  layers: readonly { weights: readonly (readonly number[])[]; biases: readonly number[] }[],
  scale = 1024,
): IntegerLayer[] {
  const whole = (x: number) => BigInt(Math.round(x * scale));
  return layers.map(({ weights, biases }, l) => ({
    weights: weights.map((row) => row.map(whole)),
    biases: biases.map((b) => whole(b) * BigInt(scale) ** BigInt(l)),
  }));
}
