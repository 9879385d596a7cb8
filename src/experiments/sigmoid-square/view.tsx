import { handledView } from '../../lab/hands/handled-figure.tsx';
import { clamp } from '../../lab/hands/pointer.ts';
import { readable } from '../../math/number-text.ts';
import { roundedTo } from '../../math/rounding.ts';
import type experiment from './experiment.ts';
import figure, { ARGUMENTS, ERRORS } from './figure.ts';

/** The figure: the bias is dragged along the activation, the step from the outer unit on it, or along its own axis. */

const STEPS = [1e-8, 4] as const,
  BIASES = [-3, 3] as const;
const step = (value: number) => roundedTo(clamp(value, STEPS), 3);

export default handledView<typeof experiment>({
  figure,
  label: '拖动偏置与步子，或用方向键',
  grips: ({ result: { units, error }, wanted: { h, b, activation } }) => [
    {
      panel: 0,
      label: `偏置 b，${b}`,
      // On the dashed line, below the curve.
      at: [b, activation === 'sigmoid' ? -0.12 : -1.1],
      color: 'var(--vermilion)',
      steps: { small: 0.1, large: 1 },
      move: ([to], set, gesture) => set('b', Math.round(10 * clamp(to, BIASES)) / 10, gesture),
    },
    {
      panel: 0,
      label: `步子 h，${readable(h)}，b + h 处的单元`,
      at: [clamp(b + h, ARGUMENTS), units[2]![1]],
      color: 'var(--ochre)',
      steps: { small: 0.1, large: 1 },
      move: ([to], set, gesture) => set('h', ({ b }) => step(Math.max(0.02, to - b)), gesture),
    },
    {
      panel: 2,
      label: `步子 h，${readable(h)}，误差 ${readable(error)}`,
      at: [Math.log10(h), Math.log10(clamp(error, ERRORS))],
      color: 'var(--ochre)',
      steps: { small: Math.log10(2), large: 1 },
      move: ([to], set, gesture) => set('h', step(10 ** to), gesture),
    },
  ],
});
