import { NET_ROW, stagePanel, type StageCurve, type StageShown } from '../../lab/draw/charts/stage-curves.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import {
  dot,
  inPixels,
  polygons,
  rect,
  text,
  type Figure,
  type FigureOf,
  type Frame,
  type Panel,
} from '../../lab/draw/draw.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import { BAR } from '../../lab/draw/squares.ts';
import type { Pair } from '../../lab/draw/shapes.ts';
import type { ResultOf } from '../../lab/declare/define.ts';
import { readPoints } from '../../math/number-list.ts';
import { percent } from '../../math/rounding.ts';
import type experiment from './experiment.ts';
import { glyphs } from './glyphs.ts';

/** The plane of one layer with test pictures as small digits, the pad below it, and how well digits are told apart at every layer. */

type Result = ResultOf<typeof experiment>;
export type Shown = StageShown<'some' | 'ten'>;

export const KINDS = { some: '4、7、9', ten: '十个' } as const;
const NETS = { trained: '训练过', untrained: '没训练' } as const;

export const firstShown = ({ stages }: Pick<Result, 'stages'>): Shown => ({
  kind: 'some',
  which: 'trained',
  stage: stages.length - 2,
});

/** The pad in the first panel, in pixels from its upper left corner. */
export const PAD = 112;
const ROW = PAD + 4;
export interface Look {
  width: number;
  height: number;
  /** Upper left corner of the pad. */
  pad: Pair;
}
export function lookOf(width: number): Look {
  const [{ width: own, height }] = pairOf(width);
  const tall = width < 560 ? 340 : height;
  return { width: own, height: tall, pad: [1, tall - PAD - 1] };
}

/** A picture as it is written in a result. */
const inked = (picture: string): number[] => Array.from(picture, (digit) => Number.parseInt(digit, 16));
const SIDE = 28;
const thumbnail = (picture: string, left: number, top: number, side: number, yours = false) => [
  raster(inked(picture), {
    columns: SIDE,
    x: [left, left + side],
    y: [top, top + side],
    domain: [0, 15],
    colors: 'behind',
  }),
  rect([0], {
    x1: left,
    x2: left + side,
    y1: top,
    y2: top + side,
    fill: 'none',
    stroke: yours ? 'var(--vermilion)' : 'var(--line)',
  }),
];

const SEEN = 44,
  NEAR = 40;

/** What is written, what the net sees of it, and what it takes for like it. */
function padMarks({ written }: Result, strokes: string, { which, stage }: Shown, { pad: [left, top] }: Look) {
  const frame = [
    [0, 0],
    [PAD, 0],
    [PAD, PAD],
    [0, PAD],
  ].map(([x, y]): Pair => [left + x!, top + y!]);
  const line = readPoints(strokes).map((stroke) => stroke.map(([x, y]): Pair => [left + PAD * x, top + PAD * y]));
  const beside = left + PAD + 12;
  const near = written?.layers[which][stage]?.near ?? [];
  const caption = (x: number, words: string, anchor: 'start' | 'middle' = 'middle') =>
    text([words], {
      x,
      y: top + SEEN + 10,
      text: String,
      textAnchor: anchor,
      fill: 'var(--soft)',
    });
  return [
    polygons([frame], { points: (corners) => corners, stroke: 'var(--ink)', strokeWidth: 1, fill: 'var(--paper)' }),
    polygons(line, {
      points: (places) => (places.length === 1 ? [...places, [places[0]![0] + 0.1, places[0]![1]]] : places),
      closed: false,
      stroke: 'var(--vermilion)',
      strokeWidth: 6,
      className: 'written-stroke',
    }),
    ...(written
      ? [
          ...thumbnail(written.picture, beside, top, SEEN, true),
          caption(beside, `认作 ${written.answer}`, 'start'),
          text(['最近的三幅'], {
            // Beside the button that wipes.
            x: beside + SEEN + 34,
            y: top + PAD - 24,
            text: String,
            textAnchor: 'start',
            fill: 'var(--soft)',
          }),
          ...near.flatMap(({ picture, label }, i) => {
            const x = beside + SEEN + 14 + i * (NEAR + 4);
            return [...thumbnail(picture, x, top, NEAR), caption(x + NEAR / 2, String(label))];
          }),
        ]
      : []),
  ];
}

function lookPanel(result: Result, params: { written: string }, shown: Shown, width: number): Panel {
  const { kind, which, stage } = shown;
  const look = lookOf(width);
  const picture = result.pictures?.[which][stage]?.[kind];
  const at = result.written?.layers[which][stage]?.at[kind];
  const [mx, my] = [look.width / 2, (look.height - ROW) / 2 - 6];
  // As far as the farthest goes along either axis; the same scale for both, or shapes would lie.
  const dots = picture?.dots ?? [];
  const reach = (axis: 1 | 2) =>
    dots.reduce((most, value, i) => (i % 3 === axis ? Math.max(most, Math.abs(value)) : most), 30);
  const scale = Math.min((mx - 10) / reach(1), (my - 4) / reach(2));
  const place = (x: number, y: number): Pair => [
    mx + Math.max(8 - mx, Math.min(mx - 8, scale * x)),
    my - Math.max(6 - my, Math.min(my - 2, scale * y)),
  ];
  return {
    title: `${KINDS[kind]}，${NETS[which]}，${result.stages[stage]!}`,
    ...inPixels(look.width, look.height),
    marks: [
      ...(picture ? [glyphs(dots, place)] : [text(['正在教……'], { x: mx, y: my, text: String, fill: 'var(--soft)' })]),
      ...(at
        ? [
            dot([place(...at)], {
              x: ([x]: Pair) => x,
              y: ([, y]: Pair) => y,
              r: 9,
              stroke: 'var(--vermilion)',
              strokeWidth: 2.5,
              className: 'written-mark',
            }),
          ]
        : []),
      ...padMarks(result, params.written, shown, look),
    ],
  };
}

function curvesPanel({ stages, measures }: Result, { kind, stage }: Shown, width: number): Panel {
  const plane = measures?.[kind === 'ten' ? 'plane' : 'someInPlane'];
  const curves: StageCurve[] =
    measures && plane
      ? [
          { name: '没训练，平面', series: 'behind', stages: plane.untrained },
          { name: '没训练', series: 'shallow', stages: measures.neighbours.untrained },
          { name: '平面', series: 'fourth', stages: plane.trained },
          { name: '训练过', series: 'deep', stages: measures.neighbours.trained },
        ]
      : [];
  return stagePanel(
    curves,
    stages.length,
    stage,
    {
      title: '近邻认对的比例',
      marginRight: 86,
      height: width < 560 ? 180 + NET_ROW + BAR : lookOf(width).height,
      y: {
        domain: [0, 1],
        grid: true,
        ticks: 5,
        label: '',
        labelArrow: 'none',
        tickFormat: (share: number) => percent(share, 0),
      },
    },
    { barred: true },
  );
}

export const figureWith = (
  result: Result,
  params: { written: string },
  shown: Shown,
  { width }: Frame<Result>,
): Figure => [lookPanel(result, params, shown, width), curvesPanel(result, shown, width)];

/** As it stands before it is touched. */
const figure: FigureOf<typeof experiment> = (result, params, frame) =>
  figureWith(result, params, firstShown(result), frame);

export default figure;
