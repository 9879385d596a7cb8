import { direction, type Folds, type Matrix, type Point } from './creases.ts';

/**
 * The sheets of a folded paper. All creases pass through the centre, so folding is a map of angles: the open paper falls into sectors, each of
 * which is carried whole onto a wedge of the folded paper, turned about the centre or turned over. Angles are in degrees, and exact as long
 * as those of the creases are whole multiples of a power of ½.
 */

/** A map of angles a ↦ a + shift, or, where the paper lies face down, a ↦ shift − a. */
interface AngleMap {
  faceDown: boolean;
  shift: number;
}

/** The open paper from angle `from` to `to`, and where the folds carry it. */
export interface Sector extends AngleMap {
  from: number;
  to: number;
}

/** From one angle to another, in degrees. */
export type Span = readonly [from: number, to: number];

const image = ({ faceDown, shift }: AngleMap, angle: number): number => (faceDown ? shift - angle : angle + shift);

/** The wedge of the folded paper that a sector lies on. */
export const wedgeOf = (sector: Sector): Span => {
  const [p, q] = [image(sector, sector.from), image(sector, sector.to)];
  return p < q ? [p, q] : [q, p];
};

/** The sectors in order round the open paper; where one ends and the next begins there is a crease. */
export function sectorsOf(folds: Folds): Sector[] {
  const start = folds[0] ?? 0;
  return folds.reduce<Sector[]>(
    (sectors, crease) => sectors.flatMap((sector) => split(sector, crease).map((part) => laid(part, crease))),
    [{ from: start, to: start + 360, faceDown: false, shift: 0 }],
  );
}

/** The parts of a sector on either side of a line through the centre. */
function split(sector: Sector, crease: number): Sector[] {
  const [low, high] = wedgeOf(sector);
  const inside: number[] = [];
  for (let at = crease + 180 * Math.ceil((low - crease) / 180); at < high; at += 180)
    if (at > low) inside.push(sector.faceDown ? sector.shift - at : at - sector.shift);
  const borders = [sector.from, ...inside.sort((a, b) => a - b), sector.to];
  return borders.slice(1).map((to, i) => ({ ...sector, from: borders[i]!, to }));
}

/** A sector after the fold at that crease, which does not cut it. Of equal directions the one between −180° and 180° is written. */
function laid(sector: Sector, crease: number): Sector {
  const [low, high] = wedgeOf(sector);
  const middle = (low + high) / 2,
    isLeft = modulo(middle - crease, 360) < 180;
  const stays = isLeft === (crease === 0);
  const at = stays ? middle : 2 * crease - middle;
  const moved = stays ? sector : { ...sector, faceDown: !sector.faceDown, shift: 2 * crease - sector.shift };
  return { ...moved, shift: moved.shift + modulo(at + 180, 360) - 180 - at };
}

const modulo = (a: number, n: number) => ((a % n) + n) % n;

/** The whole folded paper, as a wedge. */
export function foldedSpan(sectors: readonly Sector[]): Span {
  const wedges = sectors.map(wedgeOf);
  return [Math.min(...wedges.map(([low]) => low)), Math.max(...wedges.map(([, high]) => high))];
}

/** The parts of the folded paper within which every point has as many copies on the open one. */
export function copiesByAngle(sectors: readonly Sector[]): { from: number; to: number; copies: number }[] {
  const wedges = sectors.map(wedgeOf);
  const borders = [...new Set(wedges.flat())].sort((a, b) => a - b);
  const parts = borders.slice(1).map((to, i) => {
    const from = borders[i]!;
    return { from, to, copies: wedges.filter(([low, high]) => low <= from && to <= high).length };
  });
  return parts
    .filter(({ copies }, i) => copies !== parts[i + 1]?.copies)
    .map((part, i, kept) => ({ ...part, from: kept[i - 1]?.to ?? borders[0]! }));
}

/** n if the paper is folded into n petals: 2n sheets, each of which covers the whole folded paper. Undefined if one covers a part of it only. */
export function petalsOf(sectors: readonly Sector[]): number | undefined {
  const [low, high] = foldedSpan(sectors);
  const covers = (sector: Sector) => sector.to - sector.from === high - low;
  return sectors.every(covers) ? sectors.length / 2 : undefined;
}

/** Most layers of paper on one another after each fold. */
export const thickness = (folds: Folds): number[] =>
  folds.map((_, i) => Math.max(...copiesByAngle(sectorsOf(folds.slice(0, i + 1))).map(({ copies }) => copies)));

/**
 * Where each sheet lies on the open paper, after the first fold, … and after the last, as the map that takes the folded paper there: at the end
 * all are the identity. While a sheet is turned over it is seen at (1 + cos πt)/2 of the one place and (1 − cos πt)/2 of the other.
 */
export function foldedSheets(folds: Folds): Matrix[][] {
  const sheets = sectorsOf(folds);
  return [...folds.keys(), folds.length].map((done) => {
    const sectors = sectorsOf(folds.slice(0, done));
    return sheets.map((sheet) => {
      const middle = (sheet.from + sheet.to) / 2;
      const before = sectors.find(({ from, to }) => modulo(middle - from, 360) < to - from)!;
      // Back to the open paper, then as far as it is folded.
      return matrixOf(composed(before, inverse(sheet)));
    });
  });
}

const inverse = ({ faceDown, shift }: AngleMap): AngleMap => ({ faceDown, shift: faceDown ? shift : -shift });
const composed = (after: AngleMap, before: AngleMap): AngleMap => ({
  faceDown: after.faceDown !== before.faceDown,
  shift: image(after, before.shift),
});
const matrixOf = ({ faceDown, shift }: AngleMap): Matrix => {
  const [c, s] = direction(modulo(shift, 360));
  return faceDown ? [c, s, s, -c] : [c, -s, s, c];
};

/** A point of the folded paper: share 0 lies on its first edge, 1 on its second; the radius is 0 to 1. */
export function wedgePlace([low, high]: Span, share: number, radius: number): Point {
  const [c, s] = direction(low + share * (high - low));
  return [radius * c, radius * s];
}
