/**
 * The door for every figure: what it is, the marks it is made of, and the one function that turns it into an SVG. What only some figures
 * use has a file of its own: beside this one series, squares and pair, in charts/ whole kinds of panels, in text/ names that keep apart.
 */
export type { Before, Draw, Figure, FigureOf, Frame, Panel, Setting, ViewProps } from './frame.ts';
export { inPixels, panelWidth, TITLE_HEIGHT } from './layout.ts';
export { areaY, dot, line, link, polygons, rect, ruleX, ruleY, text } from './marks.ts';
export { beside } from './text/labels.ts';
export { drawFigure, drawPanels, redrawPanels } from './panels.ts';
