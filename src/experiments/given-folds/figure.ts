import { accuracyAxis, chance, manyPoints } from '../../lab/draw/charts/accuracy.ts';
import { curveMarks, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import { dot, line, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import type experiment from './experiment.ts';
import type { Result } from './learning.ts';

const xy = { x: 'x', y: 'y' } as const;

/** Accuracy of one learned cut after 0, 1 … folds, against number of points. */
function cutCurves({ logistic, logisticMean, sizes }: Result, height: number): Panel {
  const all = logistic.length - 1;
  const points = (values: readonly number[]) => values.map((y, s) => ({ x: sizes[s]!, y }));
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
      endLabels([
        ...points(logisticMean[all]!)
          .slice(-1)
          .map((end) => ({ ...end, text: `折 ${all} 次`, color: 'var(--indigo)' })),
        ...points(logisticMean[0]!)
          .slice(-1)
          .map((end) => ({ ...end, text: all === 2 ? '0、1 次' : `0–${all - 1} 次`, color: 'var(--soft)' })),
      ]),
    ],
  };
}

/** The nearest neighbour before and after folding, against number of points. */
function neighbourCurves({ nearest, sizes, seeds, copies }: Result, height: number): Panel {
  const curve = (name: string, series: 'deep' | 'shallow', each: readonly (readonly number[])[]): SeedCurve => ({
    name,
    series,
    x: sizes,
    // While it is computed the last size has fewer seeds than the others; their mean is drawn when it has all.
    seeds: Array.from({ length: seeds }, (_, seed) => each.flatMap((shares) => shares[seed] ?? [])),
  });
  return {
    title: `最近邻：一个点当 ${copies} 个用`,
    height,
    marginRight: 44,
    x: manyPoints([sizes[0]!, sizes.at(-1)! * 1.1]),
    y: accuracyAxis(),
    marks: [
      chance(),
      ...curveMarks([curve('折好', 'deep', nearest.folded), curve('不折', 'shallow', nearest.raw)], { each: 'dots' }),
    ],
  };
}

const figure: FigureOf<typeof experiment> = (result, _params, { width }) => {
  const height = width < 560 ? 250 : 300;
  return [cutCurves(result, height), neighbourCurves(result, height)];
};
export default figure;
