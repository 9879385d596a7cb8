import { handledView, type Grip } from '../../lab/hands/handled-figure.tsx';
import { clamp } from '../../lab/hands/pointer.ts';
import type experiment from './experiment.ts';
import figure from './figure.ts';

const STEPS = { small: 0.01, large: 0.1 };

/** The figure, whose window is slid over the wave or over the picture of all frames. */
export default handledView<typeof experiment>({
  figure,
  label: '在波形或谱图上拖动窗，或用方向键',
  grips: ({ result: { seconds, melCentres }, wanted: { at } }) => {
    const middle = Math.min(at, seconds);
    return [
      { panel: 0, y: 0, where: '波形' },
      { panel: 1, y: melCentres.length / 2, where: '谱图' },
    ].map(({ panel, y, where }): Grip<typeof experiment> => ({
      panel,
      label: `${where}上的窗，中点 ${middle} 秒`,
      at: [middle, y],
      color: 'var(--vermilion)',
      steps: STEPS,
      move: ([to], set, gesture) => set('at', Math.round(100 * clamp(to, [0, seconds])) / 100, gesture),
    }));
  },
});
