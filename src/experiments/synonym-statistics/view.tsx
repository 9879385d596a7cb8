import { handledView } from '../../lab/hands/handled-figure.tsx';
import { clamp } from '../../lab/hands/pointer.ts';
import type experiment from './experiment.ts';
import figure, { CURVE } from './figure.ts';

/** The figure; the number of data is dragged along the curve. */
export default handledView<typeof experiment>({
  figure,
  label: '拖动红点，改例子的个数',
  grips: ({ result: { found }, wanted: { points } }) => [
    {
      panel: CURVE,
      label: `例子 ${points} 个`,
      at: [Math.log10(points), found],
      color: 'var(--vermilion)',
      steps: { small: Math.log10(1.1), large: Math.log10(2) },
      move: ([x], set, gesture) => set('points', Math.round(clamp(10 ** clamp(x, [0, 5]), [8, 65_536])), gesture),
    },
  ],
});
