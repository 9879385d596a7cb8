import { pinned } from '../../lab/hands/Patch.tsx';
import { handledView, type Grip } from '../../lab/hands/handled-figure.tsx';
import { clamp } from '../../lab/hands/pointer.ts';
import type experiment from './experiment.ts';
import figure, { REACH } from './figure.ts';
import './view.css';

/** The figure, whose kinks and slopes are dragged, and units added and taken away. */

const MOST = 6;
const KINKS = [0, 0.95] as const,
  SLOPES = [-8, 8] as const,
  STEP = 0.05;
const KEYS = { small: 0.05, large: 0.25 };

const onGrid = (value: number): number => Number((Math.round(value / STEP) * STEP).toFixed(2)) + 0;
const unitsOf = (text: string): [number, number][] =>
  text.split(' ').map((unit) => unit.split(',').map(Number) as [number, number]);
const textOf = (units: readonly (readonly [number, number])[]): string =>
  units.map(([kink, slope]) => `${onGrid(clamp(kink, KINKS))},${onGrid(clamp(slope, SLOPES))}`).join(' ');

type Params = { units: string };
const withUnit = (i: number, change: (unit: [number, number]) => [number, number]) => (params: Params) =>
  textOf(unitsOf(params.units).map((unit, k) => (k === i ? change(unit) : unit)));

/** Where a ray is taken hold of: at the right edge, or where it leaves the plot. */
function endOf([kink, slope]: readonly [number, number]): [number, number] {
  const most = 0.9 * REACH,
    height = slope * (1 - kink);
  if (Math.abs(height) <= most) return [1, height];
  return [kink + most / Math.abs(slope), Math.sign(slope) * most];
}

export default handledView<typeof experiment>({
  figure,
  label: '拖动单元的折点与坡度，或用方向键',
  grips: ({ wanted: { units, x } }) => [
    ...unitsOf(units).flatMap(([kink, slope], i): Grip<typeof experiment>[] => [
      {
        panel: 0,
        label: `第 ${i + 1} 个单元的折点，${kink}`,
        at: [kink, 0],
        color: slope < 0 ? 'var(--ochre)' : 'var(--indigo)',
        // At the left edge the ring keeps clear of the axis's numbers.
        radius: 2,
        steps: KEYS,
        move: ([to], set, gesture) =>
          set(
            'units',
            withUnit(i, ([, slope]) => [to, slope]),
            gesture,
          ),
      },
      {
        panel: 0,
        label: `第 ${i + 1} 个单元的坡度，${slope}`,
        at: endOf([kink, slope]),
        color: slope < 0 ? 'var(--ochre)' : 'var(--indigo)',
        radius: 1,
        steps: KEYS,
        move: ([u, v], set, gesture) =>
          set(
            'units',
            withUnit(i, ([kink]) => [kink, v / Math.max(STEP, u - kink)]),
            gesture,
          ),
      },
    ]),
    {
      panel: 1,
      label: `输入 x，${x}`,
      // On the dashed line, above the axis's numbers.
      at: [x, -0.8 * REACH],
      color: 'var(--vermilion)',
      steps: { small: 0.01, large: 0.1 },
      move: ([to], set, gesture) => set('x', Math.round(100 * clamp(to, [0, 1])) / 100, gesture),
    },
  ],
  more: ({ wanted, set }, size) => {
    const count = unitsOf(wanted.units).length;
    return (
      <p class="kinks-buttons" style={pinned([0, size.height - 48], size)}>
        <button
          type="button"
          disabled={count >= MOST}
          onClick={() => set('units', ({ units }) => `${units} ${nextUnit(unitsOf(units))}`)}
        >
          添一个单元
        </button>
        <button
          type="button"
          disabled={count <= 1}
          onClick={() => set('units', ({ units }) => textOf(unitsOf(units).slice(0, -1)))}
        >
          去掉一个
        </button>
      </p>
    );
  },
});

/** A unit in the widest gap between kinks, which bends the line back. */
function nextUnit(units: readonly (readonly [number, number])[]): string {
  const marks = [...units.map(([kink]) => kink), 1].sort((a, b) => a - b);
  const gaps = marks.slice(1).map((to, i) => ({ at: (marks[i]! + to) / 2, width: to - marks[i]! }));
  const widest = gaps.reduce((best, gap) => (gap.width > best.width ? gap : best));
  const total = units.reduce((sum, [kink, slope]) => sum + (kink <= widest.at ? slope : 0), 0);
  return textOf([[widest.at, total > 0 ? -2 : 2]]);
}
