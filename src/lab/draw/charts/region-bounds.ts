import type { LayerBound } from '../../../math/plane/region-bounds.ts';
import { beside, dot, line, link, ruleX, text, type Panel } from '../draw.ts';
import { endLabels, type EndLabel } from '../text/labels.ts';
import type { PanelSize } from '../pair.ts';
import { inPowers, powerOf, powersAxis } from '../text/powers.ts';

/** Bounds on a net's number of regions, layer by layer and for the whole net, with what else is known of it beside them. */

type Point = [x: number, y: number];

const series = [
  { key: 'upper', name: '乘积上界', color: 'var(--bamboo)', dash: '2 3' },
  { key: 'serra', name: 'Serra 等的下界', color: 'var(--bamboo)', dash: '9 3 2 3' },
  { key: 'lower', name: 'Montúfar 下界', color: 'var(--bamboo)', dash: undefined },
  { key: 'shallow', name: '排成一层', color: 'var(--ochre)', dash: '5 3' },
] as const;

/** Heights layer by layer; none of a bound that says nothing of the whole net, whose name would stand at the end of no line. */
function told(digits: readonly (string | null)[]): Point[] {
  const points = digits.flatMap((one, l): Point[] => (one === null || one === '0' ? [] : [[l + 1, powerOf(one)]]));
  return points.at(-1)?.[0] === digits.length ? points : [];
}

/**
 * The bounds for the first 1, 2, … layers, heights in powers of ten.
 * @param more marks, and texts at lines that end at the last layer, in the same powers
 */
export function boundsPanel(
  bounds: readonly LayerBound[],
  { width, height }: PanelSize,
  {
    title,
    labels = [],
    marks = [],
  }: { title: string; labels?: Omit<EndLabel, 'x'>[]; marks?: NonNullable<Panel['marks']> },
) {
  const curves = series.map((one) => ({
    ...one,
    points: told(bounds.map(({ [one.key]: digits }) => digits)),
  }));
  const top = Math.max(2, ...curves.flatMap(({ points }) => points.map(([, y]) => y))) * 1.06;
  const ends = curves.flatMap(({ points, name, color }) => points.slice(-1).map(([, y]) => ({ y, text: name, color })));
  return {
    title,
    height,
    marginRight: Math.min(116, width / 3),
    x: {
      domain: [1, Math.max(2, bounds.length)],
      label: '算到第几层',
      labelArrow: 'none' as const,
      ticks: Math.min(8, Math.max(1, bounds.length - 1)),
      tickFormat: 'd',
    },
    y: powersAxis(top, '块数（对数刻度）'),
    marks: [
      ...curves.map(({ points, color, dash }) =>
        line(points, { stroke: color, strokeWidth: 1.8, ...(dash && { strokeDasharray: dash }) }),
      ),
      ...curves.map(({ points, color, key }) =>
        dot(points, { r: 3, fill: color, symbol: key === 'shallow' ? 'diamond' : 'circle' }),
      ),
      ...marks,
      endLabels(
        [...ends, ...labels].map((label) => ({ x: bounds.length, ...label })),
        { dx: 9 },
      ),
    ],
  };
}

/** For the whole net: between which numbers the most regions lie. @param counted where a net that was counted stands, in its place among them */
export function bracketPanel(
  { lower, serra, upper, shallow }: LayerBound,
  { width, height }: PanelSize,
  { title, counted }: { title: string; counted?: number },
) {
  const rows = [
    { name: '同样多的单元排成一层', digits: shallow, color: 'var(--ochre)' },
    { name: 'Montúfar 的下界', digits: lower, color: 'var(--bamboo)' },
    { name: 'Serra 等人的下界', digits: serra, color: 'var(--bamboo)' },
    { name: '这个网络', digits: counted ? String(counted) : null, color: 'var(--indigo)' },
    { name: '任何网络的上界', digits: upper, color: 'var(--bamboo)' },
  ].flatMap(({ digits, ...row }) => (digits === null ? [] : [{ ...row, digits, length: powerOf(digits) }]));
  const top = Math.max(2, ...rows.map(({ length }) => length)) * 1.05;
  const place = (i: number) => rows.length - i - 0.5;
  return {
    title,
    height,
    marginLeft: 16,
    marginRight: 24,
    x: { ...powersAxis(top, '块数（对数刻度）'), grid: false },
    y: { axis: null, domain: [0, rows.length] },
    marks: [
      ruleX([0], { stroke: 'var(--line)' }),
      ...rows.map(({ length, color }, i) =>
        link([0], {
          x1: () => 0,
          x2: () => length,
          y1: () => place(i),
          y2: () => place(i),
          stroke: color,
          strokeWidth: 9,
          strokeOpacity: 0.75,
        }),
      ),
      ...rows.map(({ name, digits, color }, i) =>
        text([[0, place(i)]], {
          text: () => `${name}：${inPowers(digits, width < 400 ? 16 : 22)}`,
          ...beside(color, { dx: 2, dy: -19 }),
        }),
      ),
    ],
  };
}
