import { panelWidth, ROW_GAP, TITLE_HEIGHT } from './layout.ts';

/** Two squares beside each other, or one above the other on a phone: where they lie, for the drawing and for the hands that touch it. */

/** Side of the squares on a phone, where they stand one above the other. */
const NARROW_SIDE = 276;

export interface Square {
  left: number;
  top: number;
  side: number;
}

/** The two squares in a figure of that width, in pixels of the drawing. */
export function squaresOf(width: number): { first: Square; second: Square; height: number } {
  const each = panelWidth(width, 2);
  if (each === width) {
    const side = Math.min(width, NARROW_SIDE),
      left = (width - side) / 2;
    const row = side + TITLE_HEIGHT;
    return {
      first: { left, top: TITLE_HEIGHT, side },
      second: { left, top: row + ROW_GAP + TITLE_HEIGHT, side },
      height: 2 * row + ROW_GAP,
    };
  }
  return {
    first: { left: 0, top: TITLE_HEIGHT, side: each },
    second: { left: width - each, top: TITLE_HEIGHT, side: each },
    height: each + TITLE_HEIGHT,
  };
}

/** Options of a panel that is such a square, without axes: both scales over the same range. */
export function squarePanel(width: number, [low, high]: readonly [number, number]) {
  const each = panelWidth(width, 2),
    { side } = squaresOf(width).first;
  const margin = (each - side) / 2;
  return {
    height: side,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: margin,
    marginRight: margin,
    x: { domain: [low, high], axis: null },
    y: { domain: [low, high], axis: null },
  };
}
