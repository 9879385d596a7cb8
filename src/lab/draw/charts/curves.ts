import { countText } from './accuracy.ts';
import type { Panel } from '../frame.ts';
import { behindNote } from './corner-note.ts';
import { endLabels, type EndLabel } from '../text/labels.ts';
import { areaY } from '../marks.ts';
import { series, seriesDots, seriesLine, type SeriesPoint, type SeriesName } from '../series.ts';

/** Curves that were measured with several seeds: their mean, how far the seeds lie apart, and the published run behind. */

/** One curve: x and, of every seed, a value at each x; null where training diverged. */
export interface SeedCurve {
  name: string;
  series: SeriesName;
  x: readonly number[];
  /** [seed][x]. A run that goes on has as many values as it has come to. */
  seeds: readonly (readonly (number | null)[])[];
  /** An interval that the run computed, to be drawn instead of the range from the lowest to the highest seed. */
  band?: { low: readonly number[]; high: readonly number[] };
}

export interface CurvePoint {
  x: number;
  mean: number;
  low: number;
  high: number;
}

/** Mean and band at each x that every seed has come to; no mean and no range, but NaN, where a seed diverged. */
export function summary({ x, seeds, band }: SeedCurve): CurvePoint[] {
  const reached = seeds.length === 0 ? 0 : Math.min(x.length, ...seeds.map(({ length }) => length));
  return x.slice(0, reached).map((at, i) => {
    const values = seeds.map((seed) => seed[i] ?? NaN);
    return {
      x: at,
      mean: values.reduce((sum, value) => sum + value, 0) / values.length,
      low: band ? band.low[i]! : Math.min(...values),
      high: band ? band.high[i]! : Math.max(...values),
    };
  });
}

export interface CurveOptions {
  /** Besides the band: every seed as a thin line instead of the mean as a thick one, or as small dots under the mean. */
  each?: 'lines' | 'dots';
  /** The same curves of the published run: faint lines behind. */
  published?: readonly SeedCurve[] | undefined;
  /** Names of what else ends there, kept apart from those of the curves. */
  names?: readonly EndLabel[];
}

const seedLines = ({ x, seeds }: SeedCurve): SeriesPoint[][] =>
  seeds.map((values) => values.map((y, i) => ({ x: x[i]!, y: y ?? NaN })));
const means = (curve: SeedCurve): SeriesPoint[] => summary(curve).map(({ x, mean }) => ({ x, y: mean }));

/** Marks of the curves, from the back to the front: published lines, bands, seeds, means, names at the ends. */
export function curveMarks(curves: readonly SeedCurve[], { each, published = [], names = [] }: CurveOptions = {}) {
  // A curve that came out as the published one did has nothing behind it.
  const behind = published.filter((old) => !curves.some((now) => JSON.stringify(now) === JSON.stringify(old)));
  const lines = (curve: SeedCurve) => (each === 'lines' ? seedLines(curve) : [means(curve)]);
  return [
    ...behind.flatMap((curve) => lines(curve).map((points) => seriesLine(points, 'behind', { clip: true }))),
    ...curves
      .filter(({ seeds, band }) => seeds.length > 1 || band)
      .map((curve) =>
        areaY(summary(curve), {
          x: 'x',
          y1: 'low',
          y2: 'high',
          fill: series[curve.series].color,
          fillOpacity: 0.13,
          clip: true,
        }),
      ),
    ...(each === 'dots'
      ? curves.map((curve) => seriesDots(seedLines(curve).flat(), curve.series, { r: 2, fillOpacity: 0.6 }))
      : []),
    ...curves.flatMap((curve) =>
      lines(curve).map((points) =>
        seriesLine(points, curve.series, {
          strokeWidth: each === 'lines' ? 1.3 : 2,
          // A curve alone is told apart from nothing.
          ...(curves.length === 1 && { strokeDasharray: 'none' }),
          clip: true,
        }),
      ),
    ),
    endLabels([...curveNames(curves), ...names]),
    ...(behind.length > 0 ? [behindNote()] : []),
  ];
}

/** The names beside the last mean. */
const curveNames = (curves: readonly SeedCurve[]): EndLabel[] =>
  curves.flatMap((curve) => {
    const last = summary(curve).at(-1);
    return last ? [{ x: last.x, y: last.mean, text: curve.name, color: series[curve.series].color }] : [];
  });

/** The axis of training steps: all that were asked for, so that it stands still while a net learns. */
export const stepAxis = (steps: number) => ({
  label: '训练步数',
  domain: [0, Math.max(1, steps)],
  ticks: 4,
  tickFormat: countText,
  labelArrow: 'none' as const,
});

/** Curves of training: x is steps, up to all that were asked for; y is a scale whose domain does not follow the data. */
export function learningPanel(
  curves: readonly SeedCurve[],
  {
    steps,
    marks = [],
    each,
    published,
    names = [],
    ...panel
  }: CurveOptions & { steps: number; y: { domain: number[] } } & Panel,
): Panel {
  return {
    ...panel,
    x: stepAxis(steps),
    marks: [...marks, ...curveMarks(curves, { ...(each && { each }), published, names })],
  };
}
