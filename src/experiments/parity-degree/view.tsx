import { handledView } from '../../lab/hands/handled-figure.tsx';
import { clamp } from '../../lab/hands/pointer.ts';
import type experiment from './experiment.ts';
import figure, { BAND, highest } from './figure.ts';

/** The figure: the levels that are right by construction are dragged as a whole, and the degree along its axis. */
export default handledView<typeof experiment>({
  figure,
  label: '拖动答对的那几层与次数，或用方向键',
  grips: ({ result: { from, levels, share }, wanted: { n, degree } }) => [
    {
      panel: 0,
      label: `答对的那几层，从 ${from} 个 1 起`,
      at: [from, BAND * highest(levels)],
      color: 'var(--vermilion)',
      steps: { small: 1, large: 4 },
      move: ([x], set, gesture) =>
        set('from', (now) => Math.round(clamp(x, [0, Math.max(0, now.n - now.degree)])), gesture),
    },
    {
      panel: 1,
      label: `次数，${degree}`,
      at: [degree, share],
      color: 'var(--vermilion)',
      steps: { small: 1, large: 4 },
      move: ([x], set, gesture) => set('degree', Math.round(clamp(x, [0, n])), gesture),
    },
  ],
});
