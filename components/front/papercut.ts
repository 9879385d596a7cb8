import { cos, sin } from '../../src/math/elementary/elementary.ts';

/**
 * Paper window flowers (窗花): a disc of paper is folded into one wedge of angle π/n, cut there, and unfolded. Unfolding applies the 2n symmetries of
 * the regular n-gon (the dihedral group D_n) to every cut: a cut off the creases opens in 2n places, one across a crease in n.
 *
 * Curves are chains of quadratic Bézier arcs, so that reflections map control points to control points exactly.
 */

export type Point = readonly [x: number, y: number];
/** A quadratic Bézier arc from wherever the curve is. */
export type Arc = readonly [control: Point, end: Point];
/** A curve from `start` through its arcs; closed if the last one ends at the start. */
export interface Curve {
  start: Point;
  arcs: readonly Arc[];
}
/** A linear map of the plane: (x, y) → (ax + cy, bx + dy), an orthogonal matrix here. */
export type Isometry = readonly [a: number, b: number, c: number, d: number];

/** A folded paper: the order n of its symmetry, its outer edge in the wedge from angle 0 to π/n, and its cuts. */
export interface FoldedPaper {
  n: number;
  /** Outer edge from the first crease (angle 0) to the second (angle π/n). */
  edge: Curve;
  /** Cuts that lie off both creases. */
  cuts: readonly Curve[];
  /** Cuts across a crease, given whole; each is its own mirror image in that crease. */
  creaseCuts: readonly Curve[];
}

const apply = ([a, b, c, d]: Isometry, [x, y]: Point): Point => [a * x + c * y, b * x + d * y];
export const rotation = (angle: number): Isometry => [cos(angle), sin(angle), -sin(angle), cos(angle)];
const mirror: Isometry = [1, 0, 0, -1];

/** The curve under a map. */
export const move = (map: Isometry, { start, arcs }: Curve): Curve => ({
  start: apply(map, start),
  arcs: arcs.map(([control, end]): Arc => [apply(map, control), apply(map, end)]),
});

/** The same curve, run through from its end. */
function reversed({ start, arcs }: Curve): Curve {
  const ends = [start, ...arcs.map(([, end]) => end)];
  return { start: ends.at(-1)!, arcs: arcs.map(([control], i): Arc => [control, ends[i]!]).reverse() };
}

/** The 2n elements of D_n whose mirrors are the creases: rotations by 2πk/n, and those after the reflection in the first crease. */
export function dihedral(n: number): Isometry[] {
  return Array.from({ length: n }, (_, k) => (2 * Math.PI * k) / n).flatMap((angle): Isometry[] => {
    const [a, b, c, d] = rotation(angle);
    return [
      [a, b, c, d],
      [a, b, -c, -d],
    ];
  });
}

/** Every place where the cuts open when the paper is unfolded: 2n of each cut off the creases, n of each across one. */
export function unfold({ n, cuts, creaseCuts }: FoldedPaper): Curve[] {
  const all = dihedral(n),
    rotations = all.filter((_, i) => i % 2 === 0);
  return [
    ...cuts.flatMap((cut) => all.map((map) => move(map, cut))),
    ...creaseCuts.flatMap((cut) => rotations.map((map) => move(map, cut))),
  ];
}

/** The outer edge of the unfolded paper, closed: the wedge's edge and its mirror image in the second crease, turned n times. */
export function outline({ n, edge }: FoldedPaper): Curve {
  const back = reversed(move(rotation((2 * Math.PI) / n), move(mirror, edge)));
  const turns = Array.from({ length: n }, (_, k) => rotation((2 * Math.PI * k) / n));
  return { start: edge.start, arcs: turns.flatMap((turn) => [...move(turn, edge).arcs, ...move(turn, back).arcs]) };
}

/** A curve's arcs as SVG path data in thousandths of the paper's radius, each relative to where it begins: so they are shortest. */
function written({ start, arcs }: Curve): string {
  let [x, y] = [Math.round(start[0] * 1000), Math.round(start[1] * 1000)];
  const parts = arcs.map(([control, end]) => {
    const [cx, cy, ex, ey] = [...control, ...end].map((v) => Math.round(v * 1000)) as [number, number, number, number];
    const isStraight = Math.abs(x + ex - 2 * cx) < 2 && Math.abs(y + ey - 2 * cy) < 2;
    const steps = isStraight ? [ex - x, ey - y] : [cx - x, cy - y, ex - x, ey - y];
    [x, y] = [ex, ey];
    return `${isStraight ? 'l' : 'q'}${steps.join(' ').replaceAll(' -', '-')}`;
  });
  return parts.join('');
}
const corner = ([x, y]: Point): string => `${Math.round(x * 1000)} ${Math.round(y * 1000)}`;

/** A closed curve as SVG path data, in thousandths of the paper's radius. */
const pathOf = (curve: Curve): string => `M${corner(curve.start)}${written(curve)}Z`;

/** The whole flower as one path for fill-rule evenodd, within the square from −1100 to 1100. */
export const flowerPath = (paper: FoldedPaper): string => [outline(paper), ...unfold(paper)].map(pathOf).join('');

/** The folded paper alone: the wedge's border, and each cut (those across a crease reach beyond it and are to be clipped). */
export function wedgePaths({ n, edge, cuts, creaseCuts }: FoldedPaper): { paper: string; cuts: string[] } {
  const paper = `M0 0L${corner(edge.start)}${written(edge)}Z`;
  // A cut on the first crease and its turned copy on the second are two copies of one class: only the one that meets the wedge shows.
  const other = rotation((2 * Math.PI) / n);
  return { paper, cuts: [...cuts, ...creaseCuts, ...creaseCuts.map((cut) => move(other, cut))].map(pathOf) };
}
