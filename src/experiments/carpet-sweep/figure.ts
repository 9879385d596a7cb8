import { netKinds, netNames, type NetKind } from '../../math/nets/equal-nets.ts';
import { accuracyAxis, chance, manyPoints } from '../../lab/draw/charts/accuracy.ts';
import { curveMarks, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import type { FigureOf, Panel } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';
import { differences, spanOf } from './differences.ts';
import type { Result } from './sweep.ts';

/** The number of points at which the effect of the learning rate is drawn: the lecture's smaller one. */
const RATES_AT = 20_000;

/** @param each at every x the accuracies of all seeds */
const curveOf = (
  kind: NetKind,
  x: readonly number[],
  each: readonly (readonly number[])[],
  seeds: number,
): SeedCurve => ({
  name: netNames[kind],
  series: kind,
  x,
  seeds: Array.from({ length: seeds }, (_, seed) => each.map((accuracies) => accuracies[seed]!)),
});

/** Test accuracy at the tuned rate against number of points: every seed, the mean, and the band between worst and best. */
function sweepCurves({ best, sizes, seeds }: Result, height: number, published?: Result): Panel {
  const curves = ({ best }: Pick<Result, 'best'>) =>
    netKinds.map((kind) =>
      curveOf(
        kind,
        best[kind].map(({ points }) => points),
        best[kind].map(({ each }) => each),
        seeds,
      ),
    );
  return {
    title: '测试正确率，学习率分别调好',
    height,
    marginRight: 30,
    x: manyPoints([sizes[0]! * 0.85, sizes.at(-1)! * 1.1]),
    y: accuracyAxis(),
    marks: [chance(), ...curveMarks(curves({ best }), { each: 'dots', published: published && curves(published) })],
  };
}

/** Test accuracy against learning rate at one number of points: why the rate must be tuned. */
function rateCurves({ measured, sizes, rates, seeds }: Result, points: number, height: number): Panel {
  const s = sizes.indexOf(points);
  const at = (kind: NetKind): SeedCurve => {
    const each = rates
      .map((_, r) => measured[kind].test.slice((s * rates.length + r) * seeds, (s * rates.length + r + 1) * seeds))
      .filter(({ length }) => length === seeds);
    return curveOf(kind, rates.slice(0, each.length), each, seeds);
  };
  return {
    title: `${points / 10_000} 万个训练点：学习率的影响`,
    height,
    marginRight: 30,
    x: {
      type: 'log',
      domain: [rates[0]! * 0.8, rates.at(-1)! * 1.25],
      label: '学习率',
      ticks: rates,
      tickFormat: (rate: number) => String(rate),
      labelArrow: 'none',
    },
    y: accuracyAxis(),
    marks: [chance(), ...curveMarks(netKinds.map(at), { each: 'dots' })],
  };
}

const figure: FigureOf<typeof experiment> = (result, _params, { width, published }) => {
  const height = width < 560 ? 250 : 300;
  const shared = { sizes: result.sizes, span: spanOf([result, result.stopped]), height };
  return [
    sweepCurves(result, height, published),
    differences(result, { ...shared, title: '深减浅，走完全部步数' }),
    rateCurves(result, RATES_AT, height),
    differences(result.stopped, { ...shared, title: '深减浅，都提前停下' }),
  ];
};
export default figure;
