import { stagePanel, type StageCurve, type StageShown } from '../../lab/draw/charts/stage-curves.ts';
import { dot, link, type Figure, type FigureOf, type Frame, type Panel } from '../../lab/draw/draw.ts';
import { fontSize } from '../../lab/draw/layout.ts';
import { pairOf } from '../../lab/draw/pair.ts';
import { BAR } from '../../lab/draw/squares.ts';
import { series } from '../../lab/draw/series.ts';
import type { Mark } from '../../lab/draw/shapes.ts';
import { freePlaces } from '../../lab/draw/text/free-places.ts';
import type { ResultOf } from '../../lab/declare/define.ts';
import type experiment from './experiment.ts';

/** The vowels of one stage, laid on the chart; and how alike they are to it at every stage. */

type Result = ResultOf<typeof experiment>;

/** In Hz, as phoneticians draw it: F2 to the left, F1 downwards. */
const F2 = [3000, 700],
  F1 = [800, 230];
const SVG = 'http://www.w3.org/2000/svg';
export const KINDS = { known: '熟人', unseen: '生人' } as const;
const NETS = { trained: '训练过', untrained: '没训练' } as const;

/** What is shown before anyone has chosen: the last hidden layer of a net that has learnt, those who are known. */
export const firstShown = ({ stages }: Pick<Result, 'stages'>): StageShown => ({
  kind: 'known',
  which: 'trained',
  stage: stages.length - 2,
});

/** Where things are in Hz, of pictures that hold natural logarithms. */
export const hertz = ([f1, f2]: readonly number[]): [f1: number, f2: number] => [Math.exp(f1!), Math.exp(f2!)];

function chartPanel({ chart, stages, pictures }: Result, { kind, which, stage }: StageShown, width: number): Panel {
  const [first] = pairOf(width);
  const picture = pictures[kind]?.[which][stage];
  const means = (picture?.means ?? []).map((mean, v) => {
    const [f1, f2] = hertz(mean);
    return { f1, f2, chart: chart[v]! };
  });
  const frames = (picture?.frames ?? []).map(([, ...at]) => hertz(at));
  const margins = { top: 28, right: 12, bottom: 44, left: 48 };
  return {
    title: `${KINDS[kind]}，${NETS[which]}，${stages[stage]!}`,
    height: first.height,
    x: {
      type: 'log',
      domain: F2,
      label: 'F2（赫）',
      labelArrow: 'none',
      ticks: [2500, 1500, 1000],
      tickFormat: String,
    },
    y: {
      type: 'log',
      domain: F1,
      label: 'F1（赫）',
      labelArrow: 'none',
      ticks: [300, 400, 500, 600, 700],
      tickFormat: String,
    },
    marks: [
      dot(frames, {
        x: (at: number[]) => at[1],
        y: (at: number[]) => at[0],
        r: 1.6,
        fill: 'var(--soft)',
        fillOpacity: 0.45,
        clip: true,
      }),
      link(means, {
        x1: ({ chart: { f2 } }: (typeof means)[0]) => f2,
        y1: ({ chart: { f1 } }: (typeof means)[0]) => f1,
        x2: 'f2',
        y2: 'f1',
        stroke: 'var(--indigo)',
        strokeWidth: 1.2,
        clip: true,
      }),
      dot(chart, {
        x: 'f2',
        y: 'f1',
        symbol: series.truth.symbol,
        r: 4.5,
        stroke: series.truth.color,
        fill: 'var(--paper)',
      }),
      dot(means, { x: 'f2', y: 'f1', r: 4, fill: 'var(--indigo)', clip: true }),
      namesMark(means, chart, { size: fontSize(width), margins, height: first.height }),
    ],
  };
}

/** The vowels' signs, in indigo beside their means, or beside the chart's places while there are none. */
function namesMark(
  means: readonly { f1: number; f2: number; chart: Result['chart'][number] }[],
  chart: Result['chart'],
  {
    size,
    margins,
    height,
  }: { size: number; margins: { top: number; right: number; bottom: number; left: number }; height: number },
): Mark {
  return (_index, { x = (v) => v, y = (v) => v }, _values, dimensions, { document }) => {
    const named = [
      ...means.map(({ f1, f2, chart: { ipa } }) => ({ x: x(f2), y: y(f1), ipa, color: 'var(--indigo)' })),
      ...chart.map(({ f1, f2, ipa }) => ({ x: x(f2), y: y(f1), ipa, color: series.truth.color })),
    ];
    const around = [
      [12, 0],
      [-12, 0],
      [0, -13],
      [0, 13],
      [11, -11],
      [-11, -11],
      [11, 11],
      [-11, 11],
    ] as const;
    const places = freePlaces(
      named.map((one) => ({
        text: '口'.repeat(one.ipa.length),
        places: around.map(([dx, dy]) => [one.x + dx * (one.ipa.length > 1 ? 1.6 : 1), one.y + dy] as const),
      })),
      {
        blocks: named.map((one) => ({ x: one.x, y: one.y, width: 8, height: 8 })),
        within: {
          left: margins.left,
          right: dimensions.width - margins.right,
          top: margins.top - 10,
          bottom: height - margins.bottom,
        },
      },
      // Fonts with phonetic letters set them high, Chinese ones as wide as characters of their own.
      { size, lineHeight: 26 },
    );
    const group = document.createElementNS(SVG, 'g');
    named.forEach(({ ipa, color }, i) => {
      const place = places[i];
      if (!place) return;
      const label = document.createElementNS(SVG, 'text');
      const attributes = {
        x: place[0],
        y: place[1],
        dy: '0.36em',
        fill: color,
        'font-weight': 600,
        stroke: 'var(--paper)',
        'stroke-width': 3,
        'paint-order': 'stroke',
      };
      for (const [key, value] of Object.entries(attributes)) label.setAttribute(key, String(value));
      label.textContent = ipa;
      group.append(label);
    });
    return group;
  };
}

function curvesPanel({ stages, known, unseen }: Result, { stage }: StageShown, width: number): Panel {
  const [first, second] = pairOf(width);
  const none = unseen ?? known;
  const curves: StageCurve[] = [
    ...(none ? [{ name: '没训练', series: 'shallow' as const, stages: none.untrained }] : []),
    ...(unseen ? [{ name: '生人', series: 'fourth' as const, stages: unseen.trained }] : []),
    ...(known ? [{ name: '熟人', series: 'deep' as const, stages: known.trained }] : []),
  ];
  return stagePanel(
    curves,
    stages.length,
    stage,
    {
      title: '与母音图的相像（R²）',
      height: second.height === first.height ? second.height : second.height + BAR,
      y: { domain: [0, 1], grid: true, ticks: 5, label: 'R²', labelArrow: 'none' },
    },
    { barred: true },
  );
}

export const figureWith = (result: Result, _params: unknown, shown: StageShown, { width }: Frame<Result>): Figure => [
  chartPanel(result, shown, width),
  curvesPanel(result, shown, width),
];

/** As it stands before it is touched. */
const figure: FigureOf<typeof experiment> = (result, params, frame) =>
  figureWith(result, params, firstShown(result), frame);

export default figure;
