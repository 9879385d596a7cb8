import {
  accuracyAxis,
  chance,
  endNames,
  faintLine,
  kindBand,
  kindDots,
  kindLine,
  manyPoints,
  netKinds,
  type NetKind,
  type XY,
} from '../../lab/draw/deep-shallow.ts';
import type { FigureOf, Panel } from '../../lab/draw/draw.ts';
import type experiment from './experiment.ts';
import type { Best, Result } from './sweep.ts';

/** The number of points at which the effect of the learning rate is drawn: the lecture's smaller one. */
const RATES_AT = 20_000;

/** Test accuracy at the tuned rate against number of points: every seed, the mean, and the band between worst and best. */
function sweepCurves({ best, sizes }: Result, height: number, published?: Result): Panel {
  const means = (bests: readonly Best[]): XY[] => bests.map(({ points, mean }) => ({ x: points, y: mean }));
  return {
    title: '测试正确率，学习率分别调好',
    height,
    marginRight: 30,
    x: manyPoints([sizes[0]! * 0.85, sizes.at(-1)! * 1.1]),
    y: accuracyAxis(),
    marks: [
      chance(),
      ...(published ? netKinds.map((kind) => faintLine(means(published.best[kind]))) : []),
      ...netKinds.map((kind) =>
        kindBand(
          best[kind].map(({ points, low, high }) => ({ x: points, low, high })),
          kind,
        ),
      ),
      ...netKinds.map((kind) =>
        kindDots(
          best[kind].flatMap(({ points, each }) => each.map((y) => ({ x: points, y }))),
          kind,
          { r: 2, fillOpacity: 0.6 },
        ),
      ),
      ...netKinds.map((kind) => kindLine(means(best[kind]), kind)),
      ...endNames(
        netKinds.flatMap((kind) => {
          const last = best[kind].at(-1);
          return last ? [{ kind, x: last.points, y: last.mean }] : [];
        }),
        0.05,
      ),
    ],
  };
}

/** Test accuracy against learning rate at one number of points: why the rate must be tuned. */
function rateCurves({ measured, sizes, rates, seeds }: Result, points: number, height: number): Panel {
  const s = sizes.indexOf(points);
  const at = (kind: NetKind): { x: number; y: number; each: number[] }[] =>
    rates.flatMap((rate, r) => {
      const from = (s * rates.length + r) * seeds;
      const each = measured[kind].test.slice(from, from + seeds);
      return each.length === seeds ? [{ x: rate, y: each.reduce((a, b) => a + b, 0) / seeds, each }] : [];
    });
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
    marks: [
      chance(),
      ...netKinds.map((kind) =>
        kindDots(
          at(kind).flatMap(({ x, each }) => each.map((y) => ({ x, y }))),
          kind,
          { r: 2, fillOpacity: 0.6 },
        ),
      ),
      ...netKinds.map((kind) => kindLine(at(kind), kind)),
      ...endNames(
        netKinds.flatMap((kind) => {
          const [last] = at(kind).slice(-1);
          return last ? [{ kind, x: last.x, y: last.y }] : [];
        }),
        0.05,
      ),
    ],
  };
}

const figure: FigureOf<typeof experiment> = (result, _params, { width, published }) => {
  const height = width < 560 ? 250 : 300;
  return [
    sweepCurves(result, height, published === result ? undefined : published),
    rateCurves(result, RATES_AT, height),
  ];
};
export default figure;
