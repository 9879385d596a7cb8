import type { ResultOf } from '../../lab/declare/define.ts';
import { cornerNote } from '../../lab/draw/charts/corner-note.ts';
import { curveMarks, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import { GLYPH_ROW, netGlyphs, type NetGlyph } from '../../lab/draw/charts/net-glyphs.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import { inPixels, link, rect, text, type Figure, type FigureOf, type Panel } from '../../lab/draw/draw.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import { series, type SeriesName } from '../../lab/draw/series.ts';
import { cos, exp, log, sin } from '../../math/elementary/elementary.ts';
import type experiment from './experiment.ts';
import { DENSE, keptAfter } from './layers.ts';

/** Errors against the pictures that were learnt from, both on logarithmic scales; below, a digit and what HOG keeps of it. */

type Result = ResultOf<typeof experiment>;

const SERIES: Record<Result['ways'][number]['name'], { series: SeriesName; name: string }> = {
  convolution: { series: 'deep', name: '卷积' },
  gradients: { series: 'shallow', name: 'HOG' },
  words: { series: 'fourth', name: '视觉词' },
  dense: { series: 'truth', name: '全连接' },
  pixels: { series: 'behind', name: '像素' },
};
const ORDER = ['convolution', 'gradients', 'words', 'dense', 'pixels'] as const;

/** @param shown place among the examples */
export function figureWith(result: Result, width: number, shown: number): Figure {
  const [first, second] = pairOf(width);
  return [errors(result, first.height), example(result, second, shown)];
}

const figure: FigureOf<typeof experiment> = (result, _params, { width }) =>
  figureWith(result, width, Math.min(FIRST, result.examples.length - 1));

/** The digit that is shown first. */
export const FIRST = 4;

/** What each way that has been taught makes of a picture, layer by layer, up to the ten answers. */
function netsOf({ ways }: Pick<Result, 'ways'>): NetGlyph[] {
  return ORDER.flatMap((name) => {
    const way = ways.find((one) => one.name === name);
    if (!way) return [];
    const kept = { outputs: DIGITS, color: series[SERIES[name].series].color };
    if (name === 'convolution') {
      const hidden = keptAfter(SIDE);
      return [{ ...kept, inputs: SIDE * SIDE, hidden, local: hidden.length }];
    }
    if (name === 'dense') return [{ ...kept, inputs: SIDE * SIDE, hidden: DENSE }];
    // Straight from what was computed to the answers, each with a bias.
    return [{ ...kept, inputs: way.parameters / DIGITS - 1, hidden: [] }];
  });
}

function errors(result: Result, height: number): Panel {
  const { models, sizes, tested, training, seeds: times } = result;
  // On a logarithmic scale nothing is 0: half a picture wrong.
  const least = 50 / tested;
  const curves = ORDER.map((way): SeedCurve => {
    const own = models.filter((one) => one.way === way);
    return {
      ...SERIES[way],
      x: own.map(({ images }) => log(images)),
      seeds: Array.from({ length: times }, (_, s) => own.map(({ each }) => Math.max(least, 100 * each[s]!))),
    };
  }).filter(({ x }) => x.length > 0);
  const all = curves.flatMap(({ seeds: each }) => each.flat()).map(Number);
  const span = [0.5, 1, 2, 5, 10, 20, 50, 100];
  const low = span.findLast((tick) => tick <= Math.min(20, ...all)) ?? span[0]!,
    high = span.find((tick) => tick >= Math.max(50, ...all))!;
  // Taken by hand: a logarithmic axis of Plot would leave 8000 without its number.
  const domain = [sizes[0]!, Math.max(sizes.at(-1)!, 2 * sizes[0]!)].map(log);
  return {
    title: '考的图认错多少',
    height,
    marginTop: 28 + GLYPH_ROW,
    marginRight: 56,
    x: {
      domain,
      ticks: sizes.map(log),
      tickFormat: (place: number) => String(Math.round(exp(place))),
      label: '学了多少幅（对数刻度）',
      labelArrow: 'none',
    },
    y: {
      type: 'log',
      domain: [low, high],
      ticks: span.filter((tick) => tick >= low && tick <= high),
      tickFormat: (percent: number) => String(percent),
      label: '%（对数刻度）',
      labelArrow: 'none',
      grid: true,
    },
    marks: [
      netGlyphs(netsOf(result), { step: 13 }),
      ...curveMarks(curves, { each: 'dots' }),
      ...(training
        ? [cornerNote(`正在教：${SERIES[training.way].name}，${training.images} 幅，第 ${training.done} 步`)]
        : []),
    ],
  };
}

const SIDE = 28,
  BINS = 9,
  DIGITS = 10;
/** Room for the digits to choose from, below. */
const CHOICE = 54;
/** Votes weaker than this, in fifteenths of the strongest, are not drawn. */
const FAINT = 2;

/** Upper left corners and the side of the picture and of what is kept of it. */
function places({ width, height }: { width: number; height: number }) {
  const side = Math.min((width - 16) / 2, height - CHOICE - 24);
  const left = (width - 2 * side - 16) / 2;
  return { side, top: 20, lefts: [left, left + side + 16] as const };
}

/** How far below the upper edge of its panel the choice stands, right under the pictures. */
export function choiceTop(width: number): number {
  const { side, top } = places(pairOf(width)[1]);
  return top + side + 8;
}

function example({ examples }: Result, size: { width: number; height: number }, shown: number): Panel {
  const one = examples[shown];
  const { side, top, lefts } = places(size);
  const base = { title: '一幅图，和 HOG 留下的', ...inPixels(size.width, size.height) };
  if (!one) return { ...base, marks: [] };
  const cells = Array.from(one.cells, (digit) => Number.parseInt(digit, 16));
  const across = Math.round(Math.sqrt(cells.length / BINS)),
    pitch = side / across;
  const strokes = cells.flatMap((votes, i) => {
    if (votes < FAINT) return [];
    const cell = Math.floor(i / BINS);
    // An edge runs across its gradient.
    const angle = (((i % BINS) + 0.5) / BINS) * Math.PI + Math.PI / 2;
    const [x, y] = [lefts[1] + ((cell % across) + 0.5) * pitch, top + (Math.floor(cell / across) + 0.5) * pitch];
    const [dx, dy] = [cos(angle), sin(angle)].map((part) => (part * 0.48 * pitch * votes) / 15) as [number, number];
    return [{ x1: x - dx, y1: y - dy, x2: x + dx, y2: y + dy }];
  });
  const frame = (left: number) =>
    rect([0], { x1: left, x2: left + side, y1: top, y2: top + side, fill: 'none', stroke: 'var(--line)' });
  const caption = (left: number, words: string) =>
    text([words], { x: left + side / 2, y: top - 10, text: String, fill: 'var(--soft)' });
  return {
    ...base,
    marks: [
      raster(
        Array.from(one.picture, (digit) => Number.parseInt(digit, 16)),
        { columns: SIDE, x: [lefts[0], lefts[0] + side], y: [top, top + side], domain: [0, 15], colors: 'behind' },
      ),
      frame(lefts[0]),
      caption(lefts[0], '像素'),
      frame(lefts[1]),
      link(strokes, { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2', stroke: 'var(--ochre)', strokeWidth: 1.5 }),
      caption(lefts[1], '每格的边缘朝哪'),
    ],
  };
}

export default figure;
