import { handledView } from '../../lab/hands/handled-figure.tsx';
import { within } from '../../lab/hands/pointer.ts';
import { readPoints, writePoints, type PlanePoint } from '../../math/number-list.ts';
import type experiment from './experiment.ts';
import figure, { SHOWN } from './figure.ts';

const STEP = 0.05;
const onGrid = (value: number): number => Number((Math.round(value / STEP) * STEP).toFixed(2)) + 0;

/** The figure, whose start is dragged about the bowl. */
export default handledView<typeof experiment>({
  figure,
  label: '拖动起点，或用方向键',
  grips: ({ wanted: { start } }) => {
    const [u, v] = readPoints(start)[0]![0]!;
    return [
      {
        panel: 0,
        label: `起点，θ₁ = ${u}，θ₂ = ${v}`,
        at: [u, v],
        color: 'var(--ink)',
        radius: 4,
        steps: { small: STEP, large: 0.25 },
        move: (to, set, gesture) =>
          set('start', writePoints([[within({ x: SHOWN, y: SHOWN }, to).map(onGrid) as PlanePoint]]), gesture),
      },
    ];
  },
});
