import { dot, line } from '../../lab/draw/draw.ts';
import type { NetKind, TrainResult } from './results.ts';

/** How the two nets are drawn everywhere: deep indigo, solid, round; shallow ochre, dashed, square. */

export const netKinds = ['deep', 'shallow'] as const satisfies readonly NetKind[];
export const kindColor: Record<NetKind, string> = { deep: 'var(--indigo)', shallow: 'var(--ochre)' };
const dashes: Record<NetKind, string | undefined> = { deep: undefined, shallow: '6 3' };
const symbols = { deep: 'circle', shallow: 'square' } as const;

export const kindTitles = ({ deep, shallow }: Pick<TrainResult, 'deep' | 'shallow'>): Record<NetKind, string> => ({
  deep: `深：3 层 × ${deep.units / 3}`,
  shallow: `浅：1 层 × ${shallow.units}`,
});

export type XY = { x: number; y: number };
const xy = { x: 'x', y: 'y' } as const;

export const kindLine = (data: XY[], kind: NetKind, options: { strokeWidth?: number; strokeOpacity?: number } = {}) =>
  line(data, {
    ...xy,
    stroke: kindColor[kind],
    strokeWidth: 2,
    ...(dashes[kind] && { strokeDasharray: dashes[kind] }),
    ...options,
  });

export const kindDots = (data: XY[], kind: NetKind, options: { r?: number; fillOpacity?: number } = {}) =>
  dot(data, { ...xy, r: 3, symbol: symbols[kind], fill: kindColor[kind], ...options });

/** Accuracies share one axis in every figure: chance lies at its foot. */
export const accuracyAxis = (label: string) => ({
  domain: [0.4, 1],
  label,
  ticks: 6,
  tickFormat: (share: number) => `${Math.round(100 * share)} %`,
  grid: true,
  labelArrow: 'none' as const,
});

export const manyPoints = (domain: [number, number], label = '训练点（个）') => ({
  type: 'log' as const,
  domain,
  label,
  labelArrow: 'none' as const,
  tickFormat: (n: number) => (/^[13]/.test(String(n)) && !/^[13][1-9]/.test(String(n)) ? pointsText(n) : ''),
});

/** 300, 3000, 1 万, 10 万: short enough for an axis. */
export const pointsText = (n: number): string => (n >= 10_000 ? `${n / 10_000} 万` : String(n));
