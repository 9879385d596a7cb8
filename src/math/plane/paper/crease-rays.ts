import type { Folds } from './creases.ts';
import { foldedSpan, sectorsOf, wedgeOf, type Sector, type Span } from './sheets.ts';

/**
 * The creases of a paper folded through its centre, as they lie on the open sheet: rays from the centre. Every fold turns the part without the
 * directions just above 0° behind the rest, so that those stay on top with the face they had, and whatever is printed there is seen.
 */
export interface CreaseRay {
  /** Direction on the open sheet, in degrees. */
  angle: number;
  /** Which fold makes it: 0 is the first. */
  step: number;
  /** Whether it is a ridge as seen on the face of the open sheet: where the sheet lies face down when it is folded, it is a valley. */
  mountain: boolean;
}

/** In the order of their angles, once round. */
export function creaseRays(folds: Folds): CreaseRay[] {
  /** The sectors after no fold, after the first, … */
  const stages = Array.from({ length: folds.length + 1 }, (_, done) => sectorsOf(folds.slice(0, done)));
  if (folds.length === 0) return [];
  return stages.at(-1)!.map(({ from: angle }) => {
    const step = stages.slice(1).findIndex((sectors) => sectors.some(({ from }) => same(from, angle)));
    return { angle, step, mountain: !sectorAt(stages[step]!, angle).faceDown };
  });
}

/** The part of the folded paper that lies on top, where it lay on the open sheet: the directions just above 0°. */
export function topSheet(folds: Folds): Span {
  const top = sectorsOf(folds).find(({ faceDown, shift }) => !faceDown && shift % 360 === 0)!;
  return wedgeOf(top);
}

/** Whether the top sheet is as large as the folded paper, so that all that is cut can be drawn on it. */
export function isCovered(folds: Folds): boolean {
  const [from, to] = foldedSpan(sectorsOf(folds)),
    [low, high] = topSheet(folds);
  return low === from && high === to;
}

const same = (a: number, b: number): boolean => (a - b) % 360 === 0;
const sectorAt = (sectors: readonly Sector[], angle: number): Sector =>
  sectors.find(({ from, to }) => [angle - 360, angle, angle + 360].some((at) => from <= at && at < to))!;
