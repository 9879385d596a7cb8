import { manyPoints } from '../../lab/draw/charts/accuracy.ts';
import { dot, ruleX, ruleY, type Panel } from '../../lab/draw/draw.ts';
import { series } from '../../lab/draw/series.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import { netKinds, netNames } from '../../math/nets/equal-nets.ts';
import type { Comparison, Difference } from './comparison.ts';

/** The axis ends at whole multiples of two percentage points. */
const STEPS = 50;

/** An interval is in the colour of the net on whose side of 0 it lies, and grey where it holds 0. */
const colorOf = ({ low, high }: Difference): string =>
  low !== null && low > 0 ? series.deep.color : high !== null && high < 0 ? series.shallow.color : series.behind.color;

const pairsOf = ({ best }: Comparison) =>
  best.deep.flatMap(({ points, each }, s) =>
    each.map((deep, seed) => ({ points, pair: deep - best.shallow[s]!.each[seed]! })),
  );

/** One axis for several panels, so that they can be compared by eye: it holds all that is drawn in them, and both sides of 0. */
export function spanOf(comparisons: readonly Comparison[]): [number, number] {
  const drawn = [
    ...comparisons.flatMap(pairsOf).map(({ pair }) => pair),
    ...comparisons.flatMap(({ difference }) => difference.flatMap(({ low, high }) => [low ?? 0, high ?? 0])),
  ];
  return [
    Math.min(-1, Math.floor(STEPS * Math.min(...drawn))) / STEPS,
    Math.max(1, Math.ceil(STEPS * Math.max(...drawn))) / STEPS,
  ];
}

/** The deep net's accuracy less the shallow one's against number of points: every pair of seeds, their mean and its 95 % interval. */
export function differences(
  comparison: Comparison,
  { sizes, span, ...panel }: { sizes: readonly number[]; span: [number, number]; title: string; height: number },
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
      domain: span,
      label: '百分点',
      ticks: 5,
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
      dot(difference, { x: 'points', y: 'mean', r: 3, fill: colorOf }),
      // Above 0 the one is ahead, below it the other.
      endLabels(
        netKinds.map((kind) => ({ x: sizes.at(-1)!, y: 0, text: netNames[kind], color: series[kind].color })),
        { dx: 12 },
      ),
    ],
  };
}
