import { handledView } from '../../lab/hands/handled-figure.tsx';
import { clamp } from '../../lab/hands/pointer.ts';
import type experiment from './experiment.ts';
import figure from './figure.ts';

/** The figure: the last turn is dragged along the curve, layer by layer, and the number of layers along its axis. */
export default handledView<typeof experiment>({
  figure,
  label: '拖动走到的那一层，与层数',
  grips: ({ result: { turns, errors }, wanted: { layers, upTo } }) => {
    const done = Math.min(upTo ?? layers, turns.length);
    // Where turn j is: they come one a cell, so the nearest one is found by its place.
    const nearest = (x: number) =>
      turns.reduce((best, [at], j) => (Math.abs(at - x) < Math.abs((turns[best - 1]?.[0] ?? 0) - x) ? j + 1 : best), 0);
    return [
      {
        panel: 0,
        label: `窄网络走到第 ${done} 层`,
        at: turns[done - 1] ?? [0, turns[0]![1]],
        color: 'var(--ink)',
        steps: { small: 1 / turns.length, large: 4 / turns.length },
        move: ([x], set, gesture) => set('upTo', nearest(x), gesture),
      },
      {
        panel: 1,
        label: `层数，${layers}`,
        at: [Math.log10(layers), Math.log10(clamp(errors.deep, [1e-4, 10]))],
        color: 'var(--indigo)',
        steps: { small: Math.log10(1 + 1 / layers), large: Math.log10(2) },
        move: ([x], set, gesture) => set('layers', Math.round(clamp(10 ** clamp(x, [0, 2]), [1, 32])), gesture),
      },
    ];
  },
});
