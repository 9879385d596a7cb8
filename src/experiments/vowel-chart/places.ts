import { TITLE_HEIGHT } from '../../lab/draw/layout.ts';

/** Where things stand in the figure, in pixels of the drawing: the chart, and beside it, or below it on a phone, the mouth and what is said of it. */

/** The part of the plane that is drawn, in Hz: F2 from right to left and F1 from the top down, as the tongue lies in a head that looks left. */
export const F2_SHOWN = [3700, 540] as const,
  F1_SHOWN = [1350, 185] as const;

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Places {
  /** Panels, below their titles; the chart's frame lies inside of its margins. */
  chart: Box;
  mouth: Box;
  /** How large the mouth is drawn: 1 is 200 pixels square. */
  scale: number;
  /** In the mouth's panel: the upper left corner of the words, and of the buttons below them. */
  words: readonly [x: number, y: number];
  buttons: readonly [x: number, y: number];
}

export const MARGINS = { left: 40, right: 6, top: 4, bottom: 40 };

/** A mouth is drawn in a square of so many units. */
export const MOUTH_SIDE = 200;
const WIDE = 560;

/** @param width of the whole figure */
export function placesOf(width: number): Places {
  if (width < WIDE) {
    const chart = { left: 0, top: TITLE_HEIGHT, width, height: 292 },
      side = 184;
    const mouth = { left: 0, top: chart.top + chart.height + TITLE_HEIGHT + 4, width, height: side };
    return { chart, mouth, scale: side / MOUTH_SIDE, words: [side + 10, 4], buttons: [side + 8, 130] };
  }
  const column = width < 800 ? 230 : 300,
    chart = { left: 0, top: TITLE_HEIGHT, width: width - column - 24, height: width < 800 ? 404 : 500 };
  const mouth = { left: width - column, top: TITLE_HEIGHT, width: column, height: chart.height };
  return { chart, mouth, scale: column / MOUTH_SIDE, words: [4, column + 8], buttons: [0, column + 120] };
}

/** The chart's frame in the figure. */
export const frameOf = ({ chart }: Places): Box => ({
  left: chart.left + MARGINS.left,
  top: chart.top + MARGINS.top,
  width: chart.width - MARGINS.left - MARGINS.right,
  height: chart.height - MARGINS.top - MARGINS.bottom,
});

/** Where formants stand, in pixels of the chart's panel. */
export function toPixels({ chart }: Places) {
  const { width, height } = frameOf({ chart } as Places);
  const share = (f: number, [from, to]: readonly [number, number]) => Math.log(f / from) / Math.log(to / from);
  return {
    x: (f2: number) => MARGINS.left + width * share(f2, F2_SHOWN),
    y: (f1: number) => MARGINS.top + height * (1 - share(f1, F1_SHOWN)),
  };
}
