import { clamp } from '../../lab/hands/pointer.ts';
import { handledView } from '../../lab/hands/handled-figure.tsx';
import type experiment from './experiment.ts';
import figure from './figure.ts';

/** The figure, whose folding net is dragged along the axis of its layers: as many as folds. */
export default handledView<typeof experiment>({
  figure,
  label: '拖动折叠网络的层数',
  grips: ({ wanted: { folds } }) => [
    {
      panel: 1,
      label: `折叠网络，${folds} 层`,
      at: [Math.max(1, folds), Math.log10(2)],
      color: 'var(--indigo)',
      radius: 6,
      steps: { small: 1, large: 4 },
      move: ([x], set, gesture) => set('folds', Math.round(clamp(x, [0, 16])), gesture),
    },
  ],
});
