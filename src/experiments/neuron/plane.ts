import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { planeAxes, planeBorder } from '../../lab/draw/charts/plane-frame.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import { scatter } from '../../lab/draw/charts/scatter.ts';
import { dot, polygons, text, type Panel } from '../../lab/draw/draw.ts';
import { lineEnds } from '../../lab/draw/line-ends.ts';
import { readPoints } from '../../math/number-list.ts';
import type experiment from './experiment.ts';
import { placesOf } from './places.ts';

/** The plane: what the net answers, the units' lines and arrows, the four corners and the point that is sent in. */

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;
type Pair = [x: number, y: number];

/** The part that is drawn, both axes alike. */
export const SHOWN = [-1, 2] as const;
const WINDOW = { x: SHOWN, y: SHOWN };

/** Values of a picture, a digit to the base 36 a cell, from 0 to y. */
export const levels = (picture: string) => Array.from(picture, (digit) => parseInt(digit, 36));
export const LEVELS = [0, 34] as const;

export function planePanel(result: Result, { units, x }: Given, width: number): Panel {
  const { columns, picture, boundary, corners, right, section } = result;
  const places = placesOf(width);
  const arrows = readPoints(units) as [Pair, Pair][],
    looked = section.unit - 1;
  const lines = result.units.flatMap(({ weights, bias }, i) => {
    const ends = lineEnds([...weights, bias], WINDOW);
    return ends ? [{ ends, looked: i === looked }] : [];
  });
  const place = readPoints(x)[0]![0]!;
  return {
    title: corners.length > 0 ? `网络的回答：四个角答对 ${right} 个` : '网络的回答：紫线上是一半',
    height: places.planeHeight,
    marginTop: 0,
    marginLeft: places.plane.left,
    marginRight: places.width - places.plane.left - places.plane.side,
    marginBottom: places.planeHeight - places.plane.side,
    x: { domain: SHOWN, axis: null },
    y: { domain: SHOWN, axis: null },
    marks: [
      raster(levels(picture), { columns, x: SHOWN, y: SHOWN, domain: LEVELS }),
      planeBorder(SHOWN),
      ...planeAxes(SHOWN, ['x₁', 'x₂']),
      text(
        corners.length > 0
          ? []
          : [
              [1, 0],
              [0, 1],
            ],
        { text: () => '1', dx: -8, dy: 10, fill: 'currentColor', stroke: 'var(--paper)', strokeWidth: 4 },
      ),
      polygons(boundary.length > 0 ? [boundary] : [], {
        outlines: (pieces) => pieces,
        closed: false,
        stroke: 'var(--plum)',
        strokeWidth: 2.6,
      }),
      polygons(lines, {
        points: ({ ends }) => ends,
        closed: false,
        stroke: 'var(--ink)',
        strokeWidth: ({ looked }) => (looked ? 2 : 1),
        strokeDasharray: '7 5',
        className: ({ looked }) => (looked ? 'symbol-i' : ''),
      }),
      ...arrows.map((arrow, i) => arrowMark(arrow, i === looked)),
      ...scatter(
        (['deep', 'shallow'] as const).map((name, wanted) => ({
          series: name,
          points: corners.filter((corner) => corner.wanted === wanted).map(({ x }) => x as Pair),
        })),
        { r: 7 },
      ),
      // What is wrong is told by shape too: a ring round the corner, and the word.
      dot(
        corners.filter(({ right }) => !right).map(({ x }) => x),
        { r: 12, stroke: 'var(--vermilion)', strokeWidth: 2.4, fill: 'none' },
      ),
      text(
        corners.filter(({ right }) => !right).map(({ x }) => x),
        {
          text: () => '错',
          dx: 22,
          fill: 'var(--vermilion)',
          fontWeight: 600,
          stroke: 'var(--paper)',
          strokeWidth: 4,
        },
      ),
      dot([place], { r: 4.5, fill: 'var(--vermilion)', stroke: 'var(--paper)', className: 'symbol-x' }),
    ],
  };
}

/** Length and half the width of an arrow's head. */
const HEAD = 0.13,
  WING = 0.055;

/** From where the unit's sum is 0 to where its weights point. */
function arrowMark([[x0, y0], [x1, y1]]: readonly [Pair, Pair], looked: boolean) {
  const length = Math.hypot(x1 - x0, y1 - y0);
  if (length === 0) return undefined;
  const [u, v] = [(x1 - x0) / length, (y1 - y0) / length],
    head = Math.min(HEAD, length);
  const neck: Pair = [x1 - head * u, y1 - head * v];
  const outline: Pair[] = [
    [x0, y0],
    neck,
    [neck[0] - WING * v, neck[1] + WING * u],
    [x1, y1],
    [neck[0] + WING * v, neck[1] - WING * u],
    neck,
  ];
  return polygons([outline], {
    points: (corners) => corners,
    fill: 'var(--ink)',
    stroke: 'var(--ink)',
    strokeWidth: looked ? 2.4 : 1,
    className: looked ? 'symbol-w' : '',
  });
}
