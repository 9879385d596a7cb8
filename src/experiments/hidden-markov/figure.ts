import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { dot, line, link, rect, ruleX, text, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { pairOf, type PanelSize } from '../../lab/draw/pair.ts';
import { series } from '../../lab/draw/series.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import { readRows } from '../../math/number-list.ts';
import { readable } from '../../math/number-text.ts';
import { roundedTo } from '../../math/rounding.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;

/** The trellis, time from left to right and a row for each state; and how likely each state is at each time. */
const figure: FigureOf<typeof experiment> = (result, params, { width }) => {
  const [first, second] = pairOf(width);
  const time = timeOf(result, params);
  return [trellis(result, params, time, first), occupancy(result, time, second)];
};
export default figure;

/** The time that is looked at, from 0. */
export const timeOf = ({ observations }: Result, { time }: Given): number => Math.min(time, observations.length) - 1;

/** Room for a column's finger, in pixels, and what of a panel's width is no column's. */
const FINGER = 25,
  BESIDE = 72;

/** First and last of the columns that a panel shows: as many as a finger can tell apart, the time that is looked at among them. */
export function shownOf({ observations }: Result, time: number, width: number): [first: number, last: number] {
  const all = observations.length,
    room = Math.max(3, Math.min(all, Math.floor((width - BESIDE) / FINGER)));
  const first = Math.max(0, Math.min(all - room, time - (room >> 1)));
  return [first, Math.min(all, first + room) - 1];
}

/** Below the states stand the observations. */
export const OBSERVED = -0.95;

const columnsOf = ({ observations }: Result) => [0.5, observations.length + 0.5] as [number, number];
const rowsOf = ({ forward }: Result) => [-1.35, forward[0]!.length - 0.45] as [number, number];

/** From top to bottom, the first state uppermost. */
export const heightOf = ({ forward }: Result, state: number): number => forward[0]!.length - 1 - state;

const short = (value: number) => readable(roundedTo(value, 3));

function trellis(result: Result, { transition }: Given, time: number, { height, width }: PanelSize): Panel {
  const moves = readRows(transition);
  const { forward, backward, viterbiPath, observations, reached, before } = result;
  const states = forward[0]!.length,
    done = reached === observations.length;
  const [from, to] = shownOf(result, time, width);
  const shown = <T extends { t: number }>({ t }: T) => from <= t && t <= to;
  const each = (width - 52) / (to - from + 1),
    apart = (height - 60) / (states + 0.9);
  const largest = Math.max(3, Math.min(15, each / 2 - 2, apart / 2 - 4));
  // Where rows are close, values that would lie on each other are left to the table.
  const values = apart < 40 ? [] : apart < 62 ? (['α'] as const) : (['α', 'β'] as const);
  const nodes = forward.slice(0, reached).flatMap((row, t) => {
    const sum = row.reduce((total, alpha) => total + alpha, 0);
    return row.map((alpha, s) => ({ t, s, x: t + 1, y: heightOf(result, s), share: sum > 0 ? alpha / sum : 0 }));
  });
  const ways = nodes.filter(shown).flatMap(({ t, s }) =>
    t === from || before.length === 0
      ? []
      : Array.from({ length: states }, (_, from) => from)
          .filter((from) => moves[from]![s]! > 0)
          .map((from) => ({
            x1: t,
            y1: heightOf(result, from),
            x2: t + 1,
            y2: heightOf(result, s),
            now: t === time,
          })),
  );
  const path = (done ? viterbiPath : []).map((s, t) => ({ t, x: t + 1, y: heightOf(result, s) })).filter(shown);
  const told = nodes.filter(({ t }) => t === time);
  const end = time === to;
  return {
    title:
      to - from + 1 < observations.length
        ? `格子图：第 ${time + 1} 刻，画出第 ${from + 1} 到 ${to + 1} 刻`
        : `格子图：第 ${time + 1} 刻`,
    height,
    marginLeft: 52,
    marginTop: 12,
    marginRight: end ? 40 : 20,
    x: {
      domain: [from + 0.5, to + 1.5],
      label: '时刻',
      labelArrow: 'none',
      ticks: observations.map((_, t) => t + 1).slice(from, to + 1),
    },
    y: {
      domain: rowsOf(result),
      label: null,
      ticks: [...Array.from({ length: states }, (_, s) => s), OBSERVED],
      tickFormat: (y: number) => (y === OBSERVED ? '观测' : `状态 ${states - 1 - y}`),
      tickSize: 0,
    },
    r: { type: 'identity' },
    marks: [
      rect([time + 1], {
        x1: (t: number) => t - 0.5,
        x2: (t: number) => t + 0.5,
        y1: rowsOf(result)[0],
        y2: rowsOf(result)[1],
        fill: 'var(--indigo)',
        fillOpacity: 0.08,
        className: 'symbol-t',
      }),
      link(
        ways.filter(({ now }) => !now),
        { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', stroke: 'var(--soft)', strokeWidth: 0.7, strokeOpacity: 0.6 },
      ),
      link(
        ways.filter(({ now }) => now),
        { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', stroke: 'var(--indigo)', strokeWidth: 1.6, className: 'symbol-a' },
      ),
      line(path, { x: 'x', y: 'y', stroke: 'var(--vermilion)', strokeWidth: 4, strokeOpacity: 0.75 }),
      dot(nodes.filter(shown), {
        x: 'x',
        y: 'y',
        r: largest,
        fill: 'var(--paper)',
        stroke: 'var(--soft)',
        strokeWidth: 0.8,
      }),
      dot(nodes.filter(shown), {
        x: 'x',
        y: 'y',
        r: ({ share }: { share: number }) => largest * Math.sqrt(share),
        fill: 'var(--indigo)',
        fillOpacity: 0.85,
      }),
      ...values.map((name, i) =>
        text(told, {
          x: 'x',
          y: 'y',
          text: ({ t, s }: { t: number; s: number }) => `${name} ${short((i === 0 ? forward : backward)[t]![s]!)}`,
          dy: i === 0 ? -largest - 9 : largest + 10,
          fill: 'var(--ink)',
          stroke: 'var(--paper)',
          strokeWidth: 4,
          className: i === 0 ? 'symbol-alpha' : 'symbol-beta',
        }),
      ),
      dot(observations.map((_, t) => ({ t, x: t + 1, y: OBSERVED })).filter(shown), {
        x: 'x',
        y: 'y',
        r: Math.min(13, each / 2 - 2),
        symbol: 'square',
        fill: 'var(--paper)',
        stroke: 'var(--bamboo)',
      }),
      text(observations.map((symbol, t) => ({ t, x: t + 1, y: OBSERVED, symbol })).filter(shown), {
        x: 'x',
        y: 'y',
        text: ({ symbol }: { symbol: number }) => String(symbol),
        fill: 'var(--bamboo)',
        fontWeight: 700,
        className: 'symbol-o',
      }),
    ],
  };
}

const STYLES = [series.deep, series.shallow, series.fourth, series.truth] as const;

/** γ, a line a state, told by its number at the end. */
function occupancy(result: Result, time: number, { height }: PanelSize): Panel {
  const { gamma, observations, reached, forward } = result;
  const done = reached === observations.length ? gamma : [];
  const lines = forward[0]!.map((_, s) => done.map((row, t) => ({ x: t + 1, y: row[s]! })));
  return {
    title: '看完全部以后，每一刻在哪个状态',
    height,
    marginRight: 56,
    x: { domain: columnsOf(result), label: '时刻', labelArrow: 'none', ticks: observations.map((_, t) => t + 1) },
    y: { domain: [0, 1], label: '后验概率 γ', labelArrow: 'none', ticks: 5, grid: true },
    marks: [
      ruleX([time + 1], { stroke: 'var(--indigo)', strokeOpacity: 0.35, strokeWidth: 8, className: 'symbol-t' }),
      ...lines.flatMap((points, s) => {
        const { color, dash, symbol } = STYLES[s % STYLES.length]!;
        return [
          line(points, { x: 'x', y: 'y', stroke: color, strokeWidth: 2, strokeDasharray: dash ?? 'none' }),
          dot(points, { x: 'x', y: 'y', r: 3.5, symbol, fill: color }),
        ];
      }),
      endLabels(
        lines.flatMap((points, s) => {
          const last = points.at(-1);
          return last ? [{ ...last, text: `状态 ${s}`, color: STYLES[s % STYLES.length]!.color }] : [];
        }),
      ),
    ],
  };
}
