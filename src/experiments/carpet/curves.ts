import { netKinds, netNames, type NetKind } from '../../math/nets/equal-nets.ts';
import { accuracyAxis, chance } from '../../lab/draw/charts/accuracy.ts';
import { learningPanel, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import type { Panel } from '../../lab/draw/draw.ts';
import { seriesDots } from '../../lab/draw/series.ts';
import type { Result } from './learning.ts';

const testOf = (result: Result, kind: NetKind): SeedCurve => ({
  name: netNames[kind],
  series: kind,
  x: result.steps,
  seeds: [result[kind].test],
});

/** Train and test accuracy as training goes on; the published run's test curves stay behind as faint lines. */
export function learningCurves(result: Result, steps: number, height: number, published?: Result): Panel {
  return learningPanel(
    netKinds.map((kind) => testOf(result, kind)),
    {
      title: '正确率：线是测试，点是训练',
      height,
      marginRight: 30,
      steps,
      y: accuracyAxis(),
      published: published && netKinds.map((kind) => testOf(published, kind)),
      marks: [
        chance(),
        ...netKinds.map((kind) =>
          seriesDots(
            result[kind].train.map((y, i) => ({ x: result.steps[i]!, y })).filter((_, i) => i % 3 === 0),
            kind,
            { r: 1.8, fillOpacity: 0.75 },
          ),
        ),
      ],
    },
  );
}
