import { petals, type FoldName, type Folds, type Point } from '../../src/math/plane/paper/creases.ts';
import { isCovered, topSheet } from '../../src/math/plane/paper/crease-rays.ts';
import { foldedSpan, sectorsOf, wedgePlace } from '../../src/math/plane/paper/sheets.ts';
import { outlineOf } from '../../src/math/plane/paper/scissors.ts';
import { readNumberList, readPoints } from '../../src/math/number-list.ts';
import type { Cut } from '../front/cutting.ts';
import { mark } from '../front/folded-flower.ts';
import { FOLDING } from '../front/folds.ts';
import { wedgePaths } from '../front/papercut.ts';

/** A paper that is folded and cut: what the flower is unfolded from, and what the sheet to print says. Lengths are thousandths of the paper's radius. */
export interface Design {
  folds: Folds;
  /** How far the open flower is turned when it is shown, in degrees, counter-clockwise. */
  turn: number;
  /** The top sheet's outer edge, from its first crease to its second, as SVG path data. */
  rim: string;
  /** What is cut out of the folded paper, as closed SVG path data; it may reach beyond the creases, where it is cut off. */
  cuts: readonly string[];
}

/** The front page's paper: the book's own flower, with the reader's cuts. */
export function frontDesign(own: readonly Cut[]): Design {
  const { paper, cuts } = wedgePaths(mark());
  // The wedge's border begins with the first crease, and is closed by the second.
  const rim = paper.replace(/^M0 0L/, 'M').replace(/Z$/, '');
  return { folds: FOLDING, turn: 90, rim, cuts: [...cuts, ...own.map(({ path }) => path)] };
}

/** The paper of the experiment paper-folding with these parameters; undefined where the top sheet does not show all that is cut. */
export function foldingDesign(fold: string, creases: string, cuts: string): Design | undefined {
  const folds = fold === 'own' ? readNumberList(creases) : petals[fold as FoldName];
  if (!isCovered(folds)) return undefined;
  const span = foldedSpan(sectorsOf(folds));
  const outlines = readPoints(cuts).map((corners) =>
    outlineOf(corners.map(([share, radius]) => wedgePlace(span, share, radius))),
  );
  return { folds, turn: 0, rim: arc(folds), cuts: outlines.map((corners) => `M${corners.map(written).join('L')}Z`) };
}

const written = (place: Point): string => place.map((v) => Math.round(1000 * v)).join(' ');

function arc(folds: Folds): string {
  const [from, to] = topSheet(folds).map((angle) => (angle * Math.PI) / 180) as [number, number];
  const at = (angle: number) => written([Math.cos(angle), Math.sin(angle)]);
  return `M${at(from)}A1000 1000 0 0 1 ${at(to)}`;
}
