import { curveMarks, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import { mosaic, type SquareMap } from '../../lab/draw/charts/mosaic.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import { alive } from '../../lab/draw/live-marks.ts';
import { inPixels, rect, text, type Figure, type FigureOf, type Frame, type Panel } from '../../lab/draw/draw.ts';
import { BAR } from '../../lab/draw/squares.ts';
import type { SeriesName } from '../../lab/draw/series.ts';
import type { ResultOf } from '../../lab/declare/define.ts';
import { fixed, percent } from '../../math/rounding.ts';
import type experiment from './experiment.ts';
import { boardOf } from './tiles.ts';

/** All units of a net; of the chosen one what excites it and who suffers without it; and what was measured of all. */

type Result = ResultOf<typeof experiment>;

export const WAYS = { trained: '训练过', untrained: '没训练', shuffled: '打乱', directions: '随机方向' } as const;
export const KINDS = { removal: '拿掉', sharing: '几类', wiring: '布线', reuse: '再用' } as const;
export type Way = keyof typeof WAYS;
export type Kind = keyof typeof KINDS;

export interface Shown {
  way: Way;
  kind: Kind;
  layer: number;
  unit: number;
}

export const FIRST: Shown = { way: 'trained', kind: 'removal', layer: 1, unit: 3 };
const SIDE = 28;
const SERIES: Record<Way, SeriesName> = {
  trained: 'deep',
  untrained: 'shallow',
  shuffled: 'fourth',
  directions: 'truth',
};

/** What a place of a layer sees of a picture of the gallery. */
function patchOf(
  { gallery }: Result,
  { across, sees, step }: Result['layers'][number],
  [picture, place]: [number, number],
): number[] {
  const [top, left] = [step * Math.floor(place / across), step * (place % across)];
  const written = gallery[picture]!.picture;
  return Array.from({ length: sees * sees }, (_, i) =>
    Number.parseInt(written[(top + Math.floor(i / sees)) * SIDE + left + (i % sees)]!, 16),
  );
}

function unitsPanel(result: Result, { way, layer, unit }: Shown, width: number): Panel {
  const board = boardOf(width, result.layers);
  const units = result.units?.[way];
  const filters = units ? units.filters : way === 'trained' ? (result.learning?.filters ?? null) : null;
  const chosen = board.tiles.find((tile) => tile.layer === layer && tile.unit === unit)!;
  const one = units?.layers[layer]![unit];
  const strongest = Math.max(1, ...(one?.answers ?? []).map(Math.abs));
  const under = board.below + 17;
  const from = 4 * (board.patch + 4) + 8;
  const cell = (board.width - from) / 10;
  const frames = (list: readonly { left: number; top: number; side: number }[], stroke: string, strokeWidth: number) =>
    rect(list, {
      x1: 'left',
      x2: ({ left, side }: { left: number; side: number }) => left + side,
      y1: 'top',
      y2: ({ top, side }: { top: number; side: number }) => top + side,
      fill: 'none',
      stroke,
      strokeWidth,
      className: strokeWidth > 1 ? 'unit-chosen' : 'unit',
    });
  const caption = (x: number, y: number, words: string, anchor: 'start' | 'middle' = 'start') =>
    text([words], { x, y, text: String, textAnchor: anchor, fill: 'var(--soft)' });
  return {
    title: `单元，${WAYS[way]}`,
    ...inPixels(board.width, board.height),
    standing: [way, layer, unit, width, filters?.length, units],
    marks: [
      ...result.layers.map(({ name }, l) =>
        caption(0, board.names[l]!, l === 0 && filters ? `${name}：滤波器` : `${name}：最能激活它的一块`),
      ),
      ...(filters
        ? [
            alive(
              'filters',
              mosaic(
                board.tiles
                  .filter(({ layer }) => layer === 0)
                  .map((tile) => ({ ...tile, values: filters[tile.unit]! })),
                { domain: [-100, 100] },
              ),
            ),
          ]
        : []),
      ...pictures(
        board.tiles.flatMap((tile) => {
          const best = units?.layers[tile.layer]![tile.unit]!.patches[0];
          if (!best || (tile.layer === 0 && filters)) return [];
          return [{ ...tile, values: patchOf(result, result.layers[tile.layer]!, best) }];
        }),
      ),
      frames(board.tiles, 'var(--line)', 1),
      frames([chosen], 'var(--vermilion)', 2.5),
      caption(0, board.below + 8, '最能激活它的四块'),
      caption(from, board.below + 8, '对十个数字的回答'),
      ...(one
        ? [
            ...pictures(
              one.patches.map((patch, i) => ({
                left: i * (board.patch + 4),
                top: under,
                side: board.patch,
                values: patchOf(result, result.layers[layer]!, patch),
              })),
            ),
            raster(one.answers, {
              columns: 10,
              x: [from, board.width],
              y: [under, under + board.patch - 20],
              domain: [-strongest, strongest],
            }),
            ...one.answers.map((_, c) =>
              caption(from + (c + 0.5) * cell, under + board.patch - 9, String(c), 'middle'),
            ),
          ]
        : [caption(0, under + 14, '还没有看完……')]),
    ],
  };
}

/** Parts of what was looked at. */
const pictures = (maps: readonly SquareMap[]) =>
  maps.length > 0 ? [mosaic(maps, { domain: [0, 15], colors: 'behind' })] : [];

interface Interval {
  value: number;
  low: number;
  high: number;
}
const curve = (name: string, series: SeriesName, values: readonly Interval[]): SeedCurve => ({
  name,
  series,
  x: values.map((_, i) => i),
  seeds: [values.map(({ value }) => value)],
  band: { low: values.map(({ low }) => low), high: values.map(({ high }) => high) },
});

const WAITING = text(['还没有量完……'], { frameAnchor: 'middle', text: String, fill: 'var(--soft)' });

/** A panel of curves over so many steps of an axis. */
function curvesPanel(
  title: string,
  curves: readonly SeedCurve[],
  ticks: readonly string[],
  label: string,
  y: { domain: [number, number]; tickFormat: (value: number) => string },
): Panel {
  return {
    title,
    marginRight: 66,
    x: {
      domain: [-0.15, ticks.length - 0.85],
      ticks: ticks.map((_, i) => i),
      tickFormat: (i: number) => ticks[i]!,
      label,
      labelArrow: 'none',
      labelOffset: 36,
    },
    y: { ...y, grid: true, ticks: 5, label: '', labelArrow: 'none' },
    marks: curves.length > 0 ? curveMarks(curves) : [WAITING],
  };
}

/** Who suffers: of each class the share that is mistaken, with the unit and without it. */
function removalPanel(result: Result, { way, layer, unit }: Shown): Panel {
  const units = result.units?.[way];
  const one = units?.layers[layer]![unit];
  const bars = one ? one.errors.map((error, c) => ({ digit: c, before: units!.errors[c]!, after: error })) : [];
  const bar = (of: 'before' | 'after', from: number, to: number, fill: string) =>
    rect(bars, {
      x1: ({ digit }: { digit: number }) => digit + from,
      x2: ({ digit }: { digit: number }) => digit + to,
      y1: 0,
      y2: of,
      fill,
      className: `bar-${of}`,
    });
  return {
    title: '拿掉它，各个数字认错多少',
    marginRight: 12,
    x: {
      domain: [-0.5, 9.5],
      ticks: Array.from({ length: 10 }, (_, c) => c),
      tickFormat: String,
      label: '数字（靛：都在；赭：拿掉）',
      labelArrow: 'none',
      labelOffset: 36,
    },
    y: {
      domain: [0, 1],
      grid: true,
      ticks: 5,
      label: '',
      labelArrow: 'none',
      tickFormat: (share: number) => percent(share, 0),
    },
    marks: one ? [bar('before', -0.38, -0.02, 'var(--indigo)'), bar('after', 0.02, 0.38, 'var(--ochre)')] : [WAITING],
  };
}

function measurePanel(result: Result, shown: Shown): Panel {
  const { summary } = result;
  if (shown.kind === 'removal') return removalPanel(result, shown);
  if (shown.kind === 'sharing') {
    const ways = summary?.sharing.classes.ways;
    return curvesPanel(
      '一个单元为几个数字出力',
      ways ? (Object.keys(WAYS) as Way[]).map((way) => curve(WAYS[way], SERIES[way], ways[way])) : [],
      ['卷积 1', '卷积 2', '全连接'],
      '单元在哪一层',
      { domain: [1, 7], tickFormat: (value) => fixed(value, 0) },
    );
  }
  if (shown.kind === 'wiring') {
    const wiring = summary?.wiring ?? [];
    const most = wiring.reduce((top, { q, shuffled }) => Math.max(top, q.high, shuffled.high), 0.2);
    return curvesPanel(
      '模块度：布线要付代价时',
      summary
        ? [
            curve(
              '学出来的',
              'deep',
              wiring.map(({ q }) => q),
            ),
            curve(
              '打乱的',
              'fourth',
              wiring.map(({ shuffled }) => shuffled),
            ),
          ]
        : [],
      wiring.map(({ cost }) => String(cost)),
      '布线的代价',
      { domain: [0, most * 1.05], tickFormat: (value) => fixed(value, 2) },
    );
  }
  const reuse = summary?.reuse;
  const low = reuse ? Math.min(...[...reuse.trained, ...reuse.untrained].map((one) => one.low)) : 0.5;
  return curvesPanel(
    '在 0–4 上学的特征，拿去认 5–9',
    reuse ? [curve(WAYS.trained, 'deep', reuse.trained), curve(WAYS.untrained, 'shallow', reuse.untrained)] : [],
    ['像素', '卷积 1', '卷积 2', '全连接'],
    '线性分类器看哪一层',
    { domain: [Math.min(0.5, low), 1], tickFormat: (share) => percent(share, 0) },
  );
}

export function figureWith(result: Result, shown: Shown, { width }: Frame<Result>): Figure {
  const height = width < 560 ? 200 + BAR : boardOf(width, result.layers).height;
  return [
    unitsPanel(result, shown, width),
    {
      ...measurePanel(result, shown),
      height,
      marginLeft: 44,
      marginBottom: 44 + BAR,
      standing: [shown, height, result.units, result.summary],
    },
  ];
}

/** As it stands before it is touched. */
const figure: FigureOf<typeof experiment> = (result, _params, frame) => figureWith(result, FIRST, frame);

export default figure;
