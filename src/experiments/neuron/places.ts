import { panelWidth } from '../../lab/draw/draw.ts';
import { ROW_GAP, TITLE_HEIGHT } from '../../lab/draw/layout.ts';
import { BAR, squaresOf, type Square } from '../../lab/draw/squares.ts';

/**
 * Where things stand in the figure, in pixels: the plane with its buttons below it, or beside it on a phone; in the second panel a small picture
 * a unit and one of the sum, and the way across a line below.
 */

/** Columns of small pictures: as many units as there can be, and their sum. */
const COLUMNS = 5;
/** Above the pictures, between them, and below them for the output's weights, what is said of them and the name of an axis. */
const TOP = 2,
  GAP = 12,
  WEIGHTS = 40,
  NAME = 26;
/** On a phone, so that the figure and both its parameters are on one screen of 375 × 812. */
const NARROW_SIDE = 258,
  NARROW_HEIGHT = 262;
const LARGEST = 76;

export const MARGINS = { marginLeft: 34, marginRight: 14, marginBottom: 40 };

export interface Places {
  plane: Square;
  /** The first button, and how the second stands to it. */
  buttons: { left: number; top: number; stacked: boolean };
  /** Sizes of the two panels; the second's place in the figure. */
  width: number;
  planeHeight: number;
  height: number;
  left: number;
  /** From here on in the second panel's own pixels: the side of the small pictures and their left edges, the sum's last. */
  side: number;
  lefts: number[];
  top: number;
  /** Heights of the output's weights: their knobs, and their numbers. */
  knobs: number;
  numbers: number;
  /** Margin above the axes. */
  marginTop: number;
  /** Where the second panel begins in the figure. */
  below: number;
}

/** @param width of the whole figure */
export function placesOf(width: number): Places {
  const each = panelWidth(width, 2),
    narrow = each === width;
  const plane = narrow ? { left: 0, top: TITLE_HEIGHT, side: NARROW_SIDE } : squaresOf(width, 'first').first;
  const pitch = each / COLUMNS,
    side = Math.min(LARGEST, Math.floor(pitch - GAP)),
    planeHeight = narrow ? plane.side : plane.side + BAR;
  return {
    plane,
    buttons: narrow
      ? { left: plane.side + 8, top: plane.top, stacked: true }
      : { left: 0, top: plane.top + plane.side + 4, stacked: false },
    width: each,
    planeHeight,
    height: narrow ? NARROW_HEIGHT : planeHeight,
    left: narrow ? 0 : width - each,
    below: narrow ? 2 * TITLE_HEIGHT + planeHeight + ROW_GAP : TITLE_HEIGHT,
    side,
    lefts: Array.from({ length: COLUMNS }, (_, i) => Math.round(i * pitch + (pitch - side) / 2)),
    top: TOP,
    knobs: TOP + side + 11,
    numbers: TOP + side + 30,
    marginTop: TOP + side + WEIGHTS + NAME,
  };
}

/** How far the output's weights can be dragged, and by what steps. */
export const WEIGHTS_FROM = [-4, 4] as const,
  WEIGHT_STEP = 0.25;
