import { clamp } from '../../lab/hands/pointer.ts';
import { handledView } from '../../lab/hands/handled-figure.tsx';
import type tent from './experiment.ts';
import figure from './figure.ts';

/** The figure, whose folds are dragged along the axis that counts them. */
export default handledView<typeof tent>({
  figure,
  label: '拖动折叠次数',
  grips: ({ wanted: { folds } }) => [
    {
      panel: 1,
      label: `折叠网络，折 ${folds} 次`,
      // Two units a fold.
      at: [folds, Math.log10(Math.max(1, 2 * folds))],
      color: 'var(--indigo)',
      steps: { small: 1, large: 4 },
      move: ([x], set, gesture) => set('folds', Math.round(clamp(x, [0, 16])), gesture),
    },
  ],
});
