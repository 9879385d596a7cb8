import { raster } from '../../lab/draw/charts/raster.ts';
import { dot, line, text, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import type pipeline from './experiment.ts';

const LINES = 129;
/** Hz from one line of the spectrum to the next. */
const STEP = 31.25;

/** The error of every way, a point a seed, the hand-made ones at the top; and the bank that was learnt, with the mel triangles' peaks. */
const figure: FigureOf<typeof pipeline> = ({ ways, bank, edges }, _params, { width }) => {
  const [first, second] = pairOf(width);
  const errors = ways.flatMap(({ frames }) => frames.map((error) => 100 * error));
  const channels = edges.length - 2;
  return [production(), filters()];

  function production(): Panel {
    const [low, high] = [Math.min(20, ...errors), Math.max(60, ...errors)];
    return {
      title: '生产线，手工的一道比一道少',
      height: first.height,
      marginLeft: 12,
      marginRight: 16,
      x: { domain: [low - 2, high + 4], label: '认错状态的帧（%）', labelArrow: 'none', grid: true, ticks: 5 },
      y: { domain: [ways.length - 0.4, -0.7], ticks: [], label: null },
      marks: [
        text(ways, {
          x: () => low - 2,
          y: (_: unknown, i: number) => i - 0.32,
          text: 'name',
          textAnchor: 'start',
          fill: 'var(--ink)',
        }),
        dot(
          ways.flatMap(({ frames }, i) => frames.map((error): [number, number] => [100 * error, i])),
          { r: 3, stroke: 'var(--indigo)', strokeOpacity: 0.7 },
        ),
        dot(
          ways.flatMap(({ frame }, i): [number, number][] => (frame === null ? [] : [[100 * frame, i]])),
          { r: 5, fill: 'var(--indigo)' },
        ),
      ],
    };
  }

  function filters(): Panel {
    const order = bank ? ordered(bank.end, channels) : [];
    const cells = order.flatMap((c) => Array.from({ length: LINES }, (_, k) => bank!.end[k * channels + c]!));
    return {
      title: bank ? '学出的滤波器，曲线是梅尔三角的边与顶' : '滤波器还没学',
      height: second.height,
      x: { domain: [0, LINES * STEP], label: '频率（赫）', labelArrow: 'none', ticks: 5 },
      y: { domain: [0, channels], label: '通道，按中心排', labelArrow: 'none', ticks: [0, 10, 20] },
      marks: [
        ...(cells.length > 0
          ? [raster(cells, { columns: LINES, x: [0, LINES * STEP], y: [0, channels], domain: [0, 1], colors: 'deep' })]
          : []),
        ...[0, 1, 2].map((edge) =>
          line(
            Array.from({ length: channels }, (_, c): [number, number] => [edges[c + edge]!, c + 0.5]),
            {
              stroke: 'var(--vermilion)',
              strokeWidth: edge === 1 ? 2 : 1,
              ...(edge !== 1 && { strokeDasharray: '3 3' }),
            },
          ),
        ),
      ],
    };
  }
};

/** Channels by the line below which half of their weight lies. */
function ordered(bank: readonly number[], channels: number): number[] {
  const middles = Array.from({ length: channels }, (_, c) => {
    const own = Array.from({ length: LINES }, (_, k) => bank[k * channels + c]!);
    const half = own.reduce((a, b) => a + b) / 2;
    let sum = 0;
    return own.findIndex((weight) => (sum += weight) >= half);
  });
  return middles.map((_, c) => c).sort((a, b) => middles[a]! - middles[b]! || a - b);
}

export default figure;
