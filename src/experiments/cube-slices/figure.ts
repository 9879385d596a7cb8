import type { ResultOf } from '../../lab/declare/define.ts';
import { cornerNote } from '../../lab/draw/charts/corner-note.ts';
import {
  beside,
  dot,
  panelWidth,
  polygons,
  rect,
  ruleX,
  ruleY,
  text,
  TITLE_HEIGHT,
  type FigureOf,
} from '../../lab/draw/draw.ts';
import { GAP } from '../../lab/draw/layout.ts';
import { series } from '../../lab/draw/series.ts';
import { edgesOf, otherEnd, weighed } from '../../math/circuits/cube-slices.ts';
import { isOdd } from '../../math/circuits/truth-table.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;

/** Panels, in order. */
export const CUBE = 0,
  WEIGHTS = 1,
  UNITS = 2;
/** Weights are dragged so far either way. */
export const HEAVIEST = 9;
/** Room for the axes. */
export const LEFT = 40;
/** Room for the buttons below the last panel. */
const BUTTONS = 52;

const CUT = series.deep.color,
  LIMIT = series.truth.color,
  UNCUT = 'var(--vermilion)';
const plain = { labelArrow: 'none' as const };

/** How far each bit moves an input across, by the number of bits: no two inputs meet, whatever the weights, and levels are well spread. */
const across: Readonly<Record<number, readonly number[]>> = {
  2: [-2, 1],
  3: [-4, 2, -1],
  4: [4, 8, -9, -2],
  5: [9, -31, 36, -18, -25],
  6: [-9, 18, 11, 26, -36, 22],
};

/**
 * The cube is seen not quite along the hyperplane, or inputs of the same sum would lie on one line: up to so far above or below their sum.
 * Sums are integers and the hyperplane is halfway between two, so that every input stays on its side.
 */
const TILT = 0.36;

/** The least and the greatest sum of the unit that is looked at. */
export const sumsSeen = (sums: readonly number[]): [low: number, high: number] => [
  Math.min(...sums),
  Math.max(...sums),
];
/** The axis goes on beyond them, for a threshold that no input, or every one, reaches. */
const BEYOND = 0.7;

const figure: FigureOf<typeof experiment> = (result, _params, { width }) => {
  const beside = width >= 560,
    each = panelWidth(width, 2),
    [cube, weights, units] = beside ? [452, 196, 160] : [286, 104, 74];
  const left = beside ? each + GAP : 0,
    second = beside ? 0 : cube + TITLE_HEIGHT + 6,
    third = second + weights + TITLE_HEIGHT + 12;
  return [
    { place: { left: 0, top: 0, width: each }, height: cube, ...cubePanel(result) },
    { place: { left, top: second, width: each }, height: weights, ...weightsPanel(result) },
    { place: { left, top: third, width: each }, height: units + BUTTONS, ...unitsPanel(result) },
  ];
};
export default figure;

/** The cube seen along the hyperplane of the unit that is looked at, which is then a line. */
function cubePanel({ sums, times, units, looked, silent, alike, uncut }: Result) {
  const { threshold, weights } = units[looked - 1]!;
  const d = weights.length,
    edges = edgesOf(d),
    xs = weighed(across[d]!);
  const ends = [Math.min(...xs), Math.max(...xs)] as const,
    room = 0.05 * (ends[1] - ends[0]);
  const shift = weighed([...across[d]!.slice(1), across[d]![0]!]),
    [least, most] = [Math.min(...shift), Math.max(...shift)];
  const tilted = (input: number) => TILT * ((2 * (shift[input]! - least)) / (most - least) - 1);
  const place = (input: number): [number, number] => [xs[input]!, sums[input]! + tilted(input)];
  const lines = edges.map((edge, e) => {
    const other = otherEnd(edge);
    const here = sums[edge.input]! >= threshold !== sums[other]! >= threshold;
    return { ends: [place(edge.input), place(other)], kind: times[e] === 0 ? 'uncut' : here ? 'here' : 'elsewhere' };
  });
  const drawn = (kind: string, stroke: string, strokeWidth: number) => {
    const outlines = lines.filter((line) => line.kind === kind).map((line) => line.ends);
    return polygons(outlines.length > 0 ? [outlines] : [], {
      outlines: (all) => all,
      closed: false,
      stroke,
      strokeWidth,
    });
  };
  const inputs = xs.map((_, input) => ({ x: place(input)[0], y: place(input)[1], odd: isOdd(input) }));
  const [low, high] = sumsSeen(sums),
    step = Math.max(1, Math.ceil((high - low) / 6));
  const pair = (silent ?? alike)?.numbers ?? [];
  const r = d > 4 ? 2.6 : 4;
  return {
    title: uncut > 0 ? `红的 ${uncut} 条棱没有割断` : '棱都割断了',
    marginLeft: LEFT,
    marginRight: 24,
    marginTop: 30,
    marginBottom: 12,
    x: { domain: [ends[0] - room, ends[1] + room], axis: null },
    y: {
      domain: [low - BEYOND, high + BEYOND],
      label: `第 ${looked} 个单元的加权和`,
      ticks: Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, i) => low + i * step),
      tickFormat: 'd',
      ...plain,
    },
    marks: [
      drawn('elsewhere', 'var(--line)', d > 4 ? 0.9 : 1.4),
      drawn('here', CUT, d > 4 ? 1.1 : 1.8),
      drawn('uncut', UNCUT, d > 4 ? 1.8 : 3),
      ruleY([threshold - 0.5], { stroke: CUT, strokeWidth: 2, strokeDasharray: '7 4', className: 'symbol-j' }),
      dot(
        inputs.filter(({ odd }) => !odd),
        { x: 'x', y: 'y', r, fill: 'var(--paper)', stroke: 'var(--ink)', strokeWidth: 1.2 },
      ),
      dot(
        inputs.filter(({ odd }) => odd),
        { x: 'x', y: 'y', r, fill: 'var(--ink)', stroke: 'var(--ink)', strokeWidth: 1.2 },
      ),
      dot(
        pair.map((input) => place(input)),
        { r: r + 4, stroke: UNCUT, strokeWidth: 2 },
      ),
      cornerNote(pair.length === 0 ? '实心：奇' : '实心：奇；红圈：分不开'),
    ],
  };
}

/** The weights of the unit that is looked at. */
function weightsPanel({ units, looked }: Result) {
  const { weights } = units[looked - 1]!;
  const most = Math.max(HEAVIEST, ...weights.map(Math.abs));
  return {
    title: `第 ${looked} 个单元对各位的权重`,
    marginLeft: LEFT,
    marginRight: 24,
    marginTop: 10,
    marginBottom: 22,
    x: {
      domain: [0.4, weights.length + 0.6],
      ticks: weights.map((_, i) => i + 1),
      tickFormat: 'd',
      label: null,
    },
    y: { domain: [-most, most], ticks: [-most, 0, most], tickFormat: 'd', label: null, ...plain },
    marks: [
      ruleY([0], { stroke: 'var(--soft)' }),
      ruleX(weights, { x: (_weight: number, i: number) => i + 1, stroke: 'var(--line)' }),
      rect(weights, {
        x1: (_weight: number, i: number) => i + 0.86,
        x2: (_weight: number, i: number) => i + 1.14,
        y1: () => 0,
        y2: (weight: number) => weight,
        fill: CUT,
        fillOpacity: 0.6,
      }),
    ],
  };
}

/** Numbers of cut edges: above their bars, or within high ones, where the limit’s line would go through them. */
const count = (bars: readonly { j: number; cuts: number }[], place: object = { dy: -8 }) =>
  text(bars, {
    x: 'j',
    y: 'cuts',
    text: ({ cuts }: { cuts: number }) => String(cuts),
    ...beside('var(--ink)', { dx: 0, textAnchor: 'middle' }),
    ...place,
  });
const within = (fill: string) => ({ dy: 10, fill, stroke: 'none' });

/** How many edges each unit cuts, beside what O'Neil allows. */
function unitsPanel({ units, looked, limit }: Result) {
  const bars = units.map(({ cuts }, j) => ({ j: j + 1, cuts, chosen: j + 1 === looked }));
  return {
    title: '每个单元割断几条棱',
    marginLeft: LEFT,
    marginRight: 52,
    marginTop: 18,
    marginBottom: 20 + BUTTONS,
    x: { domain: [0.5, Math.max(3, units.length) + 0.5], ticks: bars.map(({ j }) => j), tickFormat: 'd', label: null },
    y: { domain: [0, limit], ticks: [0, limit], tickFormat: 'd', label: null, ...plain },
    marks: [
      rect(bars, {
        x1: ({ j }: { j: number }) => j - 0.3,
        x2: ({ j }: { j: number }) => j + 0.3,
        y1: () => 0,
        y2: 'cuts',
        fill: CUT,
        fillOpacity: ({ chosen }: { chosen: boolean }) => (chosen ? 1 : 0.35),
      }),
      ruleY([limit], { stroke: LIMIT, strokeWidth: 2, strokeDasharray: '5 3' }),
      count(bars.filter(({ cuts }) => cuts <= limit / 2)),
      count(
        bars.filter(({ cuts, chosen }) => cuts > limit / 2 && !chosen),
        within('var(--ink)'),
      ),
      count(
        bars.filter(({ cuts, chosen }) => cuts > limit / 2 && chosen),
        within('var(--paper)'),
      ),
      text([[Math.max(3, units.length) + 0.5, limit]], { text: () => '上限', ...beside(LIMIT, { dx: 6 }) }),
    ],
  };
}
