import { beside, dot, line, link, ruleY, text } from '../../lab/draw/draw.ts';
import { superscript } from './digits.ts';
import type { SquareResult, TentResult } from './results.ts';

/** Panels of the modes about graphs over [0,1]: deep in indigo, one layer in ochre. */

interface Panel {
  width: number;
  height: number;
}
type Point = [number, number];
const plain = { labelArrow: 'none' as const };
const deep = { stroke: 'var(--indigo)' },
  shallow = { stroke: 'var(--ochre)', strokeDasharray: '5 3' };

/** So many alternating points can still be told apart. */
const MOST_POINTS = 64;

const drawnPart = (pieces: number, knots: readonly Point[]) =>
  pieces > knots.length - 1 ? `，画出前 ${knots.length - 1} 段` : '';

export function graphPanel({ folds, pieces, units, knots, rival }: TentResult, { height }: Panel, before?: TentResult) {
  const end = knots.at(-1)![0];
  return {
    title: `折 ${folds} 次：${pieces} 段${drawnPart(pieces, knots)}`,
    height,
    x: { domain: [0, end], label: '输入 x', ticks: 4, ...plain },
    y: { domain: [-0.16, 1.16], label: '输出', ticks: [0, 0.5, 1], ...plain },
    marks: [
      ruleY([0.5], { stroke: 'var(--line)' }),
      before && before.folds !== folds
        ? line(before.knots, { stroke: 'var(--soft)', strokeOpacity: 0.5, strokeDasharray: '2 3', clip: true })
        : undefined,
      line(knots, { ...deep, strokeWidth: pieces > 32 ? 1 : 1.8, strokeLinejoin: 'bevel', className: 'symbol-k' }),
      line(rival, { ...shallow, strokeWidth: 2, strokeLinejoin: 'bevel', clip: true }),
      pieces <= MOST_POINTS ? dot(knots.slice(0, -1), { r: pieces > 20 ? 2 : 3.5, fill: 'var(--bamboo)' }) : undefined,
      text([[0, 1.16] as Point], {
        text: () => `虚线：一层，同样 ${units} 个单元`,
        ...beside('var(--ochre)', { dx: 4, dy: 8 }),
      }),
    ],
  };
}

/** Widths that must err on a sixth of the points, by the number of layers; what one layer was measured to do; the folding net. */
export function widthPanel({ folds, shallow: measured, telgarsky, points }: TentResult, { height }: Panel) {
  const bounds = telgarsky.filter(({ width }) => width > 0),
    counted = telgarsky.filter(({ counted }) => counted > 0);
  const share = ({ errors }: { errors: number }) => errors / points;
  const shown = measured.filter(({ units }) => units > 0);
  return {
    title: '多宽才分得开交错点',
    height,
    marginLeft: 52,
    marginRight: 20,
    insetLeft: 62,
    x: {
      domain: [1, Math.max(folds, 4)],
      label: '隐藏层数',
      tickFormat: 'd',
      ticks: Math.min(8, Math.max(folds, 4) - 1),
      ...plain,
    },
    y: {
      type: 'log' as const,
      base: 2,
      domain: [0.8, Math.max(16, 1.6 * points)],
      label: '每层的宽度（对数刻度）',
      tickFormat: 'd',
      ticks: 6,
      grid: true,
      ...plain,
    },
    marks: [
      line(counted, { x: 'layers', y: 'counted', stroke: 'var(--plum)', strokeDasharray: '2 3' }),
      line(bounds, { x: 'layers', y: 'width', stroke: 'var(--bamboo)', strokeWidth: 2 }),
      dot(bounds, { x: 'layers', y: 'width', r: 2.5, fill: 'var(--bamboo)' }),
      dot(shown, {
        x: () => 1,
        y: 'units',
        r: 3.5,
        symbol: 'diamond',
        fill: (one: (typeof shown)[number]) => (share(one) >= 1 / 6 ? 'var(--ochre)' : 'var(--paper)'),
        stroke: 'var(--ochre)',
      }),
      text(shown, {
        x: () => 1,
        y: 'units',
        text: (one: (typeof shown)[number]) => `错 ${Math.round(100 * share(one))}%`,
        ...beside('var(--ochre)', { dx: -9, textAnchor: 'end' }),
      }),
      dot([[Math.max(1, folds), 2] as Point], { r: 5, fill: 'var(--indigo)' }),
      text([[Math.max(1, folds), 2] as Point], {
        text: () => (folds === 0 ? '' : '折叠，错 0%'),
        ...beside('var(--indigo)', { dx: 2, dy: 16, textAnchor: 'end' }),
      }),
      text(counted.slice(0, 1), {
        x: 'layers',
        y: 'counted',
        text: () => '数段数得到的界',
        ...beside('var(--plum)', { dx: 10, dy: -4 }),
      }),
      text(bounds.slice(0, 1), {
        x: 'layers',
        y: 'width',
        text: () => 'Telgarsky 的界',
        ...beside('var(--bamboo)', { dx: 10 }),
      }),
    ],
  };
}

export function squarePanel({ folds, pieces, knots, peaks }: SquareResult, { height }: Panel) {
  const end = knots.at(-1)![0];
  const curve = Array.from({ length: 65 }, (_, i): Point => [(end * i) / 64, ((end * i) / 64) ** 2]);
  return {
    title: `折 ${folds} 次：${pieces} 段${drawnPart(pieces, knots)}`,
    height,
    marginLeft: 60,
    x: { domain: [0, end], label: '输入 x', ticks: 4, ...plain },
    y: { domain: [0, end ** 2], label: '输出', ticks: 5, ...plain },
    marks: [
      line(curve, { stroke: 'var(--bamboo)', strokeWidth: 2 }),
      line(knots, { ...deep, strokeWidth: 1.6, className: 'symbol-k' }),
      link(peaks, {
        x1: '0',
        x2: '0',
        y1: '1',
        y2: ([x]: Point) => x * x,
        stroke: 'var(--plum)',
        strokeWidth: 2,
      }),
      knots.length <= 17 ? dot(knots, { r: 3, fill: 'var(--indigo)' }) : undefined,
      pieces <= 8
        ? text([[0, end ** 2] as Point], {
            text: () => '竖线：每一段上差得最远处',
            ...beside('var(--plum)', { dx: 6, dy: 10 }),
          })
        : undefined,
    ],
  };
}

/** 1, 0.1, 0.01 … down to 10⁻⁴, or to the least where that is less. */
const powersDown = (least: number): number[] =>
  Array.from({ length: Math.max(4, Math.floor(-Math.log10(least))) + 1 }, (_, i) => Number(`1e-${i}`)).filter(
    (_, i, all) => all.length < 8 || i % 2 === 0,
  );

/** Error against units: of the folding net, and of one layer with the same graphs. */
export function errorPanel({ maxErrors, deepSizes, shallowSizes }: SquareResult, { height }: Panel) {
  const pairs = (sizes: readonly number[]) =>
    maxErrors.map((error, m): Point => [sizes[m]!, error]).filter(([units]) => units > 0);
  const [folding, single] = [pairs(deepSizes), pairs(shallowSizes)];
  const name = (at: Point | undefined, words: string, color: string, dy: number) =>
    at && text([at], { text: () => words, ...beside(color, { dx: 8, dy }) });
  return {
    title: '误差与单元数',
    height,
    marginLeft: 62,
    marginRight: 40,
    x: {
      type: 'log' as const,
      domain: [0.8, Math.max(64, 1.4 * shallowSizes.at(-1)!)],
      label: '隐藏单元数（对数刻度）',
      ticks: [1, 10, 100, 1000, 10_000],
      tickFormat: 'd',
      ...plain,
    },
    y: {
      type: 'log' as const,
      domain: [Math.min(1e-4, maxErrors.at(-1)! / 2), 1],
      label: '最大误差（对数刻度）',
      ticks: powersDown(maxErrors.at(-1)! / 2),
      tickFormat: (error: number) =>
        error < 1e-2 ? `10⁻${superscript(Math.round(-Math.log10(error)))}` : String(error),
      grid: true,
      ...plain,
    },
    marks: [
      line(single, { ...shallow, strokeWidth: 1.8 }),
      line(folding, { ...deep, strokeWidth: 1.8 }),
      dot(single, { r: 4, symbol: 'diamond', fill: 'var(--ochre)' }),
      dot(folding, { r: 3.5, fill: 'var(--indigo)' }),
      name(single.at(-1), '一层', 'var(--ochre)', -12),
      name(folding.at(-1), '折叠', 'var(--indigo)', 14),
    ],
  };
}
