import { handledView, type Grip } from '../../lab/hands/handled-figure.tsx';
import { clamp } from '../../lab/hands/pointer.ts';
import type experiment from './experiment.ts';
import figure, { heldAt } from './figure.ts';

/** The figure, whose hinges are dragged along the line, whose folds are drawn higher, and whose layers are dragged along the units. */

const LAYERS = 6;
const SPARE = 30;
const onGrid = (value: number): number => Number(value.toFixed(3)) + 0;

/** The list of moves with one of them changed; those behind the last that is not 0 are not written. */
function withMove(text: string, i: number, by: number): string {
  const moves = text === '' ? [] : text.split(',').map(Number);
  while (moves.length <= i) moves.push(0);
  moves[i] = onGrid(clamp(by, [-1, 1]));
  while (moves.at(-1) === 0) moves.pop();
  return moves.join(',');
}

export default handledView<typeof experiment>({
  figure,
  label: '拖动折点、折的高度与层数，或用方向键',
  grips: ({ result: { hinges, stages }, wanted: { width, layers, spare, moved, left } }) => {
    const place = (i: number) => (2 * i + 1) / (2 * width + 1);
    const moves = moved === '' ? [] : moved.split(',').map(Number);
    return [
      ...hinges.slice(0, width).map(([, y], i): Grip<typeof experiment> => ({
        panel: 0,
        label: `第 ${i + 1} 个单元的折点，朝${i + 1 === left ? '左' : '右'}开，挪了 ${moves[i] ?? 0}`,
        at: heldAt([place(i) + (moves[i] ?? 0), y]),
        color: i + 1 === left ? 'var(--vermilion)' : 'var(--indigo)',
        radius: 3,
        steps: { small: 0.001, large: 0.02 },
        move: ([x], set, gesture) =>
          set('moved', ({ moved, width }) => withMove(moved, i, x - (2 * i + 1) / (2 * width + 1)), gesture),
      })),
      {
        panel: 0,
        label: `折得高出 ${spare}%`,
        at: [1.08, 1 + spare / 200],
        color: 'var(--bamboo)',
        radius: 3,
        steps: { small: 0.005, large: 0.05 },
        move: ([, y], set, gesture) => set('spare', Math.round(clamp(200 * (y - 1), [-SPARE, SPARE])), gesture),
      },
      {
        panel: 2,
        label: `折 ${layers} 层`,
        at: [width * layers, Math.log10(stages[layers - 1]?.pieces ?? 1)],
        color: 'var(--indigo)',
        radius: 5,
        steps: { small: width, large: 2 * width },
        move: ([x], set, gesture) => set('layers', ({ width }) => Math.round(clamp(x / width, [1, LAYERS])), gesture),
      },
    ];
  },
});
