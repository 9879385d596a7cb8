import { heatmap, polygons, text, type Panel } from '../../lab/draw/draw.ts';
import type { ExactResult, NetKind, TrainResult } from './results.ts';
import { kindTitles } from './series.ts';

/** The carpet and what the nets make of it. */

type Place = [x: number, y: number];

/** Nine levels from surely 0 to surely 1; the middle is paper. */
const levelColors = [85, 62, 40, 18].map((share) => `color-mix(in oklab, var(--indigo) ${share}%, var(--paper))`);
const highColors = [18, 40, 62, 85].map((share) => `color-mix(in oklab, var(--ochre) ${share}%, var(--paper))`);
const colors = [...levelColors, 'var(--paper)', ...highColors];

/** Corners of every diamond of the carpet on [low, high]², where it is that of `side` diamonds on [−1,1]². */
function diamonds(side: number, low: number, high: number): Place[][] {
  const period = 2 / side,
    count = Math.round((high - low) / period);
  const middles = Array.from({ length: count }, (_, i) => low + (i + 0.5) * period);
  return middles.flatMap((x) =>
    middles.map((y): Place[] => [
      [x + period / 2, y],
      [x, y + period / 2],
      [x - period / 2, y],
      [x, y - period / 2],
    ]),
  );
}

const square = (low: number, high: number): Place[] => [
  [low, low],
  [high, low],
  [high, high],
  [low, high],
];
const bare = { axis: null, label: null } as const;

/** A net's answers, shifted to the right by `shift`, with the carpet's true outlines over them. */
function answers({ columns, ...nets }: TrainResult, kind: NetKind, side: number, shift: number) {
  const moved = (points: Place[]): Place[] => points.map(([x, y]) => [x + shift, y]);
  return [
    heatmap(nets[kind].surface, { columns, x: [-1 + shift, 1 + shift], y: [-1, 1], colors }),
    polygons(diamonds(side, -1, 1), {
      points: moved,
      stroke: 'var(--ink)',
      strokeWidth: side === 8 ? 0.6 : 0.9,
    }),
    polygons([square(-1, 1)], { points: moved, stroke: 'var(--soft)', strokeWidth: 1 }),
  ];
}

/** One net's answers in a panel of that width. */
export function surface(result: TrainResult, kind: NetKind, side: number, width: number): Panel {
  return {
    title: kindTitles(result)[kind],
    height: width,
    marginTop: 4,
    marginRight: 0,
    marginBottom: 4,
    marginLeft: 0,
    x: { domain: [-1, 1], ...bare },
    y: { domain: [-1, 1], ...bare },
    marks: answers(result, kind, side, 0),
  };
}

/** Both, side by side in one panel: for a phone. */
export function bothSurfaces(result: TrainResult, side: number, width: number): Panel {
  const gap = 0.16,
    titles = kindTitles(result);
  const each = width / (2 + gap / 2);
  return {
    height: each + 26,
    marginTop: 24,
    marginRight: 0,
    marginBottom: 2,
    marginLeft: 0,
    x: { domain: [-1, 3 + gap], ...bare },
    y: { domain: [-1, 1], ...bare },
    marks: [
      ...answers(result, 'deep', side, 0),
      ...answers(result, 'shallow', side, 2 + gap),
      text(
        [
          { x: -1, kind: 'deep' as const },
          { x: 1 + gap, kind: 'shallow' as const },
        ],
        {
          x: 'x',
          y: () => 1,
          text: ({ kind }: { kind: NetKind }) => titles[kind],
          dy: -12,
          textAnchor: 'start',
          fill: 'var(--ink)',
          fontWeight: 600,
        },
      ),
    ],
  };
}

/** The paper before and after every fold, in one row: what is left of the carpet on it. */
export function foldedPapers({ folds }: ExactResult, side: number, width: number): Panel {
  const papers = folds + 1,
    gap = 0.14;
  const size = 1 / (papers + gap * (papers - 1));
  const data = Array.from({ length: papers }, (_, fold) => {
    const [low, high] = [fold === 0 ? -1 : 0, 2 ** (1 - Math.max(1, fold))];
    const left = fold * size * (1 + gap);
    const place = ([x, y]: Place): Place => [
      left + ((x - low) / (high - low)) * size,
      ((y - low) / (high - low)) * size,
    ];
    const shapes: Place[][] =
      fold === folds
        ? [
            [
              [0, 0],
              [high, 0],
              [0, high],
            ],
          ]
        : diamonds(side, low, high);
    return { left, fold, shapes: shapes.map((points) => points.map(place)), sheet: square(low, high).map(place) };
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
        data.map(({ sheet }) => sheet),
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
