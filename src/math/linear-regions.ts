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

/** The two parts of a convex polygon on either side of a line, or one of them empty where the line misses its interior. */
function cut(edges: readonly Form[], line: Form): { above?: Form[]; below?: Form[] } {
  const signs = corners({ edges }).map((v) => dot(line, v));
  if (signs.every((s) => s >= 0n)) return { above: [...edges] };
  if (signs.every((s) => s <= 0n)) return { below: [...edges] };
  const side = (sign: bigint, border: Form): Form[] => {
    const kept: Form[] = [];
    edges.forEach((edge, i) => {
      const from = signs.at(i - 1)! * sign, to = signs[i]! * sign;
      if (from > 0n || to > 0n) kept.push(edge);
      // The polygon leaves this side on this edge, or at its end: the cutting line is the next edge.
      if (from > 0n && to <= 0n) kept.push(border);
    });
    return kept;
  };
  return { above: side(1n, line), below: side(-1n, [-line[0], -line[1], -line[2]]) };
}

/** The square [−size, size]², as a region's edges. */
function square(size: bigint): Form[] {
  return [[0n, 1n, size], [-1n, 0n, size], [0n, -1n, size], [1n, 0n, size]];
}

const bitLength = (n: bigint) => (n < 0n ? -n : n).toString(2).length;

/**
 * The regions of the whole plane (default) or of the square [−size, size]².
 *
 * For the whole plane the square is made so large that every vertex of the subdivision lies inside: lines with coefficients of b bits
 * meet at coordinates below 2^(2b+1); if a form turns out longer than was guessed, the subdivision is made again in a larger square.
 */
export function linearRegions(layers: readonly IntegerLayer[], size?: bigint): Region[] {
  for (let bits = 64; ; bits *= 2) {
    const bound = size ?? 1n << BigInt(2 * bits + 2);
    const { regions, longest } = subdivide(layers, square(bound));
    if (size !== undefined || longest <= bits) return regions;
  }
}

function subdivide(layers: readonly IntegerLayer[], start: Form[]): { regions: Region[]; longest: number } {
  let longest = 0;
  let cells: (Region & { outputs: Form[] })[] = [{ edges: start, pattern: [], outputs: [[1n, 0n, 0n], [0n, 1n, 0n]] }];
  for (const layer of layers) {
    cells = cells.flatMap((cell) => {
      const forms = layer.weights.map((row, j): Form => {
        const sum = (k: 0 | 1 | 2) => row.reduce((s, w, i) => s + w * cell.outputs[i]![k], 0n);
        return [sum(0), sum(1), sum(2) + layer.biases[j]!];
      });
      for (const form of forms) for (const n of form) longest = Math.max(longest, bitLength(n));
      let parts: { edges: readonly Form[]; active: string }[] = [{ edges: cell.edges, active: '' }];
      for (const form of forms) {
        parts = parts.flatMap(({ edges, active }) => {
          const { above, below } = cut(edges, form);
          return [
            ...(below ? [{ edges: below, active: `${active}0` }] : []),
            ...(above ? [{ edges: above, active: `${active}1` }] : []),
          ];
        });
      }
      return parts.map(({ edges, active }) => ({
        edges,
        pattern: [...cell.pattern, active],
        outputs: forms.map((form, j): Form => (active[j] === '1' ? form : [0n, 0n, 0n])),
      }));
    });
  }
  return { regions: cells.map(({ edges, pattern }) => ({ edges, pattern })), longest };
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
