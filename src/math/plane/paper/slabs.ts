import type { Point } from './creases.ts';

/**
 * Outlines in a wedge about the origin, swept by a ray. Between two successive rays through corners and crossings no two edges cross: each
 * slab holds strips between an inner and an outer edge, and strips of one slab are either apart, or overlap everywhere.
 */

/** An edge of an outline. */
export type Edge = readonly [from: Point, to: Point];

/** From one radius to another. */
export type Reach = readonly [near: number, far: number];

/** Part of an outline's inside between two rays: what it covers of the first, of the ray in the middle, and of the second. */
export interface Strip {
  first: Reach;
  middle: Reach;
  second: Reach;
}

export interface Slab {
  /** Its first ray, the one in its middle and its second, of length 1. */
  rays: readonly [Point, Point, Point];
  strips: Strip[];
}

export const edgesOf = (corners: readonly Point[]): Edge[] =>
  corners.map((corner, i) => [corner, corners[(i + 1) % corners.length]!]);

const cross = ([a, b]: Point, [c, d]: Point): number => a * d - b * c;
const dot = ([a, b]: Point, [c, d]: Point): number => a * c + b * d;
const minus = ([a, b]: Point, [c, d]: Point): Point => [a - c, b - d];

/** Rays closer than this are one, and what is narrower has no inside. */
const APART = 1e-12;

/**
 * @param borders directions of rays, counter-clockwise, at most half a turn apart, where slabs must end in any case
 * @param outlines the edges of each; what lies outside of the borders or farther than 1 from the origin is left out
 * @returns the slabs between the first border and the last, and for each border how many of them lie before it
 */
export function slabsBetween(borders: readonly Point[], outlines: readonly (readonly Edge[])[]) {
  const start = borders[0]!;
  /** Grows with the angle, from 0 at the first border to 2 half a turn on. */
  const turnTo = (place: Point): number => {
    const [u, v] = [dot(start, place), Math.max(0, cross(start, place))];
    return 1 - u / (Math.abs(u) + v);
  };
  const end = borders.length > 1 ? turnTo(borders.at(-1)!) : 0;
  const marks = borders.map((ray) => ({ ray, turn: turnTo(ray), isBorder: true }));
  const mark = (place: Point) => {
    const length = Math.sqrt(dot(place, place));
    // The origin lies on all rays, and what lies behind the first border on none.
    if (length < APART || cross(start, place) < 0) return;
    const turn = turnTo(place);
    if (turn < end) marks.push({ ray: [place[0] / length, place[1] / length], turn, isBorder: false });
  };
  mark([-start[1], start[0]]);
  const edges = outlines.flat();
  edges.forEach((edge, i) => {
    mark(edge[0]);
    for (const place of rimMet(edge)) mark(place);
    for (let j = 0; j < i; j++) {
      const place = crossing(edge, edges[j]!);
      if (place) mark(place);
    }
  });
  marks.sort((a, b) => a.turn - b.turn || Number(b.isBorder) - Number(a.isBorder));

  const slabs: Slab[] = [],
    before: number[] = [];
  let last = marks[0]!;
  for (const next of marks) {
    if (next.turn - last.turn >= APART) {
      slabs.push(slabOf(last.ray, next.ray, outlines));
      last = next;
    }
    if (next.isBorder) before.push(slabs.length);
  }
  return { slabs, before };
}

/** Where two edges cross, one of them perhaps at its end; undefined if they don't, or are parallel. */
function crossing([p, q]: Edge, [r, s]: Edge): Point | undefined {
  const [u, v] = [minus(q, p), minus(s, r)];
  const turn = cross(u, v);
  if (turn === 0) return undefined;
  const [t, w] = [cross(minus(r, p), v) / turn, cross(minus(r, p), u) / turn];
  return t >= 0 && t <= 1 && w >= 0 && w <= 1 ? [p[0] + t * u[0], p[1] + t * u[1]] : undefined;
}

/** Where an edge crosses the circle of radius 1. */
function rimMet([p, q]: Edge): Point[] {
  const u = minus(q, p);
  const [a, b, c] = [dot(u, u), dot(p, u), dot(p, p) - 1];
  const square = b * b - a * c;
  if (a === 0 || square <= 0) return [];
  const root = Math.sqrt(square);
  return [(-b - root) / a, (-b + root) / a]
    .filter((t) => t > 0 && t < 1)
    .map((t): Point => [p[0] + t * u[0], p[1] + t * u[1]]);
}

function slabOf(first: Point, second: Point, outlines: readonly (readonly Edge[])[]): Slab {
  const [x, y]: Point = [first[0] + second[0], first[1] + second[1]],
    length = Math.sqrt(x * x + y * y);
  const rays = [first, [x / length, y / length], second] as const;
  const strips = outlines.flatMap((edges) => {
    const crossed = edges.flatMap((edge) => {
      const [a, b] = [cross(rays[1], edge[0]), cross(rays[1], edge[1])];
      if (a < 0 === b < 0) return [];
      const radii = rays.map((ray) => radius(edge, ray)) as [number, number, number];
      return radii[1] > 0 ? [{ radii, sign: a < 0 ? 1 : -1 }] : [];
    });
    // From outside inwards, where nothing is wound about.
    crossed.sort((p, q) => q.radii[1] - p.radii[1]);
    const found: Strip[] = [];
    let winding = 0,
      outer: readonly [number, number, number] = [0, 0, 0];
    const close = (inner: typeof outer) => {
      const [a, b, c] = rays.map((_, i): Reach => [inner[i]!, Math.min(1, outer[i]!)]);
      if (b![1] - b![0] > APART) found.push({ first: a!, middle: b!, second: c! });
    };
    for (const { radii, sign } of crossed) {
      if (winding === 0) outer = radii;
      winding += sign;
      if (winding === 0) close(radii);
    }
    // All about the origin.
    if (winding !== 0) close([0, 0, 0]);
    return found;
  });
  return { rays, strips };
}

/** Where the line of an edge crosses a ray of length 1; 0 for a line through the origin. */
function radius([p, q]: Edge, ray: Point): number {
  const u = minus(q, p);
  const across = cross(ray, u);
  return across === 0 ? 0 : cross(p, u) / across;
}
