import { handledView, type Grip } from '../../lab/hands/handled-figure.tsx';
import { clamp } from '../../lab/hands/pointer.ts';
import type experiment from './experiment.ts';
import figure from './figure.ts';

/** The figure, in which the place that each consonant comes from and the vowel's end are dragged. */

const LOCUS = [800, 2600] as const,
  DURATION = [40, 300] as const;
/** Where the vowel's end is taken hold of, in kHz: above the formants. */
const END_AT = 3.6;

const onGrid = (value: number, step: number, range: readonly [number, number]): number =>
  clamp(Math.round(value / step) * step, range);

type Name = 'dLocus' | 'yLocus';
const locus = (panel: number, name: Name, value: number, color: string): Grip<typeof experiment> => ({
  panel,
  label: `${name === 'dLocus' ? 'd' : 'y'} 的起点，${value} 赫`,
  at: [0, value / 1000],
  color,
  steps: { small: 0.01, large: 0.1 },
  move: ([, to], set, gesture) => set(name, onGrid(1000 * to, 10, LOCUS), gesture),
});
const end = (panel: number, duration: number): Grip<typeof experiment> => ({
  panel,
  label: `元音的终点，${duration} 毫秒`,
  at: [duration, END_AT],
  color: 'var(--vermilion)',
  steps: { small: 5, large: 25 },
  move: ([to], set, gesture) => set('duration', onGrid(to, 5, DURATION), gesture),
});

export default handledView<typeof experiment>({
  figure,
  label: '拖动起点与元音的终点，或用方向键',
  grips: ({ wanted: { dLocus, yLocus, duration } }) => [
    locus(0, 'dLocus', dLocus, 'var(--indigo)'),
    end(0, duration),
    locus(1, 'yLocus', yLocus, 'var(--ochre)'),
    end(1, duration),
  ],
});
