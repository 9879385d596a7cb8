import type { ResultOf, ParamsOf } from '../../lab/declare/define.ts';
import {
  dot,
  line,
  link,
  panelWidth,
  rect,
  ruleY,
  text,
  beside,
  TITLE_HEIGHT,
  type FigureOf,
} from '../../lab/draw/draw.ts';
import { cornerNote } from '../../lab/draw/charts/corner-note.ts';
import { GAP, ROW_GAP } from '../../lab/draw/layout.ts';
import { series } from '../../lab/draw/series.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import { powersAxis } from '../../lab/draw/text/powers.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;
type Knot = readonly [x: number, y: number];

const plain = { labelArrow: 'none' as const };
const { deep: SERRA, fourth: MONTUFAR, behind: TENT, truth: MOST } = series;
const dashed = { stroke: MONTUFAR.color, strokeDasharray: '6 3' };
const LEFT = 'var(--vermilion)';

/** What is seen of one layer's graph beside [0,1], and above it. */
const BEYOND = 0.12,
  ABOVE = 1.3;
/** One layer's graph is cut off below. */
const UNDER = 0.2;
/** The rows below one layer's graph that say where each unit is on. */
const FIRST_ROW = 0.28,
  ROW = 0.1;
/** How much a graph that misses 0 or 1 is seen to. */
const OVER = 0.15;
/** The lower graph's 0 and 1 are drawn there, the upper one's this much higher. */
const SHELF = 1.5;
/** Pieces that are marked. */
const GOAL = 1024;

/** Where the panels stand: below each other, or one layer at the left and the other two beside it. */
function layout(width: number) {
  const wide = width >= 560,
    each = wide ? panelWidth(width, 2) : width,
    left = wide ? each + GAP : 0;
  const heights = wide ? [width < 900 ? 400 : 460, width < 900 ? 160 : 190] : [232, 132];
  const [first, second] = heights as [number, number];
  const top = wide ? 0 : first + TITLE_HEIGHT + 4,
    below = top + second + TITLE_HEIGHT + ROW_GAP - 6;
  return [
    { place: { left: 0, top: 0, width: each }, height: first },
    { place: { left, top, width: each }, height: second },
    { place: { left, top: below, width: each }, height: wide ? first - second - TITLE_HEIGHT - 8 : 150 },
  ] as const;
}

const figure: FigureOf<typeof experiment> = (result, params, { width }) => {
  const [layer, folded, counted] = layout(width);
  return [
    { ...layer, ...layerPanel(result, params) },
    { ...folded, ...foldedPanel(result, params) },
    { ...counted, ...countPanel(result, params) },
  ];
};
export default figure;

/** One layer: its graph, the other folding with as many units, and where each unit is on. */
function layerPanel({ hinges, map, montufarMap, covers }: Result, { width, left, spare }: Given) {
  const floor = -FIRST_ROW - ROW * width;
  const rows = hinges.map(([x], i) => ({
    from: i + 1 === left ? -BEYOND : Math.min(x, 1 + BEYOND),
    to: i + 1 === left ? Math.max(x, -BEYOND) : 1 + BEYOND,
    x,
    y: -FIRST_ROW - ROW * i,
    color: i + 1 === left ? LEFT : SERRA.color,
  }));
  const folds = covers.filter(Boolean).length;
  const inside = inOrder(hinges).filter(([x]) => x > 0 && x < 1);
  const ends = [heightOf(map, 0), ...inside, heightOf(map, 1)];
  const short = covers.flatMap((whole, i) => (whole ? [] : [[ends[i]!, ends[i + 1]!] as const]));
  return {
    title: `一层 ${width} 个单元：${folds} 折盖满；虚线 ${width} 折`,
    marginLeft: 34,
    marginRight: 14,
    x: {
      domain: [-BEYOND, 1 + BEYOND],
      label: '这一层读到的数',
      ticks: [0, 0.5, 1],
      tickFormat: String,
      ...plain,
    },
    y: { domain: [floor, ABOVE], label: '折到哪里', ticks: [0, 1], tickFormat: String, ...plain },
    marks: [
      rect([0], { x1: 0, x2: 1, y1: 0, y2: 1, fill: 'var(--line)', fillOpacity: 0.35 }),
      ruleY([0, 1], { stroke: 'var(--line)' }),
      line(montufarMap, { ...dashed, strokeWidth: 1.6, clip: true }),
      line(map, { stroke: SERRA.color, strokeWidth: 2.2, clip: true, className: 'symbol-p' }),
      ...short.map((piece) => line(piece, { stroke: LEFT, strokeWidth: 3.5, strokeOpacity: 0.6, clip: true })),
      spare === 0 ? null : ruleY([1 + spare / 200, -spare / 200], { stroke: MOST.color, strokeDasharray: '2 4' }),
      dot(hinges, { r: 3.5, fill: SERRA.color, clip: true }),
      rect([0], {
        x1: -BEYOND,
        x2: 1 + BEYOND,
        y1: floor,
        y2: -UNDER,
        fill: 'var(--paper)',
        insetLeft: -3,
        insetRight: -3,
        insetBottom: -1,
      }),
      link(rows, { x1: 'from', x2: 'to', y1: 'y', y2: 'y', stroke: 'color', strokeWidth: 2.5, strokeOpacity: 0.75 }),
      dot(rows, { x: 'x', y: 'y', r: 3, fill: 'color', clip: true }),
      cornerNote(left === 0 ? '横线：单元在哪里开' : '横线：单元在哪里开，红的朝左'),
    ],
  };
}

/** Where a hinge is taken hold of: below the graph are the rows of where units are on, so that one far down is held at the graph's edge. */
export const heldAt = ([x, y]: Knot): [x: number, y: number] => [x, Math.max(y, -UNDER)];

const inOrder = (knots: readonly Knot[]) => knots.toSorted(([a], [b]) => a - b);

/** The place at x of a graph that is given by its knots. */
function heightOf(knots: readonly Knot[], x: number): Knot {
  const after = Math.max(
    1,
    knots.findIndex(([at]) => at >= x),
  );
  const [a, p] = knots[after - 1]!,
    [b, q] = knots[after]!;
  return [x, p + ((x - a) / (b - a)) * (q - p)];
}

/** The graphs after some layers, one above the other: what leaves [0,1] by more than a little is cut off. */
function foldedPanel({ graph, drawn, stages }: Result, { layers }: Given) {
  const { pieces, montufar } = stages[drawn - 1]!;
  const dense = drawn < layers ? `第 ${drawn + 1} 层起太密；` : '';
  const thin = pieces > 300 ? 0.7 : pieces > 80 ? 1 : 1.6;
  return {
    title: `${dense}折 ${drawn} 层：上面 ${pieces} 段，下面 ${montufar} 段`,
    marginLeft: 34,
    marginRight: 14,
    marginTop: 6,
    x: { domain: [0, 1], label: '网络的输入 x', ticks: [0, 0.5, 1], tickFormat: String, ...plain },
    y: {
      domain: [-OVER, SHELF + 1 + OVER],
      ticks: [0, 1, SHELF, SHELF + 1],
      tickFormat: (y: number) => String(y >= SHELF ? y - SHELF : y),
      label: '',
      ...plain,
    },
    marks: [
      ruleY([0, 1, SHELF, SHELF + 1], { stroke: 'var(--line)' }),
      line(
        within(graph.serra).map(([x, y]): Knot => [x, y + SHELF]),
        { stroke: SERRA.color, strokeWidth: thin, strokeLinejoin: 'bevel', className: 'symbol-layers' },
      ),
      line(within(graph.montufar), { stroke: MONTUFAR.color, strokeWidth: thin, strokeLinejoin: 'bevel' }),
    ],
  };
}

/** A graph cut off a little below 0 and a little above 1. */
function within(knots: readonly Knot[]): Knot[] {
  const clamped = (y: number) => Math.max(-OVER, Math.min(1 + OVER, y));
  return knots.flatMap(([x, y], i) => {
    const before = knots[i - 1];
    if (!before) return [[x, clamped(y)] as Knot];
    const [a, p] = before;
    const crossings = [-OVER, 1 + OVER]
      .map((edge) => (edge - p) / (y - p))
      .filter((share) => share > 0 && share < 1)
      .sort((one, other) => one - other)
      .map((share): Knot => [a + share * (x - a), clamped(p + share * (y - p))]);
    return [...crossings, [x, clamped(y)] as Knot];
  });
}

/** Pieces against units: this fold, Montúfar's, the tent, and what no net of these widths exceeds. */
function countPanel({ stages, tents, lost }: Result, { width, layers }: Given) {
  const along = (count: (stage: Result['stages'][number]) => number) => [
    [0, 0] as Knot,
    ...stages.map((stage): Knot => [stage.units, Math.log10(count(stage))]),
  ];
  const end = Math.max(24, stages.at(-1)!.units),
    top = Math.log10(stages.at(-1)!.most) * 1.06;
  const tent = [[0, 0] as Knot, ...tents.map((count, k): Knot => [2 * (k + 1), Math.log10(count)])];
  const serra = along(({ pieces }) => pieces),
    montufar = along(({ montufar }) => montufar),
    most = along(({ most }) => most);
  const name = (points: readonly Knot[], text: string, color: string) => {
    const [x, y] = points.at(-1)!;
    return { x, y, text, color };
  };
  const now = serra[layers]!;
  return {
    title: '几个单元，几段',
    marginLeft: 44,
    marginRight: 64,
    marginTop: 8,
    x: { domain: [0, end], label: '单元（个）', ticks: end > 24 ? 6 : [0, 5, 10, 15, 20], tickFormat: 'd', ...plain },
    y: { ...powersAxis(top, ''), ticks: powersAxis(top, '').ticks },
    marks: [
      ruleY([Math.log10(GOAL)], { stroke: 'var(--soft)', strokeDasharray: '1 3' }),
      text([[0, Math.log10(GOAL)]], { text: () => '1024 段', ...beside('var(--soft)', { dx: 4, dy: -8 }) }),
      lost > 0 ? line(most, { stroke: MOST.color, strokeWidth: 1.5, strokeDasharray: '4 3' }) : null,
      line(tent, { stroke: TENT.color, strokeDasharray: TENT.dash, strokeWidth: 1.5 }),
      dot(tent.slice(1), { r: 2, fill: TENT.color }),
      line(montufar, { ...dashed, strokeWidth: 1.5 }),
      dot(montufar.slice(1), { r: 3, symbol: MONTUFAR.symbol, fill: MONTUFAR.color }),
      line(serra, { stroke: SERRA.color, strokeWidth: 2 }),
      dot(serra.slice(1), { r: 3, fill: SERRA.color }),
      dot([now], { r: 5.5, fill: SERRA.color, className: 'symbol-layers' }),
      endLabels(
        [
          name(serra, '这一种', SERRA.color),
          name(montufar, `Montúfar`, MONTUFAR.color),
          ...(width === 3 ? [name(tent, '对折', TENT.color)] : []),
          ...(lost > 0 ? [name(most, '至多', MOST.color)] : []),
        ],
        { dx: 7 },
      ),
    ],
  };
}
