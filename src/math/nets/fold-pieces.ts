import type { FoldMap } from './fold-map.ts';

/**
 * The straight pieces of a folding map composed with itself, counted exactly. A number v is a whole multiple V of 1/S; a layer turns S into
 * S times a constant of the map, so that no division and no rounding ever happens.
 */

/** What is changed in a folding map; the weights of its units stay. */
export interface Change {
  /** How far each unit's hinge is moved, in thousandths; those not given stay. */
  moved?: readonly number[];
  /** The unit that faces left, from 1; 0: none. Not given: as the map says. */
  left?: number;
  /** What is read out is stretched about ½, by so many hundredths. */
  spare?: number;
}

interface Hinge {
  /** The hinge lies at `numerator` / (1000·stretch). */
  numerator: bigint;
  facesLeft: boolean;
  readout: bigint;
}

/** One layer that folds, in whole numbers. */
export interface ExactFold {
  /** In the order of the units. */
  hinges: readonly Hinge[];
  /** 1000·stretch: the slope of what a unit reads. */
  steep: bigint;
  constant: bigint;
  times: bigint;
  /** 100 + spare. */
  height: bigint;
}

/** A folding map that is changed so; the constant makes 0 of 0 before it is stretched. */
export function exactFold(map: FoldMap, { moved = [], left, spare = 0 }: Change = {}): ExactFold {
  const units = map.units.map((unit, i) => ({
    ...unit,
    facesLeft: left === undefined ? unit.facesLeft : left === i + 1,
    moved: Math.round(moved[i] ?? 0),
  }));
  return {
    hinges: units.map(({ kink, facesLeft, readout, moved }) => ({
      numerator: BigInt(1000 * kink + moved * map.stretch),
      facesLeft,
      readout: BigInt(readout),
    })),
    steep: BigInt(1000 * map.stretch),
    constant: -units.reduce(
      (sum, { kink, facesLeft, readout }) => sum + (facesLeft ? BigInt(1000 * kink * readout) : 0n),
      0n,
    ),
    times: BigInt(1000 * map.times),
    height: BigInt(100 + spare),
  };
}

/** S after a layer: so many times S before. */
export const finer = ({ times }: ExactFold): bigint => 200n * times;

/** V/S → V′/S′, what the layer makes of it. */
export function folded({ hinges, steep, constant, times, height }: ExactFold, V: bigint, S: bigint): bigint {
  let sum = constant * S;
  for (const { numerator, facesLeft, readout } of hinges) {
    const above = steep * V - numerator * S;
    if (above > 0n !== facesLeft) sum += readout * (facesLeft ? -above : above);
  }
  return height * (2n * sum - times * S) + 100n * times * S;
}

/** The slope, but for a positive constant, just to one side of V/S: −1 is the left side. */
function slope({ hinges, steep }: ExactFold, V: bigint, S: bigint, side: bigint): bigint {
  let sum = 0n;
  for (const { numerator, facesLeft, readout } of hinges) {
    const above = steep * V - numerator * S;
    if ((above === 0n ? side > 0n : above > 0n) !== facesLeft) sum += facesLeft ? -readout : readout;
  }
  return sum;
}

const signOf = (x: bigint): bigint => (x > 0n ? 1n : x < 0n ? -1n : 0n);

/** Whether the graph of the next layers, one after another, has different slopes on the two sides of V/S. */
function bends(fold: ExactFold, V: bigint, S: bigint, layers: number): boolean {
  // One-sided slopes from the left and from the right, and on which side of the value the neighbours lie.
  const sides = [
    { slope: 1n, at: -1n },
    { slope: 1n, at: 1n },
  ];
  for (let l = 0; l < layers; l++) {
    for (const side of sides) {
      const here = side.at === 0n ? 0n : slope(fold, V, S, side.at);
      side.slope *= here;
      side.at *= signOf(here);
    }
    V = folded(fold, V, S);
    S *= finer(fold);
  }
  return sides[0]!.slope !== sides[1]!.slope;
}

/** Where a layer's hinges are, once each, from left to right, in multiples of 1/steep. */
const places = ({ hinges }: ExactFold): bigint[] =>
  [...new Set(hinges.map(({ numerator }) => numerator))].sort((a, b) => (a < b ? -1 : 1));

/**
 * Pieces of the graph over [0,1] after 1, 2, … layers of the same fold. Intervals on which the graph so far is straight are kept by the interval that
 * they are mapped onto, with how many there are: there are few different ones.
 */
export function foldedPieces(fold: ExactFold, layers: number): number[] {
  const most = Array.from({ length: layers }, () => 1n);
  const cuts = places(fold);
  let S = 1n,
    images = new Map([['0,1', { low: 0n, high: 1n, count: 1n }]]);
  for (let l = 0; l < layers; l++) {
    const next = new Map<string, { low: bigint; high: bigint; count: bigint }>();
    // The hinges are whole at this scale.
    const { steep } = fold,
      T = S * steep;
    for (const { low, high, count } of images.values()) {
      const inside = cuts.map((cut) => cut * S).filter((cut) => cut > low * steep && cut < high * steep);
      for (const cut of inside)
        for (let after = l; after < layers; after++) if (bends(fold, cut, T, after - l + 1)) most[after]! += count;
      const ends = [low * steep, ...inside, high * steep];
      for (let i = 1; i < ends.length; i++) {
        const a = folded(fold, ends[i - 1]!, T),
          b = folded(fold, ends[i]!, T);
        const [low, high] = a < b ? [a, b] : [b, a],
          key = `${low},${high}`;
        const same = next.get(key);
        if (same) same.count += count;
        else next.set(key, { low, high, count });
      }
    }
    S = T * finer(fold);
    images = next;
  }
  return most.map(Number);
}

/** A knot of a graph over [0,1], rounded to doubles. */
type Knot = [x: number, y: number];

/** V/S as a double, of any size. */
function ratio(V: bigint, S: bigint): number {
  // Sixty bits below the point are more than a double has.
  return Number((V << 60n) / S) / 2 ** 60;
}

/** The knots of the graph over [0,1] after so many layers: both ends and every place where a unit switches, from left to right. */
export function foldedGraph(fold: ExactFold, layers: number): Knot[] {
  let S = 1n,
    knots = [0n, 1n].map((V) => ({ x: Number(V), V }));
  const cuts = places(fold);
  for (let l = 0; l < layers; l++) {
    const { steep } = fold,
      T = S * steep;
    const split = knots.flatMap((right, i) => {
      const to = { x: right.x, V: right.V * steep },
        left = knots[i - 1];
      if (!left) return [to];
      const from = { x: left.x, V: left.V * steep },
        [low, high] = from.V < to.V ? [from.V, to.V] : [to.V, from.V];
      const inside = cuts
        .map((cut) => cut * S)
        .filter((cut) => cut > low && cut < high)
        .map((V) => ({ x: from.x + ratio(V - from.V, to.V - from.V) * (to.x - from.x), V }));
      return [...inside.sort((a, b) => a.x - b.x), to];
    });
    knots = split.map(({ x, V }) => ({ x, V: folded(fold, V, T) }));
    S = T * finer(fold);
  }
  return knots.map(({ x, V }) => [x, ratio(V, S)]);
}

/** Each unit's hinge: where it is, and what the layer makes of that place. */
export const hingePoints = (fold: ExactFold): Knot[] =>
  fold.hinges.map(({ numerator }) => knotAt(fold, numerator, fold.steep));

/** The knots of one layer's graph between two places that are given in thousandths, and what it makes of these. */
export function layerGraph(fold: ExactFold, from: number, to: number): Knot[] {
  const [start, end] = [from, to].map((x) => (BigInt(x) * fold.steep) / 1000n) as [bigint, bigint];
  return [start, ...places(fold).filter((cut) => cut > start && cut < end), end].map((V) =>
    knotAt(fold, V, fold.steep),
  );
}

const knotAt = (fold: ExactFold, V: bigint, S: bigint): Knot => [
  ratio(V, S),
  ratio(folded(fold, V, S), S * finer(fold)),
];

/** Of the pieces of one layer over [0,1], which are mapped onto all of it. */
export function covering(fold: ExactFold): boolean[] {
  const { steep } = fold,
    one = steep * finer(fold);
  const heights = [0n, ...places(fold).filter((cut) => cut > 0n && cut < steep), steep].map((V) =>
    folded(fold, V, steep),
  );
  return heights
    .slice(1)
    .map((b, i) => [heights[i]!, b].some((y) => y <= 0n) && [heights[i]!, b].some((y) => y >= one));
}
