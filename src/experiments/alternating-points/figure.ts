import type { ResultOf } from '../../lab/declare/define.ts';
import { beside, dot, line, ruleY, text, type FigureOf } from '../../lab/draw/draw.ts';
import { sawtoothPanel } from '../../lab/draw/charts/folded-graph.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import { percent } from '../../math/rounding.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;

const figure: FigureOf<typeof experiment> = (result, _params, { width, published }) => {
  const [first, second] = pairOf(width);
  return [graphPanel(result, first.height, published), widthPanel(result, second)];
};

/** Between two points the folding net is one straight piece. */
const sawtooth = (result: Result) => ({ ...result, pieces: result.points });

function graphPanel(result: Result, height: number, before: Result | undefined) {
  const points = result.knots.slice(0, -1);
  return sawtoothPanel(sawtooth(result), height, {
    ...(before && { before: sawtooth(before) }),
    under: [ruleY([0.5], { stroke: 'var(--line)' })],
    over: [dot(points, { r: points.length > 20 ? 2 : 3.5, fill: 'var(--bamboo)' })],
  });
}

/** Axes end at the next of a few numbers of folds: while these are dragged they mostly stand still. */
const endOf = (folds: number): number => [4, 8, 12].find((step) => step >= folds) ?? 16;

/** Widths that must err on a sixth of the points, by the number of layers; what one layer was measured to do; the folding net. */
function widthPanel(
  { folds, shallow: measured, telgarsky, points }: Result,
  { width, height }: { width: number; height: number },
) {
  const bounds = telgarsky.filter(({ width }) => width > 0),
    counted = telgarsky.filter(({ counted }) => counted > 0);
  const share = ({ errors }: { errors: number }) => errors / points;
  const shown = measured.filter(({ units }) => units > 0);
  // As many as stand clear of each other on the axis, the widest among them.
  const every = Math.ceil(shown.length / Math.floor((height - 72) / 15));
  const told = shown.filter((_, i) => (shown.length - 1 - i) % every === 0);
  const folding: [number, number][] = [[Math.max(1, folds), 2]];
  return {
    title: '多宽才分得开交错点',
    height,
    marginLeft: 52,
    marginRight: 20,
    insetLeft: 62,
    x: {
      domain: [1, endOf(folds)],
      label: '隐藏层数',
      labelArrow: 'none' as const,
      tickFormat: 'd',
      ticks: Math.min(8, endOf(folds) - 1),
    },
    y: {
      type: 'log' as const,
      base: 2,
      domain: [0.8, 1.6 * 2 ** endOf(folds)],
      label: '每层的宽度（对数刻度）',
      labelArrow: 'none' as const,
      tickFormat: 'd',
      ticks: 6,
      grid: true,
    },
    marks: [
      line(counted, { x: 'layers', y: 'counted', stroke: 'var(--plum)', strokeDasharray: '2 3' }),
      line(bounds, { x: 'layers', y: 'width', stroke: 'var(--bamboo)', strokeWidth: 2 }),
      dot(bounds, { x: 'layers', y: 'width', r: 2.5, fill: 'var(--bamboo)' }),
      dot(shown, {
        x: () => 1,
        y: 'units',
        r: 3.5,
        symbol: 'diamond',
        fill: (one: (typeof shown)[number]) => (share(one) >= 1 / 6 ? 'var(--ochre)' : 'var(--paper)'),
        stroke: 'var(--ochre)',
      }),
      text(told, {
        x: () => 1,
        y: 'units',
        text: (one: (typeof shown)[number]) => `错 ${percent(share(one), 0)}`,
        ...beside('var(--ochre)', { dx: -9, textAnchor: 'end' }),
      }),
      dot(folding, { r: 5, fill: 'var(--indigo)' }),
      text(folding, {
        text: () => (folds === 0 ? '' : '折叠，错 0%'),
        ...beside('var(--indigo)', folds < 0.7 * endOf(folds) ? { dx: 9 } : { dx: 2, dy: -12, textAnchor: 'end' }),
      }),
      text(counted.slice(0, 1), {
        x: 'layers',
        y: 'counted',
        text: () => '数段数得到的界',
        ...beside('var(--plum)', { dx: 10, dy: -4 }),
      }),
      text(bounds.slice(0, 1), {
        x: 'layers',
        y: 'width',
        // The folding net's name may stand at its right.
        text: () => (width < 400 ? 'Telgarsky' : 'Telgarsky 的界'),
        ...beside('var(--bamboo)', { dx: 10 }),
      }),
    ],
  };
}

export default figure;
