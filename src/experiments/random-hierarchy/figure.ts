import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { curveMarks, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import {
  dot,
  inPixels,
  link,
  panelWidth,
  text,
  TITLE_HEIGHT,
  type Figure,
  type FigureOf,
  type Frame,
} from '../../lab/draw/draw.ts';
import { GAP } from '../../lab/draw/layout.ts';
import { series, seriesDots, seriesLine, type SeriesName } from '../../lab/draw/series.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;

/** Panels, in order. */
export const TREE = 0;

/** Between rows of the tree, and half of it for a finger. */
const ROW = 46;
const RADIUS = 13;

const KINDS = ['local', 'deep', 'shallow'] as const;
const styles: Record<(typeof KINDS)[number] | 'untrained', { name: string; series: SeriesName }> = {
  local: { name: '照着树', series: 'deep' },
  deep: { name: '全连接', series: 'fourth' },
  shallow: { name: '一层', series: 'shallow' },
  untrained: { name: '没训练', series: 'behind' },
};

/** Where the panels stand: the tree, and what it does to layers and how nets learn below it or beside. */
export function layout(width: number, levels: number): { left: number; top: number; width: number; height: number }[] {
  const beside = width >= 560,
    each = beside ? panelWidth(width, 2) : width;
  const tree = ROW * (levels + 1) + 8,
    curve = beside ? 150 : 138;
  const left = beside ? each + GAP : 0,
    top = beside ? 0 : tree + TITLE_HEIGHT + 4;
  return [
    { left: 0, top: 0, width: each, height: tree },
    { left, top, width: each, height: curve },
    { left, top: top + curve + TITLE_HEIGHT + 4, width: each, height: curve },
  ];
}

export interface Node {
  row: number;
  i: number;
  x: number;
  y: number;
}

/** Where each node is drawn, in pixels of the tree's panel, row by row from the class to the leaves. */
export function nodesOf(width: number, levels: number): Node[] {
  return Array.from({ length: levels + 1 }, (_, row) =>
    Array.from({ length: 2 ** row }, (_, i) => ({
      row,
      i,
      x: ((i + 0.5) * width) / 2 ** row,
      y: ROW * (row + 0.5),
    })),
  ).flat();
}

/** The swap that is shown before any finger: of the leftmost rule that writes leaves. */
export const firstSwap = ({ swaps }: Result, levels: number): number =>
  swaps.findIndex(({ node }) => node === 2 ** (levels - 1) - 1);

/** How a node is called: its level from below, and its place from the left. */
export function nodeName(node: number, levels: number): string {
  const row = Math.floor(Math.log2(node + 1)),
    place = node + 1 - 2 ** row;
  return row === 0 ? '类' : `第 ${levels - row} 级第 ${place + 1} 个`;
}

/** @param swap which of the swaps is shown; none shows the datum as it is */
export function draw(result: Result, params: Given, { width, published }: Frame<Result>, swap: number | null): Figure {
  const places = layout(width, params.levels),
    { height: treeHeight, ...treePlace } = places[TREE]!;
  const chosen = swap === null ? undefined : result.swaps[swap];
  return [
    { place: treePlace, ...tree(result, params, places[TREE]!.width, treeHeight, chosen) },
    ...[changes(params, chosen), learningOf(result, params, published)].map((panel, i) => {
      const { height, ...place } = places[i + 1]!;
      return { place, height, ...panel };
    }),
  ];
}

const figure: FigureOf<typeof experiment> = (result, params, frame) =>
  draw(result, params, frame, firstSwap(result, params.levels));
export default figure;

type Swap = Result['swaps'][number];

function tree({ rows }: Result, { levels }: Given, width: number, height: number, swap?: Swap) {
  const nodes = nodesOf(width, levels),
    now = (swap?.rows ?? rows).flat(),
    before = rows.flat();
  const moved = nodes.filter((_, n) => now[n] !== before[n]),
    kept = nodes.filter((_, n) => now[n] === before[n]);
  const edges = nodes.slice(1).map(({ x, y }, n) => {
    const above = nodes[Math.floor(n / 2)]!;
    return { x1: above.x, y1: above.y, x2: x, y2: y };
  });
  const at = { x: 'x', y: 'y' } as const;
  return {
    title: swap ? `${nodeName(swap.node, levels)}换了一条规则，类没有变` : '一个数据的树',
    ...inPixels(width, height),
    marks: [
      link(edges, { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', stroke: 'var(--soft)' }),
      dot(kept, { ...at, r: RADIUS, fill: 'var(--paper)', stroke: 'var(--ink)' }),
      dot(moved, { ...at, r: RADIUS, fill: 'var(--ochre)', stroke: 'var(--ochre)' }),
      ...(swap
        ? [dot([nodes[swap.node]!], { ...at, r: RADIUS + 4, fill: 'none', stroke: 'var(--vermilion)', strokeWidth: 2 })]
        : []),
      text(kept, { ...at, text: ({ row, i }: Node) => symbolName(now[2 ** row - 1 + i]!), fill: 'var(--ink)' }),
      text(moved, { ...at, text: ({ row, i }: Node) => symbolName(now[2 ** row - 1 + i]!), fill: 'var(--paper)' }),
    ],
  };
}

/** Symbols are counted from 1. */
const symbolName = (symbol: number): string => String(symbol + 1);

/** How far each layer's representation moves. */
function changes({ levels }: Given, swap?: Swap) {
  const kinds = ['untrained', 'shallow', 'deep', 'local'] as const;
  const points = (kind: (typeof kinds)[number]) =>
    (swap?.changes[kind] ?? []).flatMap((y, l) => (y === null ? [] : [{ x: l + 1, y }]));
  return {
    title: '各层的表示动了多少',
    ...margins,
    x: {
      domain: [0.8, levels + 0.2],
      ticks: Array.from({ length: levels }, (_, l) => l + 1),
      tickFormat: String,
      label: '第几层',
      labelArrow: 'none' as const,
    },
    y: { domain: [0, 1.2], ticks: [0, 0.5, 1], tickFormat: String, label: '', grid: true, labelArrow: 'none' as const },
    marks: kinds
      .flatMap((kind) => [
        seriesLine(points(kind), styles[kind].series, { clip: true }),
        seriesDots(points(kind), styles[kind].series, { clip: true }),
      ])
      .concat([
        endLabels(
          kinds.flatMap((kind) => {
            const last = points(kind).at(-1);
            return last
              ? [
                  {
                    x: last.x,
                    y: Math.min(1.2, last.y),
                    text: styles[kind].name,
                    color: series[styles[kind].series].color,
                  },
                ]
              : [];
          }),
        ),
      ]),
  };
}

/** Of each net, against the steps on a logarithmic axis: one has learned its data by heart long before another. */
function learningOf(result: Result, { steps }: Given, published: Result | undefined) {
  const curves = ({ nets }: Result): SeedCurve[] =>
    KINDS.map((kind) => ({
      ...styles[kind],
      x: nets[kind].steps.slice(1),
      seeds: [nets[kind].errors.slice(1)],
    })).filter(({ x }) => x.length > 0);
  return {
    title: '没学过的数据上的错误率',
    ...margins,
    x: {
      type: 'log' as const,
      domain: [45, Math.max(300, steps)],
      ticks: [100, 1000],
      tickFormat: String,
      label: '训练步数',
      labelArrow: 'none' as const,
    },
    y: { domain: [0, 1], ticks: [0, 0.5, 1], tickFormat: String, label: '', grid: true, labelArrow: 'none' as const },
    marks: curveMarks(curves(result), { published: published && curves(published) }),
  };
}

const margins = { marginTop: 10, marginRight: 58 };
