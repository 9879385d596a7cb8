import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { bare, diamonds, sheet, squareFrame, type Point } from '../../lab/draw/charts/diamonds.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import {
  areaY,
  beside,
  dot,
  line,
  link,
  panelWidth,
  polygons,
  rect,
  ruleX,
  text,
  TITLE_HEIGHT,
  type Figure,
  type FigureOf,
} from '../../lab/draw/draw.ts';
import { GAP } from '../../lab/draw/layout.ts';
import { series } from '../../lab/draw/series.ts';
import { percent } from '../../math/rounding.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;
type Line = Result['lines'][number];

/** Panels, in order. */
export const MAP = 0,
  SHARES = 2;

const CARPET = series.truth.color,
  NET = series.shallow.color,
  WRONG = 'var(--vermilion)';
const plain = { labelArrow: 'none' as const };

/** A stretch of a line, told by t. */
type Stretch = [from: number, to: number];

/** Where along a line something is 1. */
function ones({ first, turns }: Line['net'], [from, to]: Line['ends']): Stretch[] {
  const places = [from, ...turns, to];
  return places.flatMap((t, i): Stretch[] =>
    (first + i) % 2 === 1 && i < places.length - 1 ? [[t, places[i + 1]!]] : [],
  );
}

/** Where along a line the net is wrong. */
function wrongs({ carpet, net, ends }: Line): Stretch[] {
  const turns = [...carpet.turns, ...net.turns].sort((a, b) => a - b);
  return ones({ first: carpet.first === net.first ? 0 : 1, turns }, ends);
}

/** The line that is shown where none was chosen: the one on which bars and gaps are most alike. */
export function usualLine({ lines }: Result, { diamonds: n }: Pick<Given, 'diamonds'>): number {
  const wish = 1 / (2 * Number(n));
  return lines.reduce((best, { at }, i) => (Math.abs(at - wish) < Math.abs(lines[best]!.at - wish) ? i : best), 0);
}

/** @param chosen which of the lines is shown */
export function draw(result: Result, params: Given, width: number, chosen = usualLine(result, params)): Figure {
  const line = result.lines[Math.min(chosen, result.lines.length - 1)]!;
  const wide = width >= 560,
    each = panelWidth(width, 2),
    side = wide ? Math.min(each, 420) : 222;
  const strip = wide ? 104 : 78,
    below = strip + TITLE_HEIGHT + (wide ? 14 : 4),
    left = wide ? each + GAP : 0;
  const map = mapPanel(result, params, line, each, side),
    top = wide ? 0 : side + TITLE_HEIGHT + 4;
  return [
    { place: { left: 0, top: 0, width: each }, ...map },
    { place: { left, top, width: each }, ...stripPanel(line, params, strip) },
    { place: { left, top: top + below, width: each }, ...sharesPanel(result, params, wide ? side - below : 176) },
  ];
}

const figure: FigureOf<typeof experiment> = (result, params, { width }) => draw(result, params, width);
export default figure;

/** The carpet's diamonds, the net's answers, and the line with what is wrong on it. */
function mapPanel({ cells }: Result, { diamonds: n, direction }: Given, chosen: Line, width: number, side: number) {
  const place = (t: number): Point =>
    direction === 'level' ? [t, chosen.at] : [(t + chosen.at) / 2, (t - chosen.at) / 2];
  const along = (stretches: readonly Stretch[], stroke: string, strokeWidth: number) =>
    link(
      stretches.map(([from, to]) => [place(from), place(to)] as [Point, Point]),
      {
        x1: ([from]: [Point, Point]) => from[0],
        y1: ([from]: [Point, Point]) => from[1],
        x2: ([, to]: [Point, Point]) => to[0],
        y2: ([, to]: [Point, Point]) => to[1],
        stroke,
        strokeWidth,
        strokeLinecap: 'butt',
      },
    );
  return {
    title: '绿框：地毯的菱形；橙：网络答 1',
    ...squareFrame(width, side),
    marks: [
      raster(Array.from(cells, Number), {
        columns: Math.round(Math.sqrt(cells.length)),
        x: [-1, 1],
        y: [-1, 1],
        domain: [0, 2],
        colors: 'shallow',
      }),
      polygons(diamonds(Number(n), -1, 1), { points: (corners) => corners, stroke: CARPET, strokeWidth: 0.8 }),
      polygons([sheet(-1, 1)], { points: (corners) => corners, stroke: 'var(--soft)' }),
      along([[chosen.ends[0], chosen.ends[1]]], 'var(--ink)', 1.6),
      along(wrongs(chosen), WRONG, 5),
    ],
  };
}

const ROWS = ['地毯', '网络', '错了'];

/** The line by itself: what the carpet is, what the net says, and where it is wrong. */
function stripPanel(chosen: Line, { direction }: Given, height: number) {
  // A slanted line is told by x + y, twice the place of its middle.
  const scale = direction === 'level' ? 1 : 2;
  const bars = [ones(chosen.carpet, chosen.ends), ones(chosen.net, chosen.ends), wrongs(chosen)].flatMap(
    (stretches, row) =>
      stretches.map(([from, to]) => ({ x1: from / scale, x2: to / scale, y1: row + 0.1, y2: row + 0.84, row })),
  );
  const colors = [CARPET, NET, WRONG];
  const share = (length: number) => percent(length / (chosen.ends[1] - chosen.ends[0]), 0);
  return {
    title: `这条线变号 ${chosen.net.turns.length} 次：至少错 ${share(chosen.owed)}，实际 ${share(chosen.wrong)}`,
    height,
    marginTop: 2,
    marginBottom: 20,
    marginLeft: 44,
    marginRight: 12,
    x: { domain: [-1, 1], ticks: [-1, 0, 1], tickFormat: 'd', label: '', ...plain },
    y: { domain: [3, 0], ...bare },
    marks: [
      ...colors.map((fill, row) =>
        rect(
          bars.filter((bar) => bar.row === row),
          { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2', fill, fillOpacity: row === 2 ? 1 : 0.75 },
        ),
      ),
      text(ROWS, {
        x: () => -1,
        y: (row: string) => ROWS.indexOf(row) + 0.5,
        text: (row: string) => row,
        textAnchor: 'end',
        dx: -8,
        fill: 'currentColor',
      }),
      rect([{ x1: chosen.ends[0] / scale, x2: chosen.ends[1] / scale, y1: 0, y2: 3 }], {
        x1: 'x1',
        x2: 'x2',
        y1: 'y1',
        y2: 'y2',
        stroke: 'var(--line)',
        fill: 'none',
      }),
    ],
  };
}

/** What must be wrong against the number of units, what the written net gets wrong, and this net. */
function sharesPanel({ curves, share, bound }: Result, { units, diamonds: n }: Given, height: number) {
  const most = curves.level.length - 1;
  const points = (shares: readonly number[]) => shares.map((y, m): [number, number] => [m, y]);
  const floor = curves.level.map((level, m): [number, number] => [m, Math.max(level, curves.slanted[m]!)]);
  const thin = { stroke: CARPET, strokeWidth: 1, strokeDasharray: '2 3' };
  return {
    title: '面积错了多少；菱形：这个网络',
    height,
    marginTop: 8,
    marginLeft: 44,
    marginRight: 20,
    marginBottom: 40,
    x: { domain: [0, most], ticks: 5, tickFormat: 'd', label: '隐藏单元（个）', labelOffset: 32, ...plain },
    y: {
      domain: [0, 0.55],
      ticks: [0, 0.25, 0.5],
      tickFormat: (y: number) => percent(y, 0),
      label: '',
      grid: true,
      ...plain,
    },
    marks: [
      areaY(floor, { x: '0', y1: () => 0, y2: '1', fill: CARPET, fillOpacity: 0.16 }),
      line(points(curves.level), thin),
      line(points(curves.slanted), thin),
      line(floor, { stroke: CARPET, strokeWidth: 2 }),
      line(points(curves.written), { stroke: NET, strokeWidth: 1.6, strokeDasharray: series.shallow.dash }),
      ruleX([units], { stroke: WRONG, strokeDasharray: '2 3', className: 'symbol-m' }),
      dot([[units, bound]], { r: 4, symbol: 'triangle', fill: CARPET }),
      dot([[units, share]], { r: 5, symbol: 'diamond', fill: NET }),
      text([[most * 0.02, 0.03]], { text: () => '谁也到不了', ...beside(CARPET, { dx: 0 }) }),
      text([[most, 0.5 - 0.25 * Math.min(1, (most / (4 * Number(n))) * 0.9)]], {
        text: () => '照着写',
        ...beside(NET, { dx: 0, textAnchor: 'end' }),
      }),
    ],
  };
}
