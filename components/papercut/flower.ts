import { foldedSheets, sectorsOf, wedgeOf } from '../../src/math/plane/paper/sheets.ts';
import type { Design } from './design.ts';

/** The unfolded flower as SVG: the top sheet laid in the place of every sheet, its cuts and all. */

const VERMILION = '#a83224';
const PAPER = '#fbfaf6';
/** So far a hole shows beyond a crease, so that no hair of paper stays between it and its mirror image. */
const BEYOND = 4;

const at = (radius: number, degrees: number) => {
  const angle = (degrees * Math.PI) / 180;
  return [Math.round(radius * Math.cos(angle)), Math.round(radius * Math.sin(angle))].join(' ');
};

/** A wedge that holds all of the sheet between two angles, and a little more. */
const room = (from: number, to: number): string => {
  const middle = (from + to) / 2,
    wide = (to - from) / 2 + 0.25;
  const corners = Array.from({ length: 9 }, (_, i) => at(1400, middle + wide * (i / 4 - 1)));
  return `M${at(-BEYOND, middle)}L${corners.join('L')}Z`;
};

/**
 * Marks of the flower about the origin, not turned, y upwards, radius 1000.
 * @param name keeps ids apart from those of other drawings
 */
export function flowerMarks(
  { folds, rim, cuts }: Design,
  name: string,
  { paper = PAPER, ink = VERMILION } = {},
): string {
  const sectors = sectorsOf(folds),
    [open] = foldedSheets(folds);
  const wedges = [...new Set(sectors.map((sector) => wedgeOf(sector).join(' ')))];
  const clips = wedges.map((wedge, w) => {
    const [from, to] = wedge.split(' ').map(Number) as [number, number];
    return `<clipPath id="${name}-${w}"><path d="${room(from, to)}"/></clipPath>`;
  });
  const sheets = sectors.map((sector, k) => {
    const [a, b, c, d] = open![k]!.map((entry) => Number(entry.toFixed(6)));
    const w = wedges.indexOf(wedgeOf(sector).join(' '));
    return `<g transform="matrix(${a} ${c} ${b} ${d} 0 0)"><use href="#${name}-sheet" clip-path="url(#${name}-${w})"/></g>`;
  });
  return (
    `<defs>${clips.join('')}<g id="${name}-sheet"><path d="${rim}L0 0Z" fill="${ink}" stroke="${ink}" stroke-width="6"/>` +
    `<g fill="${paper}">${cuts.map((d) => `<path d="${d}"/>`).join('')}</g></g></defs>${sheets.join('')}`
  );
}

/** The flower alone as a file; `words` are its title and metadata. */
export function flowerSvg(design: Design, size: number, words: string, foot: readonly string[]): string {
  const lines = foot.map(
    (line, i) =>
      `<text x="1100" y="${2270 + 70 * i}" font-size="46" text-anchor="middle" fill="#5b6068" font-family="sans-serif">${line}</text>`,
  );
  const height = 2240 + 70 * foot.length + (foot.length > 0 ? 20 : 0);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${Math.round((size * height) / 2200)}" viewBox="0 0 2200 ${height}">${words}` +
    `<rect width="2200" height="${height}" fill="${PAPER}"/>` +
    `<g transform="translate(1100 1100) rotate(${-design.turn}) scale(1 -1)">${flowerMarks(design, 'flower')}</g>${lines.join('')}</svg>`
  );
}
