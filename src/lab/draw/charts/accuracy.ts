import { percent } from '../../../math/rounding.ts';
import { ruleY } from '../marks.ts';

/** Axes of accuracies, against training steps or against numbers of training points. */

/** The accuracy of guessing, where both classes are equally frequent. */
export const chance = () => ruleY([0.5], { stroke: 'var(--soft)', strokeDasharray: '1 3' });

/** Accuracies share one axis in every figure: chance lies at its foot. */
export const accuracyAxis = () => ({
  domain: [0.4, 1],
  label: '',
  ticks: 6,
  tickFormat: (share: number) => percent(share, 0),
  grid: true,
  labelArrow: 'none' as const,
});

/** An axis of numbers of training points from a few to very many: its labels are 300, 1000, 3000, 1 万 … */
export const manyPoints = (domain: [number, number]) => ({
  type: 'log' as const,
  domain,
  label: '训练点（个）',
  labelArrow: 'none' as const,
  tickFormat: (n: number) => (/^[13]/.test(String(n)) && !/^[13][1-9]/.test(String(n)) ? countText(n) : ''),
});

/** 300, 3000, 1 万, 10 万: short enough for an axis. */
export const countText = (n: number): string => (n >= 10_000 ? `${n / 10_000} 万` : String(n));
