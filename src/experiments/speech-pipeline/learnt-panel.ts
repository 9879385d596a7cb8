import type { ResultOf } from '../../lab/declare/define.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import { dot, line, ruleY, text, type Panel } from '../../lab/draw/draw.ts';
import { positional, decimalOf } from '../../math/rounding.ts';
import type experiment from './experiment.ts';

/** What stands at the border: the stage that is made by hand there, or what was learnt in its place. */

type Result = ResultOf<typeof experiment>;

const LINES = 129;
/** Hz from one line of the spectrum to the next. */
const STEP = 31.25;
const KERNELS_IN_A_ROW = 6;

/** @param way its number among all ways */
export function learntPanel(result: Result, way: number, height: number): Panel {
  const panel = { height, marginLeft: 44, marginRight: 14 };
  if (way <= 1) return { ...panel, ...transformPanel(result) };
  if (way === 2) return { ...panel, ...absorptionPanel(result) };
  if (way === 3) return { ...panel, ...logarithmPanel(result) };
  return { ...panel, ...(way === 4 ? filtersPanel(result) : kernelsPanel(result)) };
}

function transformPanel({ transform, edges }: Result): Panel {
  const channels = edges.length - 2,
    cepstra = transform.length / channels;
  const most = Math.max(...transform.map(Math.abs));
  return {
    title: '手工的最后一道：余弦变换的矩阵',
    x: { domain: [0, channels], label: '梅尔通道', labelArrow: 'none', ticks: 5 },
    y: { domain: [0, cepstra], label: '第几个倒谱', labelArrow: 'none', ticks: [0, 4, 8, 12] },
    marks: [raster(transform, { columns: channels, x: [0, channels], y: [0, cepstra], domain: [-most, most] })],
  };
}

function absorptionPanel({ absorption }: Result): Panel {
  const pairs = absorption?.pairs ?? [];
  const most = absorption ? Math.max(...pairs.flat().map(Math.abs)) : 1;
  const ends = [-most, most];
  return {
    title: absorption ? '余弦变换并进第一层：输出落在对角线上' : '倒谱的网络还没有教',
    x: { domain: ends, label: '看倒谱的网络的输出', labelArrow: 'none', ticks: 5, grid: true },
    y: { domain: ends, label: '看对数梅尔、并进以后的输出', labelArrow: 'none', ticks: 5, grid: true },
    marks: [
      line([-most, most].map((end): [number, number] => [end, end]), { stroke: 'var(--soft)', strokeDasharray: '4 3' }), // prettier-ignore
      dot(pairs, { r: 3, stroke: 'var(--indigo)', strokeOpacity: 0.8 }),
    ],
  };
}

/** Pieces that are drawn beside the logarithm. */
const DRAWN = 4;

function logarithmPanel({ logs: { low, high, pieces, quantiles } }: Result): Panel {
  const span = high - low;
  const share = (logarithm: number): [number, number] => [Math.exp(logarithm - high), logarithm];
  const curve = Array.from({ length: 121 }, (_, i) => share(low + (span * i) / 120));
  const error = pieces.find(({ count }) => count === DRAWN)!.error;
  const chords = Array.from({ length: DRAWN + 1 }, (_, i): [number, number] => {
    const [x, y] = share(low + (span * i) / DRAWN);
    return [x, y + error];
  });
  return {
    title: `对数与 ${DRAWN} 段直线，误差 ${positional(decimalOf(error))}`,
    x: { domain: [0, 1], label: '梅尔能量，最大的是 1', labelArrow: 'none', ticks: 5 },
    y: { domain: [low - 0.5, high + 0.7], label: '能量的对数', labelArrow: 'none', ticks: 5, grid: true },
    marks: [
      line(curve, { stroke: 'var(--bamboo)', strokeWidth: 2.5 }),
      line(chords, { stroke: 'var(--indigo)', strokeWidth: 1.5 }),
      dot(chords, { r: 3, fill: 'var(--indigo)' }),
      ruleY([quantiles[2]!], { stroke: 'var(--soft)', strokeDasharray: '3 3' }),
      text([quantiles[2]!], {
        frameAnchor: 'right',
        y: (middle: number) => middle,
        text: () => '一半的能量在这以下',
        fill: 'var(--soft)',
        stroke: 'var(--paper)',
        strokeWidth: 4,
        dy: 11,
        dx: -4,
        textAnchor: 'end',
      }),
    ],
  };
}

function filtersPanel({ bank, edges }: Result): Panel {
  const channels = edges.length - 2;
  const order = bank ? ordered(bank.end, channels) : [];
  const cells = order.flatMap((c) => Array.from({ length: LINES }, (_, k) => bank!.end[k * channels + c]!));
  return {
    title: bank ? '学出的滤波器，曲线是梅尔三角的边与顶' : '滤波器还没学',
    x: { domain: [0, LINES * STEP], label: '频率（赫）', labelArrow: 'none', ticks: 5 },
    y: { domain: [0, channels], label: '通道，按中心排', labelArrow: 'none', ticks: [0, 10, 20] },
    marks: [
      ...(cells.length > 0
        ? [raster(cells, { columns: LINES, x: [0, LINES * STEP], y: [0, channels], domain: [0, 1], colors: 'deep' })]
        : []),
      ...[0, 1, 2].map((edge) =>
        line(
          Array.from({ length: channels }, (_, c): [number, number] => [edges[c + edge]!, c + 0.5]),
          {
            stroke: 'var(--vermilion)',
            strokeWidth: edge === 1 ? 2 : 1,
            ...(edge !== 1 && { strokeDasharray: '3 3' }),
          },
        ),
      ),
    ],
  };
}

/** Channels by the line below which half of their weight lies. */
function ordered(bank: readonly number[], channels: number): number[] {
  const middles = Array.from({ length: channels }, (_, c) => {
    const own = Array.from({ length: LINES }, (_, k) => bank[k * channels + c]!);
    const half = own.reduce((a, b) => a + b) / 2;
    let sum = 0;
    return own.findIndex((weight) => (sum += weight) >= half);
  });
  return middles.map((_, c) => c).sort((a, b) => middles[a]! - middles[b]! || a - b);
}

/** The kernels as curves, those that let low tones through first. */
function kernelsPanel({ kernels }: Result): Panel {
  const peaks = kernels?.peaks ?? [];
  const order = peaks.map((_, c) => c).sort((a, b) => peaks[a]! - peaks[b]! || a - b);
  const taps = kernels ? kernels.values.length / peaks.length : 0;
  const rows = Math.max(1, Math.ceil(peaks.length / KERNELS_IN_A_ROW));
  return {
    title: kernels ? `学出的卷积核，每个 4 毫秒，从 ${Math.min(...peaks)} 到 ${Math.max(...peaks)} 赫` : '卷积核还没学',
    marginLeft: 14,
    x: { domain: [0, KERNELS_IN_A_ROW], axis: null },
    y: { domain: [rows, 0], axis: null },
    marks: [
      ruleY(Array.from({ length: rows }, (_, r) => r + 0.5), { stroke: 'var(--line)' }), // prettier-ignore
      ...order.map((c, place) => {
        const [left, middle] = [place % KERNELS_IN_A_ROW, Math.floor(place / KERNELS_IN_A_ROW) + 0.5];
        return line(
          Array.from({ length: taps }, (_, t): [number, number] => [
            left + 0.06 + (0.88 * t) / (taps - 1),
            middle - 0.42 * kernels!.values[t * peaks.length + c]!,
          ]),
          { stroke: 'var(--indigo)', strokeWidth: 1.5 },
        );
      }),
    ],
  };
}
