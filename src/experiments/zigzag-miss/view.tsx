import { pinned } from '../../lab/hands/Patch.tsx';
import { handledView, type Grip } from '../../lab/hands/handled-figure.tsx';
import { clamp } from '../../lab/hands/pointer.ts';
import type experiment from './experiment.ts';
import figure, { reachOf } from './figure.ts';
import './view.css';

/** The figure, whose line is dragged by its knots and whose teeth are dragged along their axis; and lines that are made at a tap. */

const MOST = 12;
const STEP = 0.001,
  APART = 0.01;
type Knot = readonly [x: number, y: number];

const onGrid = (value: number): number => Number((Math.round(value / STEP) * STEP).toFixed(3)) + 0;
const knotsOf = (text: string): Knot[] =>
  text.split(' ').map((knot) => knot.split(',').map(Number) as [number, number]);
const textOf = (knots: readonly Knot[]): string => knots.map(([x, y]) => `${onGrid(x)},${onGrid(y)}`).join(' ');

/** A knot elsewhere: between its neighbours, the ends where they are. */
function moved(knots: readonly Knot[], i: number, [x, y]: Knot): Knot[] {
  const inner = i > 0 && i < knots.length - 1;
  const at = inner ? clamp(x, [knots[i - 1]![0] + APART, knots[i + 1]![0] - APART]) : knots[i]![0];
  return knots.map((knot, k) => (k === i ? [at, clamp(y, [-1, 1])] : knot));
}

/** One more knot, in the middle of the widest piece. */
function withKnot(knots: readonly Knot[]): Knot[] {
  const widths = knots.slice(1).map(([x], i) => x - knots[i]![0]);
  const i = widths.indexOf(Math.max(...widths));
  const [[a, p], [b, q]] = [knots[i]!, knots[i + 1]!];
  return knots.toSpliced(i + 1, 0, [(a + b) / 2, (p + q) / 2]);
}

/** The line on the zigzag that has as many teeth as the line has pieces. */
const following = (pieces: number): Knot[] =>
  Array.from({ length: pieces + 1 }, (_, i) => [i / pieces, (i % 2 === 0 ? -0.5 : 0.5) / pieces]);

type Params = { line: string };
const changed = (change: (knots: Knot[]) => Knot[]) => (params: Params) => textOf(change(knotsOf(params.line)));

export default handledView<typeof experiment>({
  figure,
  label: '拖动折线的折点与锯齿的齿数，或用方向键',
  grips: ({ result: { misses, teeth }, wanted }) => {
    const knots = knotsOf(wanted.line),
      reach = reachOf(knots.length - 2, teeth);
    const count = wanted.teeth ?? knots.length;
    return [
      ...knots.map(([x, y], i): Grip<typeof experiment> => ({
        panel: 0,
        label: `${i === 0 ? '左端' : i === knots.length - 1 ? '右端' : `第 ${i} 个折点`}，${x}，高度 ${y}`,
        at: [x, y],
        color: 'var(--ochre)',
        radius: 2,
        steps: { small: reach / 60, large: reach / 12 },
        move: (to, set, gesture) =>
          set(
            'line',
            changed((knots) => moved(knots, i, to)),
            gesture,
          ),
      })),
      {
        panel: 1,
        label: `锯齿的齿数，${count}`,
        at: [count, Math.log10(Math.max(0.005, misses[count - 1] ?? 0.005))],
        color: 'var(--vermilion)',
        steps: { small: 1, large: 4 },
        move: ([x], set, gesture) => set('teeth', Math.round(clamp(x, [1, 24])), gesture),
      },
    ];
  },
  more: ({ wanted, set }, size) => {
    const knots = knotsOf(wanted.line);
    const tap = (label: string, change: (knots: Knot[]) => Knot[], disabled = false) => (
      <button type="button" disabled={disabled} onClick={() => set('line', changed(change))}>
        {label}
      </button>
    );
    return (
      <p class="zigzag-buttons" style={pinned([0, size.height - 50], size)}>
        {tap('添一折', withKnot, knots.length - 2 >= MOST)}
        {tap('去一折', (all) => all.toSpliced(-2, 1), knots.length <= 2)}
        {tap(`跟 ${knots.length - 1} 齿`, (all) => following(all.length - 1))}
        {tap('压平', (all) => all.map(([x]) => [x, 0]))}
      </p>
    );
  },
});
