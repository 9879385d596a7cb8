import { handledView } from '../../lab/hands/handled-figure.tsx';
import { clamp } from '../../lab/hands/pointer.ts';
import type experiment from './experiment.ts';
import figure from './figure.ts';

/** The figure, whose line of what the coarse carpet answers rightly is dragged up and down. */
export default handledView<typeof experiment>({
  figure,
  label: '上下拖动粗的地毯那条线',
  grips: ({ wanted: { extra, steps } }) => [
    {
      panel: 1,
      label: `粗的分量，${extra}`,
      at: [0.6 * steps, (1 + extra) / 2],
      color: 'var(--plum)',
      steps: { small: 0.025, large: 0.125 },
      move: ([, y], set, gesture) => set('extra', Math.round(20 * clamp(2 * y - 1, [0, 1])) / 20, gesture),
    },
  ],
});
