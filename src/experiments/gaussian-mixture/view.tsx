import { handledView, type Grip } from '../../lab/hands/handled-figure.tsx';
import { within, type Point } from '../../lab/hands/pointer.ts';
import { readRows, writeRows } from '../../math/number-list.ts';
import { significant } from '../../math/rounding.ts';
import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import type experiment from './experiment.ts';
import figure from './figure.ts';

/** The figure, on which is dragged what can be typed: every component's first mean and, where they are set, its spread and the points. */

type Mixture = typeof experiment;
type Params = ParamsOf<Mixture>;
type Rows = readonly (readonly number[])[];

/** More points than these lie too close for a finger. */
const MOST_POINTS = 40;

export default handledView<Mixture>({
  figure,
  label: '拖动各成分的起点，写了的数据点与方差也能拖，或用方向键',
  grips: ({ result, wanted }) => [
    ...pointGrips(result, wanted),
    ...spreadGrips(result, wanted),
    ...meanGrips(result, wanted),
  ],
});

interface Place {
  label: string;
  at: readonly number[];
  radius: number;
  /** What the place, moved there, makes of the parameters: which one, and its rows. */
  moved: (to: readonly number[], params: Params) => [name: 'x' | 'means' | 'variances', rows: Rows];
}

function grip({ extent }: ResultOf<Mixture>, { label, at, radius, moved }: Place): Grip<Mixture> {
  const [x, y] = [extent[0]!, extent[1] ?? [0, 0]] as unknown as [Point, Point];
  const side = x[1] - x[0];
  return {
    panel: 0,
    label,
    at: [at[0]!, at[1] ?? 0],
    color: 'var(--ink)',
    radius,
    steps: { small: side / 100, large: side / 20 },
    move: (to, set, gesture) => {
      const place = within({ x, y }, to).slice(0, extent.length);
      const [name] = moved(place, NONE);
      set(name, (params) => written(moved(place, params)[1]), gesture);
    },
  };
}
/** Which parameter a place sets does not hang on what is set. */
const NONE = { x: '', means: '', variances: '', weights: '' } as Params;

const meanGrips = (result: ResultOf<Mixture>, wanted: Params) =>
  meansOf(wanted.means, result.start).map((mean, k) =>
    grip(result, {
      label: `第 ${k + 1} 个成分的起点，${mean.join('，')}`,
      at: mean,
      radius: 3.5,
      moved: (to, { means }) => ['means', withRow(meansOf(means, result.start), k, to.map(short))],
    }),
  );

/** Typed points, one by one. */
function pointGrips(result: ResultOf<Mixture>, wanted: Params): Grip<Mixture>[] {
  const points = inRows(wanted.x, result.extent.length);
  if (points.length > MOST_POINTS) return [];
  return points.map((point, i) =>
    grip(result, {
      label: `第 ${i + 1} 个数据点，${point.join('，')}`,
      at: point,
      radius: 3,
      moved: (to, { x }) => ['x', withRow(inRows(x, result.extent.length), i, to.map(short))],
    }),
  );
}

/** Where variances are typed: one standard deviation beside each mean, along each axis. */
function spreadGrips(result: ResultOf<Mixture>, wanted: Params): Grip<Mixture>[] {
  const dims = result.extent.length,
    variances = inRows(wanted.variances, dims),
    means = meansOf(wanted.means, result.start);
  return variances.flatMap((row, k) =>
    row.map((variance, d) =>
      grip(result, {
        label: `第 ${k + 1} 个成分起点的${dims === 1 ? '' : `第 ${d + 1} 维`}标准差，${short(Math.sqrt(variance))}`,
        at: (means[k] ?? []).map((mean, e) => mean + (e === d ? Math.sqrt(variance) : 0)),
        radius: 2.5,
        moved(to, params) {
          const mean = meansOf(params.means, result.start)[k]?.[d] ?? 0,
            rows = inRows(params.variances, dims);
          const from = result.extent[d]!,
            least = (from[1]! - from[0]!) / 1000;
          const sigma = Math.max(least, Math.abs((to[d] ?? mean) - mean));
          return [
            'variances',
            withRow(
              rows,
              k,
              (rows[k] ?? []).map((old, e) => (e === d ? short(sigma * sigma) : old)),
            ),
          ];
        },
      }),
    ),
  );
}

const short = (value: number): number => significant(value, 4);
const withRow = (rows: Rows, at: number, row: readonly number[]): Rows => rows.map((one, i) => (i === at ? row : one));

/** What is typed, a point or a component a row: on a line all may stand in one. */
function inRows(text: string, dims: number): Rows {
  const rows = readRows(text);
  return dims === 1 ? rows.flat().map((value) => [value]) : rows;
}

/** The means that are set; those of the result where none are. */
const meansOf = (means: string, start: Rows): Rows => (means === '' ? start : inRows(means, start[0]!.length));

/** On a line all stand in one row. */
const written = (rows: Rows): string => writeRows(rows[0]?.length === 1 ? [rows.flat()] : rows);
