import { beside, dot, line, link, ruleX, text } from '../../lab/draw/draw.ts';
import { power, superscript } from './digits.ts';
import type { BoundsResult, LayerBound, LinesResult, NetResult } from './results.ts';

/** Panels of the modes about regions: how their number grows, on a scale of powers of ten. */

interface Panel {
  width: number;
  height: number;
}
interface At {
  x: number;
  y: number;
}
const plain = { labelArrow: 'none' as const };
const xy = { x: 'x', y: 'y' } as const;

/** An axis of powers of ten, for numbers up to 10^top. */
function powers(top: number, label: string) {
  const step = Math.max(1, Math.ceil(top / 6));
  const ticks = Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step);
  return {
    domain: [0, top],
    ticks,
    tickFormat: (n: number) => (n < 4 ? String(10 ** n) : `10${superscript(n)}`),
    label,
    grid: true,
    ...plain,
  };
}

/** Regions of the first n hyperplanes, as counted, beside the 2^n that there would be if each cut every region. */
export function growthPanel({ growth, zaslavsky, regions }: LinesResult, { height }: Panel) {
  const counted = growth.map((count, n): At => ({ x: n, y: Math.log10(count) }));
  const last = counted.at(-1)!,
    most = Math.max(1, growth.length - 1),
    top = Math.max(2, Math.log10(zaslavsky) * 1.25);
  const doubling = [0, Math.min(most, top / Math.log10(2))].map((n): At => ({ x: n, y: n * Math.log10(2) }));
  return {
    title: '一个个放上去',
    height,
    marginRight: 44,
    x: { domain: [0, Math.max(4, most)], label: '超平面个数 n', ticks: 5, tickFormat: 'd', ...plain },
    y: powers(top, '块数（对数刻度）'),
    marks: [
      line(doubling, { ...xy, stroke: 'var(--soft)', strokeDasharray: '2 3' }),
      text(doubling.slice(1), { ...xy, text: () => '2ⁿ', ...beside('var(--soft)', { dx: 4 }) }),
      line(counted, { ...xy, stroke: 'var(--ochre)', strokeDasharray: '5 3' }),
      dot(counted, {
        ...xy,
        r: counted.length > 40 ? 2 : 3.5,
        symbol: 'diamond',
        fill: 'var(--ochre)',
        className: 'symbol-n',
      }),
      dot([last], { ...xy, r: 8, stroke: 'var(--bamboo)', strokeWidth: 2 }),
      text([last], {
        ...xy,
        text: () => `${regions}`,
        ...beside('var(--ochre)', { dx: 0, dy: 20, textAnchor: 'middle' }),
      }),
    ],
  };
}

/** How many regions each new hyperplane adds: as many as those before it cut it into. */
export function tracePanel({ growth, map }: LinesResult, dims: number, { height }: Panel) {
  const added = growth.slice(1).map((count, i): At => ({ x: i + 1, y: count - growth[i]! }));
  const most = added.reduce((top, { y }) => Math.max(top, y), 1);
  return {
    title: dims === 2 && !map ? '块数太多，地图不画' : '每个新来的添了几块',
    height,
    marginLeft: 60,
    x: { domain: [0, Math.max(4, growth.length)], label: '第几个超平面', ticks: 5, tickFormat: 'd', ...plain },
    y: { domain: [0, most], label: '添的块数＝它被前面的切成几块', ticks: 5, grid: true, ...plain },
    marks: [
      link(added, {
        x1: 'x',
        x2: 'x',
        y1: () => 0,
        y2: 'y',
        stroke: 'var(--ochre)',
        strokeWidth: added.length > 40 ? 2 : 5,
      }),
    ],
  };
}

const series = [
  { key: 'upper', name: '乘积上界', color: 'var(--bamboo)', dash: '2 3' },
  { key: 'lower', name: 'Montúfar 下界', color: 'var(--bamboo)', dash: undefined },
  { key: 'shallow', name: '排成一层', color: 'var(--ochre)', dash: '5 3' },
] as const;

const curveOf = (bounds: readonly LayerBound[], key: (typeof series)[number]['key']): At[] =>
  bounds.flatMap(({ [key]: digits }, l) => (digits === null || digits === '0' ? [] : [{ x: l + 1, y: power(digits) }]));

function chart(
  bounds: readonly LayerBound[],
  title: string,
  { width, height }: Panel,
  more: { labels: Label[]; marks: unknown[] },
) {
  const curves = series.map((one) => ({ ...one, points: curveOf(bounds, one.key) }));
  const top = Math.max(2, ...curves.flatMap(({ points }) => points.map(({ y }) => y))) * 1.06;
  const labels = apart(
    [
      ...curves.flatMap(({ points, name, color }) => (points.length > 0 ? [{ ...points.at(-1)!, name, color }] : [])),
      ...more.labels,
    ],
    (17 * top) / (height - 72),
    top,
  );
  return {
    title,
    height,
    marginRight: Math.min(116, width / 3),
    x: {
      domain: [1, Math.max(2, bounds.length)],
      label: '算到第几层',
      ticks: Math.min(8, Math.max(1, bounds.length - 1)),
      tickFormat: 'd',
      ...plain,
    },
    y: powers(top, '块数（对数刻度）'),
    marks: [
      ...curves.map(({ points, color, dash }) =>
        line(points, { ...xy, stroke: color, strokeWidth: 1.8, ...(dash && { strokeDasharray: dash }) }),
      ),
      ...curves.map(({ points, color, key }) =>
        dot(points, { ...xy, r: 3, fill: color, symbol: key === 'shallow' ? 'diamond' : 'circle' }),
      ),
      ...(more.marks as ReturnType<typeof line>[]),
      ...labels.map((label) =>
        text([{ x: bounds.length, y: label.place }], {
          ...xy,
          text: () => label.name,
          ...beside(label.color, { dx: 9 }),
        }),
      ),
    ],
  };
}

interface Label extends At {
  name: string;
  color: string;
}

/** Moves labels so far that neighbours are `gap` apart: up, but not above the top, and down from there. */
function apart(labels: Label[], gap: number, top: number): (Label & { place: number })[] {
  const placed = labels.toSorted((a, b) => a.y - b.y).map((label) => ({ ...label, place: label.y }));
  for (let i = 1; i < placed.length; i++) placed[i]!.place = Math.max(placed[i]!.y, placed[i - 1]!.place + gap);
  let above = top + gap;
  for (const label of placed.reverse()) above = label.place = Math.min(label.place, above - gap);
  return placed;
}

export const boundsPanel = ({ bounds }: BoundsResult, frame: Panel) =>
  chart(bounds, '逐层看上界与下界', frame, { labels: [], marks: [] });

/** What was counted: this net after each of its layers, other random nets after the last. */
export function countPanel({ bounds, layers, sample }: NetResult, frame: Panel) {
  const counted = layers.flatMap(({ regions }, l): At[] => (regions > 0 ? [{ x: l + 1, y: Math.log10(regions) }] : []));
  const others = sample.map((regions): At => ({ x: layers.length, y: Math.log10(regions) }));
  const label = (points: At[], name: string, color: string): Label[] =>
    points.length > 0 ? [{ ...points.at(-1)!, name, color }] : [];
  const middle = others.toSorted((a, b) => a.y - b.y)[Math.floor(others.length / 2)];
  return chart(bounds, '数出来的与界', frame, {
    labels: [
      ...label(counted, '这个网络', 'var(--indigo)'),
      ...label(middle ? [middle] : [], `${others.length} 个随机的`, 'var(--plum)'),
    ],
    marks: [
      dot(others, { ...xy, r: 3.5, stroke: 'var(--plum)', strokeOpacity: 0.7 }),
      line(counted, { ...xy, stroke: 'var(--indigo)', strokeWidth: 2.2 }),
      dot(counted, { ...xy, r: 4.5, fill: 'var(--indigo)' }),
    ],
  });
}

/** For the whole net: between which numbers the most regions lie, and where what was counted stands. */
export function bracketPanel(result: BoundsResult | NetResult, { width, height }: Panel) {
  const last = result.bounds.at(-1)!;
  const rows = [
    { name: '同样多的单元排成一层', digits: last.shallow, color: 'var(--ochre)' },
    { name: 'Montúfar 的下界', digits: last.lower, color: 'var(--bamboo)' },
    ...(result.mode === 'net' && result.regions > 0
      ? [{ name: '这个网络', digits: String(result.regions), color: 'var(--indigo)' }]
      : []),
    { name: '任何网络的上界', digits: last.upper, color: 'var(--bamboo)' },
  ].flatMap(({ name, digits, color }) => (digits === null ? [] : [{ name, color, digits, y: power(digits) }]));
  const top = Math.max(2, ...rows.map(({ y }) => y)) * 1.05;
  const place = (i: number) => rows.length - i - 0.5;
  return {
    title: result.mode === 'net' ? '块数太多，地图不画' : '最多能有几块',
    height,
    marginLeft: 16,
    marginRight: 24,
    x: { ...powers(top, '块数（对数刻度）'), grid: false },
    y: { axis: null, domain: [0, rows.length] },
    marks: [
      ruleX([0], { stroke: 'var(--line)' }),
      ...rows.map(({ y, color }, i) =>
        link([0], {
          x1: () => 0,
          x2: () => y,
          y1: () => place(i),
          y2: () => place(i),
          stroke: color,
          strokeWidth: 9,
          strokeOpacity: 0.75,
        }),
      ),
      ...rows.map(({ name, digits, color }, i) =>
        text([0], {
          x: () => 0,
          y: () => place(i),
          text: () =>
            `${name}：${digits.length > (width < 400 ? 16 : 22) ? `约 ${digits[0]}.${digits.slice(1, 3)}×10${superscript(digits.length - 1)}` : digits}`,
          ...beside(color, { dx: 2, dy: -19 }),
        }),
      ),
    ],
  };
}
