import { panelWidth, ROW_GAP, TITLE_HEIGHT } from './layout.ts';

/** Two squares beside each other, or one above the other on a phone: where they lie, for the drawing and for the hands that touch it. */

/** Side of the squares on a phone, where they stand one above the other: with the controls below them on one screen of 375 × 812. */
const NARROW_SIDE = 260;
/** Room for a row of buttons below one of the squares, so that they lie over nothing. */
export const BAR = 48;

export interface Square {
  left: number;
  top: number;
  side: number;
}

/** Which of the two has a row of buttons below it. */
export type Barred = 'first' | 'second';

/** The two squares in a figure of that width, in pixels of the drawing. */
export function squaresOf(width: number, barred: Barred): { first: Square; second: Square; height: number } {
  const each = panelWidth(width, 2);
  if (each === width) {
    const side = Math.min(width, NARROW_SIDE),
      left = (width - side) / 2;
    const row = side + TITLE_HEIGHT,
      next = row + (barred === 'first' ? BAR : 0) + ROW_GAP;
    return {
      first: { left, top: TITLE_HEIGHT, side },
      second: { left, top: next + TITLE_HEIGHT, side },
      height: 2 * row + BAR + ROW_GAP,
    };
  }
  return {
    first: { left: 0, top: TITLE_HEIGHT, side: each },
    second: { left: width - each, top: TITLE_HEIGHT, side: each },
    height: each + TITLE_HEIGHT + BAR,
  };
}

/** Options of a panel that is such a square, without axes: both scales over the same range. */
export function squarePanel(width: number, [low, high]: readonly [number, number], { barred = false } = {}) {
  const each = panelWidth(width, 2),
    { side } = squaresOf(width, 'first').first,
    bar = barred ? BAR : 0;
  const margin = (each - side) / 2;
  return {
    height: side + bar,
    marginTop: 0,
    marginBottom: bar,
    marginLeft: margin,
    marginRight: margin,
    x: { domain: [low, high], axis: null },
    y: { domain: [low, high], axis: null },
  };
}
