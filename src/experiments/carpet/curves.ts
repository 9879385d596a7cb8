import {
  accuracyAxis,
  chance,
  endNames,
  faintLine,
  kindDots,
  kindLine,
  netKinds,
  type XY,
} from '../../lab/draw/deep-shallow.ts';
import type { Panel } from '../../lab/draw/draw.ts';
import type { Result } from './learning.ts';

/** Train and test accuracy as training goes on; the published run's test curves stay behind as faint lines. */
export function learningCurves(result: Result, most: number, height: number, published?: Result): Panel {
  const curve = ({ steps }: Result, values: readonly number[]): XY[] => values.map((y, i) => ({ x: steps[i]!, y }));
  const faint = published === undefined || published === result ? [] : netKinds;
  return {
    title: '正确率：线是测试，点是训练',
    height,
    marginRight: 30,
    x: { domain: [0, most], label: '训练步数', ticks: 3, labelArrow: 'none' },
    y: accuracyAxis(),
    marks: [
      chance(),
      ...faint.map((kind) => faintLine(curve(published!, published![kind].test))),
      ...netKinds.map((kind) =>
        kindDots(
          curve(result, result[kind].train).filter((_, i) => i % 3 === 0),
          kind,
          { r: 1.8, fillOpacity: 0.75 },
        ),
      ),
      ...netKinds.map((kind) => kindLine(curve(result, result[kind].test), kind)),
      ...endNames(
        netKinds.map((kind) => ({ kind, x: result.steps.at(-1)!, y: result[kind].test.at(-1)! })),
        0.05,
      ),
    ],
  };
}
