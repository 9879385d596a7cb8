import { cos, sin } from '../../src/math/elementary/elementary.ts';
import { move, rotation, type Arc, type Curve, type FoldedPaper, type Point } from './papercut.ts';
import { besideOf } from '../../src/book/chapter-order.ts';
import { random, type Random } from '../../src/math/random.ts';

/**
 * The cuts that paper cutters know, and flowers composed of them by chance. Every motif is drawn around the origin with +x outwards and is its
 * own mirror image in the x axis, so that it may lie across a crease.
 */

const straight = (from: Point, to: Point): Arc => [[(from[0] + to[0]) / 2, (from[1] + to[1]) / 2], to];
const polar = (radius: number, angle: number): Point => [radius * cos(angle), radius * sin(angle)];

/** A willow leaf (柳叶) from the origin outwards. */
const leaf = (length: number, width: number): Curve => ({
  start: [0, 0],
  arcs: [
    [
      [length * 0.45, width],
      [length, 0],
    ],
    [
      [length * 0.45, -width],
      [0, 0],
    ],
  ],
});

/** A drop (水滴), pointed at the origin, round outwards. */
const drop = (length: number, width: number): Curve => ({
  start: [0, 0],
  arcs: [
    [
      [length * 0.4, width],
      [length * 0.7, width],
    ],
    [
      [length, width],
      [length, 0],
    ],
    [
      [length, -width],
      [length * 0.7, -width],
    ],
    [
      [length * 0.4, -width],
      [0, 0],
    ],
  ],
});

/** A heart (桃心) with its point at the origin. */
const heart = (length: number, width: number): Curve => ({
  start: [0, 0],
  arcs: [
    [
      [length * 0.3, width],
      [length * 0.66, width],
    ],
    [
      [length * 1.08, width],
      [length * 0.84, 0],
    ],
    [
      [length * 1.08, -width],
      [length * 0.66, -width],
    ],
    [
      [length * 0.3, -width],
      [0, 0],
    ],
  ],
});

/** A lozenge around the origin. */
function lozenge(length: number, width: number): Curve {
  const corners: Point[] = [
    [length, 0],
    [0, width],
    [-length, 0],
    [0, -width],
  ];
  return { start: corners[0]!, arcs: corners.map((corner, i) => straight(corner, corners[(i + 1) % 4]!)) };
}

/**
 * A crescent (月牙) whose tips stand at ±height and whose back bulges outwards; with `teeth`, its inner side is a row of saw teeth (锯齿),
 * as on every flower cut by hand.
 */
function crescent(height: number, depth: number, teeth = 0): Curve {
  const tip: Point = [0, height],
    inner: Point[] = [];
  // The inner side is the arc with half the depth; points of it at even parameters, every second one pushed outwards into a tooth.
  for (let i = 1; i < 2 * teeth; i++) {
    const t = i / (2 * teeth),
      bulge = 2 * t * (1 - t) * depth;
    inner.push([bulge * (i % 2 === 1 ? 1.5 : 0.45), height * (1 - 2 * t)]);
  }
  const chain: Point[] = [tip, ...inner, [0, -height]];
  const back: Arc = [[depth * 2, 0], tip];
  const inside: Arc[] =
    teeth === 0
      ? [
          [
            [depth * 0.8, 0],
            [0, -height],
          ],
        ]
      : chain.slice(1).map((point, i) => straight(chain[i]!, point));
  return { start: [0, -height], arcs: [back, ...inside] };
}

const between = (stream: Random, low: number, high: number): number => low + (high - low) * stream.uniform();
const oneOf = <T>(stream: Random, options: readonly T[]): T => options[stream.integer(options.length)]!;

/** Where things are on a wedge: the first crease, in the middle of a petal, is share 0; the second, in the hollow between two, share 1. */
interface Wedge {
  half: number;
  /** Places a motif at that radius and share, turned outwards and then by `turn`, positive towards the hollow. */
  place(motif: Curve, radius: number, share: number, turn?: number): Curve;
  /** The point at that radius and share. */
  at(radius: number, share: number): Point;
}

function wedge(n: number): Wedge {
  const half = Math.PI / n;
  return {
    half,
    at: (radius, share) => polar(radius, half * share),
    place(motif, radius, share, turn = 0) {
      const [x, y] = polar(radius, half * share),
        { start, arcs } = move(rotation(half * share + turn), motif);
      const shift = ([a, b]: Point): Point => [a + x, b + y];
      return { start: shift(start), arcs: arcs.map(([control, end]): Arc => [shift(control), shift(end)]) };
    },
  };
}

/** A smooth curve: its arcs meet in the middles between neighbouring control points. */
function smooth(start: Point, controls: readonly Point[], end: Point): Curve {
  const arcs = controls.map((control, i): Arc => {
    const next = controls[i + 1];
    return [control, next ? [(control[0] + next[0]) / 2, (control[1] + next[1]) / 2] : end];
  });
  return { start, arcs };
}

/** The outer edge from the petal's crease to the hollow's: a round petal, a pointed one, a heart, or one with scallops. */
function petalEdge(stream: Random, { at, half }: Wedge): Curve {
  const low = between(stream, 0.74, 0.82),
    hollow = at(low, 1);
  // A control point at radius 1/cos(share·half) stands on the tangent at the petal's tip, so that the two halves of a round petal meet smoothly.
  const onTangent = (share: number) => at(1 / cos(share * half), share);
  const shapes: (() => Curve)[] = [
    () => smooth(at(1, 0), [onTangent(0.42), at(0.9, 0.86)], hollow),
    () => smooth(at(1.02, 0), [at(0.92, 0.12), at(0.94, 0.45), at(0.88, 0.9)], hollow),
    () => smooth(at(0.93, 0), [at(1.06, 0.22), at(0.99, 0.58), at(0.87, 0.92)], hollow),
    () => ({
      start: at(1, 0),
      arcs: [
        [onTangent(0.2), at(0.955, 0.26)],
        [at(1.03, 0.48), at(0.9, 0.62)],
        [at(0.94, 0.86), hollow],
      ],
    }),
  ];
  return oneOf(stream, shapes)();
}

/**
 * A window flower drawn by chance: petals at the edge and rings of cuts that leave bridges of paper between them, so that it stays in one piece.
 * @param seed the same seed gives the same flower
 * @param n order of the symmetry, 5 to 8. @throws RangeError otherwise
 */
export function windowFlower(seed: number, n: number): FoldedPaper {
  if (!Number.isInteger(n) || n < 5 || n > 8) throw new RangeError(`invalid n: ${n}`);
  const stream = random(seed, 'window flower');
  const where = wedge(n),
    { place, half } = where;
  /** Half of the paper between two creases at that radius. */
  const room = (radius: number) => radius * half;
  const vary = (low: number, high: number) => between(stream, low, high);

  const hearts = [
    // What stands in the middle of each petal.
    () => [place(drop(vary(0.26, 0.3), room(0.55) * vary(0.36, 0.44)), 0.36, 0)],
    () => [place(heart(vary(0.26, 0.3), room(0.55) * vary(0.42, 0.5)), 0.36, 0)],
    () => [place(leaf(vary(0.28, 0.31), room(0.5) * vary(0.5, 0.62)), 0.35, 0)],
    () => [
      place(crescent(room(0.45) * 0.42, 0.05), 0.37, 0),
      place(crescent(room(0.55) * 0.46, 0.055, 3), 0.47, 0),
      place(drop(0.09, 0.022), 0.57, 0),
    ],
  ];
  const centres = [
    () => [place(drop(vary(0.13, 0.15), room(0.2) * vary(0.5, 0.62)), 0.09, 1)],
    () => [
      place(leaf(vary(0.16, 0.19), room(0.2) * vary(0.6, 0.8)), 0.08, 0),
      place(lozenge(0.035, room(0.24) * 0.22), 0.26, 1),
    ],
    () => [
      place(drop(vary(0.14, 0.16), room(0.2) * vary(0.45, 0.55)), 0.09, 0),
      place(leaf(0.1, room(0.2) * 0.4), 0.16, 1),
    ],
  ];
  const hollows = [
    () => [place(lozenge(vary(0.05, 0.07), room(0.5) * vary(0.14, 0.2)), 0.5, 1)],
    () => [place(leaf(vary(0.2, 0.24), room(0.5) * vary(0.26, 0.36)), 0.4, 1)],
    () => [place(drop(vary(0.14, 0.17), room(0.5) * vary(0.14, 0.18)), 0.44, 1)],
  ];
  const teeth = oneOf(stream, [5, 7, 9]);
  const tips = [place(crescent(room(0.8) * vary(0.5, 0.58), vary(0.075, 0.09), teeth), vary(0.735, 0.75), 0)];
  const rims = [
    () => [place(leaf(vary(0.15, 0.18), room(0.6) * vary(0.12, 0.17)), 0.55, 0.68, -vary(0.1, 0.35))],
    () =>
      [0.5, 0.58, 0.66].map((radius, i) =>
        place(leaf(room(0.58) * 0.24, 0.024), radius, 0.6 - 0.03 * i, vary(0.35, 0.55)),
      ),
    () => [
      place(drop(vary(0.11, 0.13), room(0.6) * 0.1), 0.56, 0.66, -0.2),
      place(leaf(0.1, room(0.4) * 0.12), 0.36, 0.62, 0.15),
    ],
  ];
  const creaseCuts = [oneOf(stream, centres)(), oneOf(stream, hearts)(), oneOf(stream, hollows)(), tips].flat();
  return { n, edge: petalEdge(stream, where), cuts: oneOf(stream, rims)(), creaseCuts };
}

/** The book's own mark: six-fold. */
export const mark = (): FoldedPaper => windowFlower(21, 6);
/** The emblem of a chapter, from its number; a chapter that stands with another ("11B", "11C") has a flower of its own. */
export function emblem(chapter: string): FoldedPaper {
  const number = parseInt(chapter) + 1000 * besideOf(chapter);
  return windowFlower(100 + number, 5 + (number % 4));
}
