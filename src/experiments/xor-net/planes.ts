import { line, polygons, text, type Panel } from '../../lab/draw/draw.ts';
import { planeAxes, planeBorder } from '../../lab/draw/charts/plane-frame.ts';
import { lineEnds } from '../../lab/draw/line-ends.ts';
import { scatter } from '../../lab/draw/charts/scatter.ts';
import { series } from '../../lab/draw/series.ts';
import { squarePanel, squaresOf } from '../../lab/draw/squares.ts';
import { netStrip } from './net-strip.ts';
import { fixed } from '../../math/rounding.ts';
import { namesOf } from './unit-names.ts';
import type { Pair, Result } from './xor-net.ts';

/** The input plane with what the units see in it, and the plane as it is folded. */

/** The part of either plane that is drawn. */
export const SHOWN = [-0.75, 1.75] as const;
const WINDOW = { x: SHOWN, y: SHOWN };

export const classColors = [series.deep.color, series.shallow.color] as const;
/** The cut, straight in the hidden plane and drawn back in the input plane. */
const CUT = 'var(--plum)';

const isShown = ([x, y]: Pair) => Math.min(x, y) >= SHOWN[0] && Math.max(x, y) <= SHOWN[1];

/** Runs of a polyline inside the drawn part. */
function shownRuns(points: readonly Pair[]): Pair[][] {
  const runs: Pair[][] = [[]];
  for (const point of points) {
    if (isShown(point)) runs.at(-1)!.push(point);
    else if (runs.at(-1)!.length > 0) runs.push([]);
  }
  return runs.filter((run) => run.length > 1);
}

const points = (places: readonly Pair[], classes: readonly number[]) =>
  scatter(
    (['deep', 'shallow'] as const).map((name, c) => ({
      series: name,
      points: places.filter((place, i) => classes[i] === c && isShown(place)),
    })),
    { r: 7, className: 'symbol-x' },
  );

const UNIT_DASH = '7 6';
/** The cut is wide enough to be seen on both sides of a unit's line that lies on it. */
const UNDER_UNITS = 4.6;

/**
 * The input plane: the points, each hidden unit's line, and the cut unfolded. A learned unit's line may come to lie on the cut: it is
 * drawn over it, rimmed with paper.
 */
export function inputPlane({ points: places, classes, boundary, weights }: Result, width: number): Panel {
  const units = [weights.slice(0, 3), weights.slice(3)].flatMap((unit, i) => {
    const ends = lineEnds(unit, WINDOW);
    return ends ? [{ ends, name: `z${'₁₂'[i]} = 0` }] : [];
  });
  const unitLines = (stroke: string, strokeWidth: number) =>
    polygons(units, {
      points: ({ ends }) => ends,
      closed: false,
      stroke,
      strokeDasharray: UNIT_DASH,
      strokeWidth,
      className: 'symbol-w',
    });
  return {
    title: '输入平面：一刀画回来',
    ...squarePanel(width, SHOWN),
    marks: [
      planeBorder(SHOWN),
      ...planeAxes(SHOWN, ['x₁', 'x₂']),
      polygons(boundary, {
        points: (ends) => ends,
        closed: false,
        stroke: CUT,
        strokeWidth: UNDER_UNITS,
        className: 'symbol-v',
      }),
      unitLines('var(--paper)', 2.8),
      unitLines('var(--ink)', 1.4),
      text(namesOf(units, { places, boundary }, SHOWN, width), {
        x: 'x',
        y: 'y',
        text: 'name',
        fill: 'var(--ink)',
        stroke: 'var(--paper)',
        strokeWidth: 4,
      }),
      ...points(places, classes),
    ],
  };
}

const stageNames = ['还没有折', '正在折第一下', '第一个单元做完', '正在折第二下', '隐藏平面：一刀切开'];

/** The plane as it is at the stage: its net of lines and the points carried along, and the straight cut. */
export function movedPlane(result: Result, stage: number, width: number): Panel {
  const { grid, moved, classes, cut, losses } = result;
  const name = stageNames[Math.ceil(stage) + Math.floor(stage)]!;
  const ends = lineEnds(cut, WINDOW);
  return {
    title: name,
    ...squarePanel(width, SHOWN, { barred: true }),
    marks: [
      planeBorder(SHOWN),
      ...planeAxes(SHOWN, [stage >= 1 ? 'x₁′' : 'x₁', stage >= 2 ? 'x₂′' : 'x₂']),
      polygons(grid.flatMap(shownRuns), {
        points: (run) => run,
        closed: false,
        stroke: 'var(--bamboo)',
        strokeWidth: 0.7,
        className: 'symbol-s',
      }),
      polygons(ends ? [ends] : [], {
        points: (pair) => pair,
        closed: false,
        stroke: CUT,
        strokeWidth: stage >= 2 ? 2.4 : 1,
        strokeDasharray: stage >= 2 ? 'none' : '2 4',
        className: 'symbol-v',
      }),
      ...points(moved, classes),
      ...lossCurve(losses),
      ...netStrip(result, SHOWN, squaresOf(width, 'second').second.side),
    ],
  };
}

/** The training loss as a small curve in the free corner. */
function lossCurve(losses: readonly number[]) {
  if (losses.length < 2) return [];
  const most = Math.max(...losses);
  const curve = losses.map((loss, i): Pair => [0.95 + (0.7 * i) / (losses.length - 1), 1.3 + (0.3 * loss) / most]);
  return [
    line(curve, { stroke: 'var(--ink)', strokeWidth: 1.4 }),
    line(
      [
        [0.95, 1.3],
        [1.65, 1.3],
      ],
      { stroke: 'var(--soft)', strokeWidth: 0.8 },
    ),
    text([[1.3, 1.3]], { text: () => `损失 ${fixed(losses.at(-1)!, 3)}`, dy: 12, fill: 'var(--ink)' }),
  ];
}
