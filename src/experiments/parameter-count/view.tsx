import { handledView } from '../../lab/hands/handled-figure.tsx';
import { clamp } from '../../lab/hands/pointer.ts';
import type experiment from './experiment.ts';
import figure, { MOST_LAYERS } from './figure.ts';

/** The two nets, of which the tall one is pulled up at its top layer and out at the end of its lowest. */

const MOST_UNITS = 4096;

export default handledView<typeof experiment>({
  figure,
  label: '拖动瘦高的网络：往上加层，往旁边加宽，或用方向键',
  grips: ({ wanted: { layers, width } }) => [
    {
      panel: 0,
      label: `最上面的隐藏层，第 ${layers} 层`,
      at: [0, layers],
      color: 'var(--indigo)',
      steps: { small: 1, large: 2 },
      move: ([, to], set, gesture) => set('layers', Math.round(clamp(to, [1, MOST_LAYERS])), gesture),
    },
    {
      panel: 0,
      label: `最下面的隐藏层的一端，宽 ${width} 个单元`,
      at: [-width / 2, 1],
      color: 'var(--indigo)',
      steps: { small: 0.5, large: 32 },
      move: ([to], set, gesture) => set('width', Math.round(clamp(-2 * to, [1, MOST_UNITS])), gesture),
    },
  ],
});
