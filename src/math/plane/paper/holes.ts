import { direction, type Point } from './creases.ts';
import { foldedSpan, wedgeOf, type Sector } from './sheets.ts';
import { edgesOf, slabsBetween, type Reach, type Slab, type Strip } from './slabs.ts';

/**
 * What cuts through a folded paper open when it is unfolded. A hole is a connected piece of all that is cut out of the open paper: pieces that
 * overlap or touch are one.
 *
 * The folded paper is swept by a ray about the centre (see slabs.ts). The open paper shows the slabs again and again, sector by sector, every
 * other time backwards, and strips of successive slabs are joined where they meet on the ray between them. On a crease a slab follows its own
 * mirror image, and both meet the ray in the same places: nothing has to be moved, so no rounding tears a hole apart.
 */

/** Distances below this are rounding: places of cuts are written to hundredths. */
const ROUNDING = 1e-7;

/** A cut's corners in order on the folded paper; what the outline winds about is cut out. */
export type Outline = readonly Point[];

/** How many holes these cuts open together. */
export const holesOf = (sectors: readonly Sector[], cuts: readonly Outline[]): number =>
  holesAround(swept(sectors, cuts));

export interface CutOpened {
  /** Holes that this cut alone would open. */
  holes: number;
  /** How many of the folded paper's two edges, which are creases, it reaches or crosses. */
  edges: 0 | 1 | 2;
  /** A place that it cuts out: on an edge if it reaches one, else in the middle of its broadest part. Undefined without area. */
  place: Point | undefined;
}

export function cutOpened(sectors: readonly Sector[], cut: Outline): CutOpened {
  const paper = swept(sectors, [cut]),
    holes = holesAround(paper);
  // The centre lies on both edges.
  if (paper.slabs.some(({ strips }) => strips.some(isCentral))) return { holes, edges: 2, place: [0, 0] };
  const ends = ([0, 1] as const).flatMap((end) => {
    const { rays, strips } = paper.slabs.at(-end)!,
      [strip] = strips;
    if (!strip) return [];
    return [end === 0 ? onRay(rays[0], strip.first) : onRay(rays[2], strip.second)];
  });
  return { holes, edges: ends.length as 0 | 1 | 2, place: ends[0] ?? broadest(paper.slabs) };
}

const isCentral = ({ first, second }: Strip) => Math.min(first[0], second[0]) <= ROUNDING;
const onRay = ([x, y]: Point, [near, far]: Reach): Point => [(x * (near + far)) / 2, (y * (near + far)) / 2];

function broadest(slabs: readonly Slab[]): Point | undefined {
  let widest = 0,
    place: Point | undefined;
  for (const { rays, strips } of slabs) {
    const [[a, b], middle, [c, d]] = rays;
    for (const strip of strips) {
      const [near, far] = strip.middle,
        area = (a * d - b * c) * (far * far - near * near);
      if (area > widest) [widest, place] = [area, onRay(middle, strip.middle)];
    }
  }
  return place;
}

/** The slabs of the folded paper, and as which the open paper shows them, once round. */
interface Swept {
  slabs: Slab[];
  round: { slab: number; faceDown: boolean }[];
}

function swept(sectors: readonly Sector[], cuts: readonly Outline[]): Swept {
  const [low, high] = foldedSpan(sectors);
  const borders = [...new Set([low, ...sectors.flatMap(wedgeOf), high])].sort((a, b) => a - b);
  const { slabs, before } = slabsBetween(borders.map(direction), cuts.map(edgesOf));
  const round = sectors.flatMap((sector) => {
    const [from, to] = wedgeOf(sector).map((border) => before[borders.indexOf(border)]!) as [number, number];
    const upwards = Array.from({ length: to - from }, (_, i) => ({ slab: from + i, faceDown: sector.faceDown }));
    return sector.faceDown ? upwards.reverse() : upwards;
  });
  return { slabs, round };
}

function holesAround({ slabs, round }: Swept): number {
  const strips = new Groups();
  /** The strips of each slab of the open paper, and what they cover of the rays in the order in which those are passed. */
  const shown = round.map(({ slab, faceDown }) =>
    slabs[slab]!.strips.map((strip) => {
      const [begin, end] = faceDown ? [strip.second, strip.first] : [strip.first, strip.second];
      return { id: strips.add(), begin, end, isCentral: isCentral(strip) };
    }),
  );
  shown.forEach((here, i) => {
    const next = shown[(i + 1) % shown.length]!;
    strips.joinMeeting([
      ...here.map(({ id, end }): Met => [id, end]),
      ...next.map(({ id, begin }): Met => [id, begin]),
    ]);
  });
  const central = shown.flat().filter((strip) => strip.isCentral);
  for (const { id } of central) strips.join(id, central[0]!.id);
  return strips.count();
}

/** A strip, and from where to where it meets a ray. */
type Met = readonly [id: number, reach: Reach];

/** Strips that are joined step by step. */
class Groups {
  private readonly parent: number[] = [];

  add(): number {
    return this.parent.push(this.parent.length) - 1;
  }

  private root(id: number): number {
    let at = id;
    while (this.parent[at] !== at) at = this.parent[at] = this.parent[this.parent[at]!]!;
    return at;
  }

  join(one: number, other: number): void {
    this.parent[this.root(one)] = this.root(other);
  }

  /** Joins those whose places on one ray overlap or touch. */
  joinMeeting(met: readonly Met[]): void {
    let reach = -Infinity,
      farthest = 0;
    for (const [id, [near, far]] of met.toSorted(([, [p]], [, [q]]) => p - q)) {
      if (near <= reach + ROUNDING) this.join(id, farthest);
      if (far > reach) [reach, farthest] = [far, id];
    }
  }

  count(): number {
    return this.parent.filter((parent, id) => parent === id).length;
  }
}
