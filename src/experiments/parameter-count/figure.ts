import type { Panel } from '../../lab/draw/draw.ts';
import { link, polygons, text, type FigureOf } from '../../lab/draw/draw.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import { series, type SeriesName } from '../../lab/draw/series.ts';
import { decimalOf, positional } from '../../math/rounding.ts';
import { grouped } from '../../math/number-text.ts';
import type experiment from './experiment.ts';

export const MOST_LAYERS = 10;
/** The net grows from below to the one or the other height, so that the axis stands still under a finger but for one moment. */
const BOTTOM = -0.6;
const topFor = (layers: number): number => (layers <= 5 ? 5 : MOST_LAYERS) + 1.7;

const counted = (n: number): string => grouped(positional(decimalOf(n)));

/** Half the width that is drawn: once or one and a half times a power of two, so that it stands still but for few moments. */
function halfWidth(sizes: readonly number[]): number {
  const least = 0.54 * Math.max(8, ...sizes);
  const power = 2 ** Math.floor(Math.log2(least));
  return least <= power ? power : least <= 1.5 * power ? 1.5 * power : 2 * power;
}

/** The two nets as they stand: a bar a layer, as long as it has units, and between two bars their weights. One scale for both. */
const figure: FigureOf<typeof experiment> = (
  { thin, fat, fatWidth, thinBlocks, fatBlocks },
  { input, output, layers, width },
  frame,
) => {
  const [first, second] = pairOf(frame.width);
  const tall = [input, ...Array.from({ length: layers }, () => width), output];
  const flat = [input, fatWidth, output];
  const half = halfWidth([...tall, ...flat]);
  // A lower panel shows less of the height, not a lower net.
  const high = topFor(layers);
  const top = BOTTOM + ((high - BOTTOM) * second.height) / first.height;
  return [
    netPanel({
      title: `瘦高：${counted(thin)} 个参数`,
      name: 'deep',
      sizes: tall,
      blocks: thinBlocks,
      height: first.height,
      half,
      top: high,
    }),
    netPanel({
      title: `矮胖：${counted(fat)} 个参数`,
      name: 'shallow',
      sizes: flat,
      blocks: fatBlocks,
      height: second.height,
      half,
      top,
    }),
  ];
};

interface Drawn {
  title: string;
  name: SeriesName;
  sizes: readonly number[];
  blocks: readonly number[];
  height: number;
  half: number;
  top: number;
}

function netPanel({ title, name, sizes, blocks, height, half, top }: Drawn): Panel {
  const { color } = series[name];
  const last = sizes.length - 1;
  const bars = sizes.map((units, level) => ({ units, level }));
  return {
    title,
    height,
    marginLeft: 44,
    marginRight: 26,
    x: {
      domain: [-half, half],
      label: '一层的单元（个）；右边是两层之间的权重',
      labelArrow: 'none',
      ticks: [-half, -half / 2, 0, half / 2, half].map(Math.round),
      tickFormat: (x: number) => counted(Math.abs(x)),
    },
    y: {
      domain: [BOTTOM, top],
      label: null,
      ticks: bars.map(({ level }) => level),
      tickFormat: (level: number) => (level === 0 ? '输入' : level === last ? '输出' : `${level} 层`),
    },
    marks: [
      polygons(bars.slice(0, -1), {
        points: ({ units, level }) => [
          [-units / 2, level],
          [units / 2, level],
          [sizes[level + 1]! / 2, level + 1],
          [-sizes[level + 1]! / 2, level + 1],
        ],
        fill: color,
        fillOpacity: 0.16,
      }),
      link(bars, {
        x1: ({ units }: { units: number }) => -units / 2,
        x2: ({ units }: { units: number }) => units / 2,
        y1: 'level',
        y2: 'level',
        stroke: ({ level }: { level: number }) => (level === 0 || level === last ? 'var(--soft)' : color),
        strokeWidth: 4,
        strokeLinecap: 'round',
      }),
      text(blocks, {
        x: half,
        y: (_: number, i: number) => i + 0.5,
        text: counted,
        fill: 'var(--soft)',
        textAnchor: 'end',
        dx: 22,
      }),
      text(bars.slice(1, -1), {
        x: ({ units }: { units: number }) => units / 2,
        y: 'level',
        text: ({ units }: { units: number }) => counted(units),
        fill: color,
        stroke: 'var(--paper)',
        strokeWidth: 3,
        fontWeight: 600,
        textAnchor: 'start',
        dx: 12,
      }),
    ],
  };
}

export default figure;
