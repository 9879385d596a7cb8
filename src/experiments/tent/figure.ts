import type { ResultOf } from '../../lab/declare/define.ts';
import { dot, line, ruleY, type FigureOf } from '../../lab/draw/draw.ts';
import { deep, sawtoothPanel, shallow } from '../../lab/draw/charts/folded-graph.ts';
import { axisEnd } from '../../lab/draw/axis-end.ts';
import { GLYPH_ROW, netGlyphs } from '../../lab/draw/charts/net-glyphs.ts';
import { series } from '../../lab/draw/series.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import { powersAxis } from '../../lab/draw/text/powers.ts';
import type tent from './experiment.ts';

const figure: FigureOf<typeof tent> = (result, _params, { width, published }) => {
  const [first, second] = pairOf(width);
  const graph = sawtoothPanel(result, first.height, {
    ...(published && { before: published }),
    under: [ruleY([0], { stroke: 'var(--line)' })],
    over: [
      result.pieces <= 64 ? dot(result.knots, { r: result.pieces > 20 ? 2 : 3, fill: 'var(--indigo)' }) : undefined,
    ],
  });
  return [graph, sizesPanel(result, second.height)];
};

/** Units of both nets for the same graph, fold by fold. */
function sizesPanel({ folds, deepSizes, shallowSizes, units, shallowUnits }: ResultOf<typeof tent>, height: number) {
  const inPowers = (sizes: readonly number[]) =>
    sizes.map((units, k) => [k, Math.log10(units)] as const).filter(([, power]) => power >= 0);
  const folding = inPowers(deepSizes),
    single = inPowers(shallowSizes);
  // As many units as pieces when all of the axis is folded.
  const end = axisEnd(folds),
    top = Math.log10(2 ** end) * 1.06;
  const ends = [
    { points: single, text: '排成一层', color: 'var(--ochre)' },
    { points: folding, text: '折叠', color: 'var(--indigo)' },
  ].flatMap(({ points, ...label }) => points.slice(-1).map(([x, y]) => ({ x, y, ...label })));
  return {
    title: '画出同样的图像要多少单元',
    height,
    marginTop: 24 + GLYPH_ROW,
    marginRight: 72,
    x: {
      domain: [0, end],
      label: '折叠次数',
      labelArrow: 'none' as const,
      ticks: 8,
      tickFormat: 'd',
    },
    y: powersAxis(top, '单元数（对数刻度）'),
    marks: [
      netGlyphs([
        ...(folds > 0
          ? [
              {
                hidden: Array.from({ length: folds }, () => units / folds),
                color: series.deep.color,
                name: `${folds}×${units / folds}`,
              },
            ]
          : []),
        { hidden: [shallowUnits], color: series.shallow.color, name: `1×${shallowUnits}` },
      ]),
      line(single, { ...shallow, strokeWidth: 1.8 }),
      line(folding, { ...deep, strokeWidth: 1.8 }),
      dot(single, { r: 4, symbol: 'diamond', fill: 'var(--ochre)' }),
      dot(folding, { r: 3.5, fill: 'var(--indigo)' }),
      endLabels(ends, { dx: 9 }),
    ],
  };
}

export default figure;
