import { polygons, text, type Panel } from '../../lab/draw/draw.ts';
import { squarePanel } from '../../lab/draw/squares.ts';
import { within } from '../../math/plane/paper/within.ts';
import type { Pair, Result } from './paper.ts';

/** The paper: open with its holes, and as it is after every fold. */

export type Matrix = Result['stages'][number][number];

/** A little more than the paper's radius. */
export const PAPER = [-1.06, 1.06] as const;
/** Corners along a quarter of the paper's edge, where it is drawn large and where small. */
const LARGE = 24,
  SMALL = 6;

export const moved = ([a, b, c, d]: Matrix, [x, y]: readonly [number, number]): Pair => [a * x + b * y, c * x + d * y];

/** Part of the folded paper, from angle to angle. */
export function wedge([from, to]: Pair, quarter = LARGE): Pair[] {
  const points = Math.ceil((quarter * (to - from)) / 90);
  const arc = Array.from({ length: points + 1 }, (_, i): Pair => {
    const angle = ((from + (i * (to - from)) / points) * Math.PI) / 180;
    return [Math.cos(angle), Math.sin(angle)];
  });
  return to - from === 180 ? arc : [[0, 0], ...arc];
}

const disc = Array.from({ length: 4 * LARGE }, (_, i): Pair => {
  const angle = (i * Math.PI) / (2 * LARGE);
  return [Math.cos(angle), Math.sin(angle)];
});

/** What of the cuts lies on a sheet, where the sheet lies. */
export const cutsOn = (wedge: Pair, map: Matrix, cuts: Result['cuts']): Pair[][] =>
  cuts.map(({ outline }) => within(wedge, outline).map((corner) => moved(map, corner)));

/** The open paper with every cut in all its places; the sheet on which they were cut is outlined. */
export function openPaper({ span, stages, wedges, cuts }: Result, width: number): Panel {
  const sheet = wedge(span),
    [open] = stages;
  return {
    title: '展开',
    ...squarePanel(width, PAPER, { barred: true }),
    marks: [
      // All sheets together.
      polygons([disc], { points: (corners) => corners, fill: 'var(--vermilion)' }),
      polygons(
        open!.flatMap((map, k) => cutsOn(wedges[k]!, map, cuts)),
        { points: (corners) => corners, fill: 'var(--paper)', stroke: 'var(--paper)', strokeWidth: 0.6 },
      ),
      polygons([sheet], {
        points: (corners) => corners,
        stroke: 'var(--ink)',
        strokeWidth: 1.2,
        strokeDasharray: '3 3',
      }),
    ],
  };
}

/** Places of the small papers, two or three in a row, in the unit square from the top left. */
export function thumbPlace(i: number, count: number): { x: number; y: number; size: number } {
  const columns = count <= 4 ? 2 : 3,
    size = count <= 4 ? 0.44 : 1 / 3;
  return { x: (i % columns) * size, y: Math.floor(i / columns) * size, size };
}

/** The paper after every fold: where sheets lie on one another it is darker. */
export function foldSteps({ stages, wedges, thickness, units, layers, parameters }: Result, width: number): Panel {
  const sheets = wedges.map((one) => wedge(one, SMALL));
  const place = (i: number, [x, y]: Pair): Pair => {
    const { x: left, y: top, size } = thumbPlace(i, stages.length);
    return [left + size * (0.5 + 0.38 * x), 1 - (top + size * (0.42 - 0.38 * y))];
  };
  return {
    title: '一折一折地来',
    ...squarePanel(width, [0, 1]),
    marks: [
      ...stages.map((maps, i) =>
        polygons([...maps.keys()], {
          points: (k) => sheets[k]!.map((corner) => place(i, moved(maps[k]!, corner))),
          fill: 'var(--vermilion)',
          fillOpacity: 0.22,
          stroke: 'var(--vermilion)',
          strokeWidth: 0.7,
        }),
      ),
      text(
        stages.map((_, i) => {
          const { x, y, size } = thumbPlace(i, stages.length);
          return {
            x: x + size / 2,
            y: 1 - (y + 0.92 * size),
            name: i === 0 ? '没折' : `折 ${i} 次，${thickness[i - 1]} 层`,
          };
        }),
        { x: 'x', y: 'y', text: 'name', fill: 'var(--ink)' },
      ),
      text([{ x: 0, y: 0 }], {
        x: 'x',
        y: 'y',
        text: () => `同样的折叠是 ${layers} 层 ReLU：${units} 个单元，${parameters} 个参数`,
        textAnchor: 'start',
        dy: -8,
        fill: 'var(--soft)',
      }),
    ],
  };
}
