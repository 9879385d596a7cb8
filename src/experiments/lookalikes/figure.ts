import { picture } from '../../lab/draw/charts/raster.ts';
import { NET_ROW, stagePanel, type StageCurve } from '../../lab/draw/charts/stage-curves.ts';
import {
  inPixels,
  line,
  rect,
  ruleX,
  text,
  type Figure,
  type FigureOf,
  type Frame,
  type Panel,
} from '../../lab/draw/draw.ts';
import { GAP, TITLE_HEIGHT } from '../../lab/draw/layout.ts';
import { series } from '../../lab/draw/series.ts';
import type { Pair } from '../../lab/draw/shapes.ts';
import { BAR } from '../../lab/draw/squares.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import type { ResultOf } from '../../lab/declare/define.ts';
import { percent } from '../../math/rounding.ts';
import type experiment from './experiment.ts';

/** Two pairs of pictures, how far apart each stage of a net puts such pairs, and the way from dog to bear with the picture that is on it. */

type Result = ResultOf<typeof experiment>;

/** Nets that can be looked into; the single hidden layer is compared with its own beginning. */
export const NETS = {
  deep: '训练过',
  shallow: '只有一层',
  untrained: '没训练',
  shuffled: '打乱',
  directions: '随机',
} as const;
/** What they are in full. */
const TITLES = {
  deep: '训练过',
  shallow: '训练过，只有一层',
  untrained: '没训练',
  shuffled: '训练过的权重打乱',
  directions: '随机方向，没有 ReLU',
} as const satisfies Record<keyof typeof NETS, string>;

export interface Shown {
  net: keyof typeof NETS;
  /** The step on the way from dog to bear. */
  step: number;
}

export const stagesOf = ({ stages }: Result, net: Shown['net']): readonly string[] =>
  stages[net === 'shallow' ? 'shallow' : 'deep'];

export const firstShown = ({ pictures }: Result): Shown => ({
  net: 'deep',
  step: (pictures.way.length - 1) / 2,
});

/** What a net calls the picture on the way, and how surely. */
export function answerAt({ answers }: Result, { net, step }: Shown): string | undefined {
  const shares = answers?.[net][step];
  if (!shares) return undefined;
  const best = shares.indexOf(Math.max(...shares));
  return `认作${['狗', '熊', '火车'][best]!} ${percent(shares[best]!, 0)}`;
}

/** Room below the way's axis: its name, the slider, the buttons. */
export const AXIS = 40,
  SLIDER = 44;
/** Left of the way's axis. */
export const MARGIN = 34;
const BELOW = AXIS + SLIDER + BAR;
const SIDE = 56,
  PICTURES = SIDE + 20;

/** Places and heights of the three panels. */
function layout(width: number): { place: { left: number; top: number; width: number }; height: number }[] {
  const narrow = width < 560;
  const each = narrow ? width : Math.floor((width - GAP) / 2);
  const [curves, way] = narrow ? [190 + NET_ROW, 138 + BELOW] : [width < 900 ? 250 : 300, 0];
  const below = PICTURES + TITLE_HEIGHT + 6;
  const first = { place: { left: 0, top: 0, width: each }, height: PICTURES };
  const second = { place: { left: 0, top: PICTURES + 6, width: each }, height: curves };
  return narrow
    ? [first, second, { place: { left: 0, top: below + curves + 4, width: each }, height: way }]
    : [first, second, { place: { left: each + GAP, top: 0, width: each }, height: below - TITLE_HEIGHT + curves }];
}

const CELLS = 28;
/** A picture in its own greys, ink as hexadecimal digits, in a frame. */
function shownPicture(digits: string, x: Pair, y: Pair, frame = 'var(--line)') {
  const rgba = new Uint8Array(4 * digits.length);
  Array.from(digits, (digit, i) =>
    rgba.set(
      [0, 1, 2, 3].map((c) => (c < 3 ? 255 - 17 * parseInt(digit, 16) : 255)),
      4 * i,
    ),
  );
  const [y1, y2] = [Math.min(...y), Math.max(...y)];
  return [
    picture(rgba, { columns: CELLS, x, y }),
    rect([0], { x1: x[0], x2: x[1], y1, y2, fill: 'none', stroke: frame }),
  ];
}

function picturesPanel({ pictures }: Result, width: number): Panel {
  const half = width / 2;
  const pair = ([first, second]: readonly string[], left: number, words: string) => [
    ...shownPicture(first!, [left, left + SIDE], [0, SIDE]),
    ...shownPicture(second!, [left + SIDE + 6, left + 2 * SIDE + 6], [0, SIDE]),
    text([words], { x: left + SIDE + 3, y: SIDE + 11, text: String, fill: 'var(--soft)' }),
  ];
  const inset = (half - 2 * SIDE - 6) / 2;
  return {
    ...inPixels(width, PICTURES),
    marks: [
      ...pair(pictures.near, inset, '狗与熊：很像，答案不同'),
      ...pair(pictures.far, half + inset, '火车两面：不像，答案相同'),
    ],
  };
}

function distancesPanel(result: Result, { net }: Shown): Panel {
  const { measures } = result;
  const begun = net === 'shallow' ? 'freshShallow' : 'untrained';
  const curves: StageCurve[] = measures
    ? [
        ...(net === begun
          ? []
          : (['near', 'far'] as const).map((pairs) => ({
              name: pairs === 'far' ? '没训练' : '',
              series: 'behind' as const,
              stages: measures[pairs][begun].stages,
            }))),
        { name: '火车两面', series: 'shallow', stages: measures.far[net].stages },
        { name: '狗与熊', series: 'deep', stages: measures.near[net].stages },
      ]
    : [];
  return stagePanel(curves, stagesOf(result, net).length, NaN, {
    title: `${TITLES[net]}：隔多远`,
    marginLeft: MARGIN,
    marginRight: 66,
    y: { domain: [0, 1.1], grid: true, ticks: 5, label: '任取两类各一幅是 1', labelArrow: 'none' },
    marks: measures ? [] : [text(['正在教……'], { frameAnchor: 'middle', text: String, fill: 'var(--soft)' })],
  });
}

/** From the pixels' grey to the logits' full colour. */
const strength = (stage: number, count: number): number => 0.25 + (0.75 * stage) / (count - 1);

function wayPanel(result: Result, shown: Shown, height: number, width: number): Panel {
  const { net, step } = shown;
  const { gone, answers, pictures } = result;
  const steps = pictures.way.length - 1;
  const curves = gone?.[net] ?? [];
  const points = (values: readonly number[]) => values.map((value, k): Pair => [k / steps, value]);
  const bear = answers?.[net].map((shares) => shares[1]!);
  const margin = { left: MARGIN, right: 66, top: 8 };
  const side = Math.min(64, 0.44 * (height - BELOW));
  const [dx, dy] = [side / (width - margin.left - margin.right), (1.1 * side) / (height - BELOW - margin.top)];
  const color = (stage: number) => (stage === 0 ? 'var(--soft)' : series.deep.color);
  const names = stagesOf(result, net);
  return {
    title: `${TITLES[net]}：从狗到熊，走完多少`,
    marginLeft: margin.left,
    marginRight: margin.right,
    marginTop: margin.top,
    marginBottom: BELOW,
    x: {
      domain: [0, 1],
      ticks: [0, 0.5, 1],
      tickFormat: (at: number) => (at === 0 ? '狗' : at === 1 ? '熊' : '½'),
      label: null,
    },
    y: { domain: [-0.05, 1.05], grid: true, ticks: [0, 0.5, 1], label: null },
    marks: [
      ruleX([step / steps], { stroke: 'var(--vermilion)', strokeWidth: 2, strokeOpacity: 0.8, className: 'way-at' }),
      ...curves.map((values, stage) =>
        line(points(values), {
          stroke: color(stage),
          strokeOpacity: stage === 0 ? 1 : strength(stage, curves.length),
          strokeWidth: stage === curves.length - 1 ? 2.5 : 1.6,
          ...(stage === 0 && { strokeDasharray: '2 3' }),
          clip: true,
          className: 'gone',
        }),
      ),
      ...(bear
        ? [
            line(points(bear), {
              stroke: series.truth.color,
              strokeWidth: 2,
              strokeDasharray: '7 3',
              className: 'answer',
            }),
          ]
        : []),
      endLabels([
        ...(bear ? [{ x: 1, y: bear.at(-1)!, text: '答“熊”', color: series.truth.color }] : []),
        ...[...curves.keys()].reverse().map((stage) => ({
          x: 1,
          y: curves[stage]!.at(-1)! - 0.001 * (curves.length - stage),
          text: names[stage]!,
          color: color(stage),
        })),
      ]),
      ...shownPicture(pictures.way[step]!, [0.02, 0.02 + dx], [1.02, 1.02 - dy], 'var(--vermilion)'),
      text([answerAt(result, shown) ?? ''], {
        x: 0.02,
        y: 1.02 - dy,
        dy: 9,
        text: String,
        textAnchor: 'start',
        stroke: 'var(--paper)',
        strokeWidth: 4,
        fill: 'var(--ink)',
      }),
    ],
  };
}

export const figureWith = (result: Result, _params: unknown, shown: Shown, { width }: Frame<Result>): Figure => {
  const [first, second, third] = layout(width);
  return [
    { ...picturesPanel(result, first!.place.width), ...first },
    { ...distancesPanel(result, shown), ...second },
    { ...wayPanel(result, shown, third!.height, third!.place.width), ...third },
  ];
};

/** As it stands before it is touched. */
const figure: FigureOf<typeof experiment> = (result, params, frame) =>
  figureWith(result, params, firstShown(result), frame);

export default figure;
