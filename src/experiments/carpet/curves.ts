import { areaY, beside, dot, line, ruleY, text, type Panel } from '../../lab/draw/draw.ts';
import type { Best, ExactResult, FoldsResult, NetKind, SweepResult, TrainResult } from './results.ts';
import { accuracyAxis, kindColor, kindDots, kindLine, manyPoints, netKinds, type XY } from './series.ts';

/** Accuracies and sizes as curves. */

const xy = { x: 'x', y: 'y' } as const;
const chance = () => ruleY([0.5], { stroke: 'var(--soft)', strokeDasharray: '1 3' });
const names: Record<NetKind, string> = { deep: '深', shallow: '浅' };

/** Names at the ends of two curves, kept apart from each other. */
function endNames(ends: { kind: NetKind; x: number; y: number }[], least: number) {
  const [a, b] = ends.toSorted((p, q) => p.y - q.y);
  const push = a && b ? Math.max(0, least - (b.y - a.y)) / 2 : 0;
  const placed = [a && { ...a, y: a.y - push }, b && { ...b, y: b.y + push }].filter((end) => end !== undefined);
  return placed.map((end) => text([end], { ...xy, text: () => names[end.kind], ...beside(kindColor[end.kind]) }));
}

/** Train and test accuracy as training goes on; the published run's test curves stay behind as faint lines. */
export function learningCurves(result: TrainResult, steps: number, height: number, published?: TrainResult): Panel {
  const curve = ({ steps }: TrainResult, values: readonly number[]): XY[] =>
    values.map((y, i) => ({ x: steps[i]!, y }));
  const faint = published === undefined || published === result ? [] : netKinds;
  return {
    title: '正确率：线是测试，点是训练',
    height,
    marginRight: 30,
    x: { domain: [0, steps], label: '训练步数', ticks: 3, labelArrow: 'none' },
    y: accuracyAxis(''),
    marks: [
      chance(),
      ...faint.map((kind) =>
        line(curve(published!, published![kind].test), { ...xy, stroke: 'var(--soft)', strokeOpacity: 0.5 }),
      ),
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

/** Test accuracy at the tuned rate against number of points: every seed, the mean, and the band between worst and best. */
export function sweepCurves({ best, sizes }: SweepResult, height: number, published?: SweepResult): Panel {
  const means = (bests: readonly Best[]): XY[] => bests.map(({ points, mean }) => ({ x: points, y: mean }));
  return {
    title: '测试正确率，学习率分别调好',
    height,
    marginRight: 30,
    x: manyPoints([sizes[0]! * 0.85, sizes.at(-1)! * 1.1]),
    y: accuracyAxis(''),
    marks: [
      chance(),
      ...(published
        ? netKinds.map((kind) =>
            line(means(published.best[kind]), { ...xy, stroke: 'var(--soft)', strokeOpacity: 0.5 }),
          )
        : []),
      ...netKinds.map((kind) =>
        areaY(best[kind], { x: 'points', y1: 'low', y2: 'high', fill: kindColor[kind], fillOpacity: 0.13 }),
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
export function rateCurves({ measured, sizes, rates, seeds }: SweepResult, points: number, height: number): Panel {
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
    y: accuracyAxis(''),
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

/** Accuracy of one learned cut after 0, 1 … folds, against number of points. */
export function cutCurves({ logistic, logisticMean, sizes }: FoldsResult, height: number): Panel {
  const all = logistic.length - 1;
  const points = (values: readonly number[]): XY[] => values.map((y, s) => ({ x: sizes[s]!, y }));
  return {
    title: '折好几次，再学一刀',
    height,
    marginRight: 58,
    x: manyPoints([sizes[0]!, sizes.at(-1)! * 1.1]),
    y: accuracyAxis(''),
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
export function neighbourCurves({ nearest, nearestMean, sizes, copies }: FoldsResult, height: number): Panel {
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
    y: accuracyAxis(''),
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

/** Parameters of both constructions against diamonds along a side. */
export function growthCurves({ growth }: ExactResult, side: number, height: number): Panel {
  const points = (kind: NetKind): XY[] => growth.sides.map((n, i) => ({ x: n, y: growth[kind][i]! }));
  return {
    title: '写下来的网络有多少参数',
    height,
    marginRight: 30,
    x: {
      type: 'log',
      base: 2,
      domain: [growth.sides[0]!, growth.sides.at(-1)!],
      ticks: growth.sides,
      tickFormat: 'd',
      label: '每边的菱形（个）',
      labelArrow: 'none',
    },
    y: {
      type: 'log',
      domain: [20, 1200],
      ticks: [20, 50, 100, 200, 500, 1000],
      tickFormat: 'd',
      label: '参数（个）',
      grid: true,
      labelArrow: 'none',
    },
    marks: [
      ...netKinds.flatMap((kind) => [
        kindLine(points(kind), kind),
        kindDots(
          points(kind).filter(({ x }) => x === side),
          kind,
          { r: 4 },
        ),
        text(points(kind).slice(-1), { ...xy, text: () => names[kind], ...beside(kindColor[kind]) }),
      ]),
    ],
  };
}
