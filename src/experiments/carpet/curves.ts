import { GLYPH_ROW, netGlyphs } from '../../lab/draw/charts/net-glyphs.ts';
import { hiddenOf, netKinds, netNames, type NetKind } from '../../math/nets/equal-nets.ts';
import { accuracyAxis, chance } from '../../lab/draw/charts/accuracy.ts';
import { learningPanel, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import type { Panel } from '../../lab/draw/draw.ts';
import { series, seriesDots } from '../../lab/draw/series.ts';
import type { Result } from './learning.ts';

/** Room for what the grey dashes are, in pixels. */
const NOTE = 28;

const validationOf = (result: Result, kind: NetKind): SeedCurve => ({
  name: netNames[kind],
  series: kind,
  x: result.steps,
  seeds: [result[kind].validation],
});

/**
 * Accuracy on training and validation points as training goes on, and on test points when it has ended: what is looked at while rates are
 * tuned is not what is reported. The published run's validation curves stay behind as faint lines.
 */
export function learningCurves(result: Result, steps: number, height: number, published?: Result): Panel {
  return learningPanel(
    netKinds.map((kind) => validationOf(result, kind)),
    {
      title: '线验证，点训练，空心测试',
      height,
      marginTop: NOTE + GLYPH_ROW,
      marginRight: 30,
      steps,
      y: accuracyAxis(),
      published: published && netKinds.map((kind) => validationOf(published, kind)),
      marks: [
        netGlyphs(
          netKinds.map((kind) => {
            const hidden = hiddenOf(kind, result.deep.units / 3);
            return { hidden, color: series[kind].color, name: `${hidden.length}×${hidden[0]}` };
          }),
          { over: NOTE },
        ),
        chance(),
        ...netKinds.map((kind) =>
          seriesDots(
            result[kind].train.map((y, i) => ({ x: result.steps[i]!, y })).filter((_, i) => i % 3 === 0),
            kind,
            { r: 1.8, fillOpacity: 0.75 },
          ),
        ),
        ...netKinds.map((kind) =>
          seriesDots(
            result[kind].test.map((y, i) => ({ x: result.steps[i]!, y })).filter(({ x }) => x === steps),
            kind,
            { r: 4.5, fill: 'var(--paper)', stroke: series[kind].color, strokeWidth: 1.6 },
          ),
        ),
      ],
    },
  );
}
