import { dot, line } from './marks.ts';

/** How each kind of series is drawn in every figure: its colour says what it is, dash and marker say it again without colour. */

export interface SeriesStyle {
  color: string;
  /** Undefined is a solid line. */
  dash: string | undefined;
  symbol: 'circle' | 'diamond' | 'square' | 'triangle';
}

export const series = {
  /** The deep net. */
  deep: { color: 'var(--indigo)', dash: undefined, symbol: 'circle' },
  /** The shallow one: one hidden layer. */
  shallow: { color: 'var(--ochre)', dash: '6 3', symbol: 'diamond' },
  /** What is true: data, the target, a bound. */
  truth: { color: 'var(--bamboo)', dash: undefined, symbol: 'triangle' },
  fourth: { color: 'var(--plum)', dash: '2 3', symbol: 'square' },
  /** The published run behind a live one, and whatever else is not the subject. */
  behind: { color: 'var(--soft)', dash: '2 3', symbol: 'circle' },
} as const satisfies Record<string, SeriesStyle>;

export type SeriesName = keyof typeof series;

/** NaN breaks a line and is no dot. */
export interface SeriesPoint {
  x: number;
  y: number;
}

const xy = { x: 'x', y: 'y' } as const;
const BEHIND_OPACITY = 0.7;

/** A line in its series' colour and dash. */
export function seriesLine(data: readonly SeriesPoint[], name: SeriesName, options: Parameters<typeof line>[1] = {}) {
  const { color, dash } = series[name];
  return line(data, {
    ...xy,
    stroke: color,
    strokeWidth: 2,
    ...(dash !== undefined && { strokeDasharray: dash }),
    ...(name === 'behind' && { strokeWidth: 1.5, strokeOpacity: BEHIND_OPACITY }),
    ...options,
  });
}

/** Dots in its series' colour and shape. */
export function seriesDots(data: readonly SeriesPoint[], name: SeriesName, options: Parameters<typeof dot>[1] = {}) {
  const { color, symbol } = series[name];
  return dot(data, { ...xy, r: 3, symbol, fill: color, ...options });
}
