import { manyPoints } from '../../lab/draw/charts/accuracy.ts';
import { dot, ruleX, ruleY, type Panel } from '../../lab/draw/draw.ts';
import { series } from '../../lab/draw/series.ts';
import type { Comparison, Difference } from './comparison.ts';

/** How far the axis reaches to either side of 0, in shares: the first that holds all that is drawn. */
const REACHES = [0.05, 0.1, 0.2, 0.3, 0.5];

/** An interval is in the colour of the net on whose side of 0 it lies, and grey where it holds 0. */
const colorOf = ({ low, high }: Difference): string =>
  low !== null && low > 0 ? series.deep.color : high !== null && high < 0 ? series.shallow.color : series.behind.color;

const pairsOf = ({ best }: Comparison) =>
  best.deep.flatMap(({ points, each }, s) =>
    each.map((deep, seed) => ({ points, pair: deep - best.shallow[s]!.each[seed]! })),
  );

/** One reach for several panels, so that they can be compared by eye. */
export function reachOf(comparisons: readonly Comparison[]): number {
  const farthest = Math.max(
    0,
    ...comparisons.flatMap(pairsOf).map(({ pair }) => Math.abs(pair)),
    ...comparisons.flatMap(({ difference }) => difference.map(({ low, high }) => Math.max(-(low ?? 0), high ?? 0))),
  );
  return REACHES.find((far) => far >= farthest) ?? 1;
}

/** The deep net's accuracy less the shallow one's against number of points: every pair of seeds, their mean and its 95 % interval. */
export function differences(
  comparison: Comparison,
  { sizes, reach, ...panel }: { sizes: readonly number[]; reach: number; title: string; height: number },
): Panel {
  const { difference } = comparison;
  const intervals = difference.filter(({ low }) => low !== null);
  const asPoints = (share: number): string => {
    const points = Math.round(100 * share);
    return points > 0 ? `+${points}` : String(points).replace('-', '−');
  };
  return {
    ...panel,
    marginRight: 30,
    x: manyPoints([sizes[0]! * 0.85, sizes.at(-1)! * 1.1]),
    y: {
      domain: [-reach, reach],
      label: '百分点',
      ticks: [-reach, -reach / 2, 0, reach / 2, reach],
      tickFormat: asPoints,
      grid: true,
      labelArrow: 'none',
    },
    marks: [
      ruleY([0], { stroke: 'var(--ink)', strokeWidth: 1 }),
      ruleX(intervals, {
        x: 'points',
        y1: 'low',
        y2: 'high',
        stroke: colorOf,
        strokeWidth: 5,
        strokeOpacity: 0.45,
        clip: true,
      }),
      dot(pairsOf(comparison), { x: 'points', y: 'pair', r: 1.6, fill: 'var(--ink)', fillOpacity: 0.45 }),
      dot(difference, { x: 'points', y: 'mean', r: 4, fill: colorOf }),
    ],
  };
}
