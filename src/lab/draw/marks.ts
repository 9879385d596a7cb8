/**
 * The marks that figures use. Only src/lab/draw imports Plot, so that only these pieces are sent to readers; a figure that needs another
 * mark adds its name here.
 */
export { areaY, dot, line, link, rect, ruleX, ruleY, text } from '@observablehq/plot';
export { polygons } from './shapes.ts';
