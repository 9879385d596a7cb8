/** Where panels stand in a figure, by its width. */

/** Between panels side by side, and between rows of panels, in pixels. */
export const GAP = 28,
  ROW_GAP = 14;
/** A panel's title stands above it and pushes it down by so much. */
export const TITLE_HEIGHT = 24;
/** From this width on panels stand side by side. */
const SIDE_BY_SIDE = 560;

/** Width of each of `count` panels in a figure of that width: side by side (at most three in a row) when there is room. */
export function panelWidth(width: number, count: number): number {
  const columns = columnsOf(width, count);
  return Math.floor((width - GAP * (columns - 1)) / columns);
}

/** Panels in a row. */
export const columnsOf = (width: number, count: number) =>
  width < SIDE_BY_SIDE || count === 1 ? 1 : count === 4 ? 2 : Math.min(count, 3);

/** Options of a panel that is drawn in pixels, from its upper left corner, without axes or margins: a circuit, a net. */
export const inPixels = (width: number, height: number) => ({
  height,
  margin: 0,
  marginTop: 0,
  marginRight: 0,
  marginBottom: 0,
  marginLeft: 0,
  x: { axis: null, domain: [0, width], range: [0, width] },
  y: { axis: null, domain: [0, height], range: [0, height] },
  r: { type: 'identity' as const },
});

/** Font size in a figure of that width. */
export const fontSize = (width: number): number => (width < SIDE_BY_SIDE ? 12 : 13);
