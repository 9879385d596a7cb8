import { netKinds, netNames, type NetKind } from '../../math/nets/equal-nets.ts';
import { bare, diamonds, sheet, type Point } from '../../lab/draw/charts/diamonds.ts';
import { panelWidth, polygons, text, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import { series, seriesDots, seriesLine } from '../../lab/draw/series.ts';
import type { Result } from './construction.ts';
import type experiment from './experiment.ts';

/** The paper before and after every fold, in one row: what is left of the carpet on it. */
function foldedPapers({ folds }: Result, side: number, width: number): Panel {
  const papers = folds + 1,
    gap = 0.14;
  const size = 1 / (papers + gap * (papers - 1));
  const data = Array.from({ length: papers }, (_, fold) => {
    const [low, high] = [fold === 0 ? -1 : 0, 2 ** (1 - Math.max(1, fold))];
    const left = fold * size * (1 + gap);
    const place = ([x, y]: Point): Point => [
      left + ((x - low) / (high - low)) * size,
      ((y - low) / (high - low)) * size,
    ];
    const shapes: Point[][] =
      fold === folds
        ? [
            [
              [0, 0],
              [high, 0],
              [0, high],
            ],
          ]
        : diamonds(side, low, high);
    return { left, fold, shapes: shapes.map((points) => points.map(place)), paper: sheet(low, high).map(place) };
  });
  const height = size * width;
  return {
    title: '每折一次，纸的边长减半',
    height: height + 26,
    marginTop: 2,
    marginRight: 0,
    marginBottom: 24,
    marginLeft: 0,
    x: { domain: [0, 1], ...bare },
    y: { domain: [0, size], ...bare },
    marks: [
      polygons(
        data.map(({ paper }) => paper),
        { points: (points) => points, fill: 'var(--paper)', stroke: 'var(--soft)' },
      ),
      polygons(
        data.flatMap(({ shapes }) => shapes),
        { points: (points) => points, fill: 'color-mix(in oklab, var(--ochre) 62%, var(--paper))' },
      ),
      text(data, {
        x: ({ left }: { left: number }) => left + size / 2,
        y: () => 0,
        text: ({ fold }: { fold: number }) => (fold === 0 ? '没折' : `折 ${fold} 次`),
        dy: 14,
        fill: 'var(--ink)',
      }),
    ],
  };
}

/** Parameters of both constructions against diamonds along a side. */
function growthCurves({ growth }: Result, side: number, height: number): Panel {
  const points = (kind: NetKind) => growth.sides.map((n, i) => ({ x: n, y: growth[kind][i]! }));
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
        seriesLine(points(kind), kind),
        seriesDots(
          points(kind).filter(({ x }) => x === side),
          kind,
          { r: 4 },
        ),
      ]),
      endLabels(netKinds.map((kind) => ({ ...points(kind).at(-1)!, text: netNames[kind], color: series[kind].color }))),
    ],
  };
}

const figure: FigureOf<typeof experiment> = (result, { diamonds: side }, { width }) => [
  foldedPapers(result, Number(side), panelWidth(width, 2)),
  growthCurves(result, Number(side), width < 560 ? 230 : 260),
];
export default figure;
