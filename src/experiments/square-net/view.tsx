import { clamp } from '../../lab/hands/pointer.ts';
import { handledView } from '../../lab/hands/handled-figure.tsx';
import type experiment from './experiment.ts';
import figure from './figure.ts';

/** What so many folds leave: 2^(−2m−2). */
const errorOf = (folds: number): number => 0.25 ** (folds + 1);
/** An error of so many powers of ten is made by that many folds: each divides it by four. */
const foldsFor = (power: number): number => Math.round((-power - Math.log10(4)) / Math.log10(4));

/** The figure, whose folds are dragged by the error that they leave: down for more. */
export default handledView<typeof experiment>({
  figure,
  label: '拖动折叠网络的误差',
  grips: ({ result: { deepSizes }, wanted: { folds } }) => [
    {
      panel: 1,
      label: `折叠网络，折 ${folds} 次，误差 ${errorOf(folds)}`,
      at: [Math.log10(Math.max(1, deepSizes[Math.min(folds, deepSizes.length - 1)]!)), Math.log10(errorOf(folds))],
      color: 'var(--indigo)',
      steps: { small: Math.log10(4), large: 4 * Math.log10(4) },
      move: ([, y], set, gesture) => set('folds', clamp(foldsFor(y), [0, 16]), gesture),
    },
  ],
});
