import { netNames, type NetKind } from '../../math/nets/equal-nets.ts';
import { areaY, beside, dot, line, ruleY, text } from './draw.ts';

/** How a deep and a shallow net are drawn everywhere: deep indigo, solid, round; shallow ochre, dashed, square. And the axes of their accuracies. */

export { netKinds, netNames, type NetKind } from '../../math/nets/equal-nets.ts';
export const kindColor: Record<NetKind, string> = { deep: 'var(--indigo)', shallow: 'var(--ochre)' };
const dashes: Record<NetKind, string | undefined> = { deep: undefined, shallow: '6 3' };
const symbols = { deep: 'circle', shallow: 'square' } as const;

export type XY = { x: number; y: number };
const xy = { x: 'x', y: 'y' } as const;

export const kindLine = (data: XY[], kind: NetKind) =>
  line(data, {
    ...xy,
    stroke: kindColor[kind],
    strokeWidth: 2,
    ...(dashes[kind] && { strokeDasharray: dashes[kind] }),
  });

export const kindDots = (data: XY[], kind: NetKind, options: { r?: number; fillOpacity?: number } = {}) =>
  dot(data, { ...xy, r: 3, symbol: symbols[kind], fill: kindColor[kind], ...options });

/** The band between the worst and the best seed. */
export const kindBand = (data: { x: number; low: number; high: number }[], kind: NetKind) =>
  areaY(data, { x: 'x', y1: 'low', y2: 'high', fill: kindColor[kind], fillOpacity: 0.13 });

/** The published run's curve, that stays behind a live one. */
export const faintLine = (data: XY[]) => line(data, { ...xy, stroke: 'var(--soft)', strokeOpacity: 0.5 });

/** The accuracy of guessing, where both classes are equally frequent. */
export const chance = () => ruleY([0.5], { stroke: 'var(--soft)', strokeDasharray: '1 3' });

/** Names at the ends of two curves, kept apart from each other by `least` units of y. */
export function endNames(ends: ({ kind: NetKind } & XY)[], least: number) {
  const [a, b] = ends.toSorted((p, q) => p.y - q.y);
  const push = a && b ? Math.max(0, least - (b.y - a.y)) / 2 : 0;
  const placed = [a && { ...a, y: a.y - push }, b && { ...b, y: b.y + push }].filter((end) => end !== undefined);
  return placed.map((end) => text([end], { ...xy, text: () => netNames[end.kind], ...beside(kindColor[end.kind]) }));
}

/** Accuracies share one axis in every figure: chance lies at its foot. */
export const accuracyAxis = () => ({
  domain: [0.4, 1],
  label: '',
  ticks: 6,
  tickFormat: (share: number) => `${Math.round(100 * share)} %`,
  grid: true,
  labelArrow: 'none' as const,
});

/** An axis of numbers of training points from a few to very many: its labels are 300, 1000, 3000, 1 万 … */
export const manyPoints = (domain: [number, number]) => ({
  type: 'log' as const,
  domain,
  label: '训练点（个）',
  labelArrow: 'none' as const,
  tickFormat: (n: number) => (/^[13]/.test(String(n)) && !/^[13][1-9]/.test(String(n)) ? pointsText(n) : ''),
});

/** 300, 3000, 1 万, 10 万: short enough for an axis. */
const pointsText = (n: number): string => (n >= 10_000 ? `${n / 10_000} 万` : String(n));
