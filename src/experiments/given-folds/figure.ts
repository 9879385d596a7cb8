import {
  accuracyAxis,
  chance,
  kindColor,
  kindDots,
  kindLine,
  manyPoints,
  type XY,
} from '../../lab/draw/deep-shallow.ts';
import { beside, dot, line, text, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';
import type { Result } from './learning.ts';

const xy = { x: 'x', y: 'y' } as const;

/** Accuracy of one learned cut after 0, 1 … folds, against number of points. */
function cutCurves({ logistic, logisticMean, sizes }: Result, height: number): Panel {
  const all = logistic.length - 1;
  const points = (values: readonly number[]): XY[] => values.map((y, s) => ({ x: sizes[s]!, y }));
  return {
    title: '折好几次，再学一刀',
    height,
    marginRight: 58,
    x: manyPoints([sizes[0]!, sizes.at(-1)! * 1.1]),
    y: accuracyAxis(),
    marks: [
      chance(),
      ...logistic.flatMap((bySize, folds) => [
        dot(
          bySize.flatMap((each, s) => each.map((y) => ({ x: sizes[s]!, y }))),
          { ...xy, r: 1.8, fill: folds === all ? 'var(--indigo)' : 'var(--soft)', fillOpacity: 0.5 },
        ),
        line(points(logisticMean[folds]!), {
          ...xy,
          stroke: folds === all ? 'var(--indigo)' : 'var(--soft)',
          strokeWidth: folds === all ? 2.2 : 1.4,
          ...(folds < all && { strokeDasharray: ['1 3', '3 3', '6 3', '9 3'][folds]! }),
        }),
      ]),
      text(points(logisticMean[all]!).slice(-1), { ...xy, text: () => `折 ${all} 次`, ...beside('var(--indigo)') }),
      text(points(logisticMean[0]!).slice(-1), {
        ...xy,
        text: () => (all === 2 ? '0、1 次' : `0–${all - 1} 次`),
        ...beside('var(--soft)'),
      }),
    ],
  };
}

/** The nearest neighbour before and after folding, against number of points. */
function neighbourCurves({ nearest, nearestMean, sizes, copies }: Result, height: number): Panel {
  const points = (values: readonly number[]): XY[] => values.map((y, s) => ({ x: sizes[s]!, y }));
  const series = [
    { name: '折好', kind: 'deep' as const, values: nearestMean.folded, each: nearest.folded },
    { name: '不折', kind: 'shallow' as const, values: nearestMean.raw, each: nearest.raw },
  ];
  return {
    title: `最近邻：一个点当 ${copies} 个用`,
    height,
    marginRight: 44,
    x: manyPoints([sizes[0]!, sizes.at(-1)! * 1.1]),
    y: accuracyAxis(),
    marks: [
      chance(),
      ...series.flatMap(({ kind, each, values }) => [
        kindDots(
          each.flatMap((shares, s) => shares.map((y) => ({ x: sizes[s]!, y }))),
          kind,
          { r: 1.8, fillOpacity: 0.5 },
        ),
        kindLine(points(values), kind),
      ]),
      ...series.map(({ name, kind, values }) =>
        text(points(values).slice(-1), {
          ...xy,
          text: () => name,
          ...beside(kindColor[kind], { dy: kind === 'deep' ? -6 : 8 }),
        }),
      ),
    ],
  };
}

const figure: FigureOf<typeof experiment> = (result, _params, { width }) => {
  const height = width < 560 ? 250 : 300;
  return [cutCurves(result, height), neighbourCurves(result, height)];
};
export default figure;
