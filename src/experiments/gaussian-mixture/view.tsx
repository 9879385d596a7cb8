import { handledView } from '../../lab/hands/handled-figure.tsx';
import { within } from '../../lab/hands/pointer.ts';
import { readRows, writeRows } from '../../math/number-list.ts';
import { significant } from '../../math/rounding.ts';
import type experiment from './experiment.ts';
import figure from './figure.ts';

/** The figure, whose start is dragged: every component's first mean. */
export default handledView<typeof experiment>({
  figure,
  label: '拖动各成分的起点，或用方向键',
  grips: ({ result: { start, extent }, wanted }) => {
    const plane = extent.length === 2;
    const sides = extent.map(([low, high]) => high! - low!);
    const [x, y] = [extent[0]!, extent[1] ?? [0, 0]] as [[number, number], [number, number]];
    const set = typedStart(wanted.means, start);
    return set.map((mean, k) => ({
      panel: 0,
      label: `第 ${k + 1} 个成分的起点，${mean.join('，')}`,
      at: [mean[0]!, mean[1] ?? 0],
      color: 'var(--ink)',
      radius: 3.5,
      steps: { small: sides[0]! / 100, large: sides[0]! / 20 },
      move: (to, change, gesture) => {
        const [u, v] = within({ x, y }, to);
        const moved = (plane ? [u, v] : [u]).map((value) => significant(value, 4));
        change(
          'means',
          ({ means }) => written(typedStart(means, start).map((one, i) => (i === k ? moved : one))),
          gesture,
        );
      },
    }));
  },
});

/** The means that are set, a component a row; those of the result where none are. */
function typedStart(means: string, start: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const rows = readRows(means);
  if (rows.length === 0) return start;
  return start[0]!.length === 1 ? rows.flat().map((mean) => [mean]) : rows;
}

/** On a line means stand in one row. */
const written = (rows: readonly (readonly number[])[]): string =>
  writeRows(rows[0]!.length === 1 ? [rows.flat()] : rows);
