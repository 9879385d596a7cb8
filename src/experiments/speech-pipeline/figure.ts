import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { dot, panelWidth, text, TITLE_HEIGHT, type Figure, type FigureOf, type Frame, type Panel } from '../../lab/draw/draw.ts'; // prettier-ignore
import { grouped } from '../../math/number-text.ts';
import { readNumberList } from '../../math/number-list.ts';
import { decimalOf, percent, positional } from '../../math/rounding.ts';
import type experiment from './experiment.ts';
import { learntPanel } from './learnt-panel.ts';
import { LINE_HEIGHT, linePanel } from './line-panel.ts';

type Result = ResultOf<typeof experiment>;
type Given = Pick<ParamsOf<typeof experiment>, 'hidden'>;

/** The way that is shown before anyone has moved the border: that of the bank. */
export const FIRST_SHOWN = 4;
const GAP = 28,
  ROW_GAP = 12;

/** What a way costs, and how often it is wrong. */
export function costText({ frame, parameters }: Pick<Result['ways'][number], 'frame' | 'parameters'>): string {
  if (frame === null || parameters === null) return '还没有教完';
  return `错 ${percent(frame)}，${grouped(positional(decimalOf(parameters)))} 个参数`;
}

/** The row of stages; every way's errors, the one at the border in vermilion; and what stands at the border. */
export function figureWith(result: Result, { hidden }: Given, way: number, { width }: Frame<Result>): Figure {
  const each = panelWidth(width, 2),
    beside = each < width;
  const [errorsHigh, learntHigh] = beside ? [320, 320] : [226, 176];
  const top = LINE_HEIGHT + ROW_GAP;
  const second = beside ? { left: each + GAP, top } : { left: 0, top: top + TITLE_HEIGHT + errorsHigh + ROW_GAP };
  return [
    { ...linePanel(way, width, readNumberList(hidden).length), place: { left: 0, top: 0, width } },
    { ...errorsPanel(result, way, errorsHigh), place: { left: 0, top, width: each } },
    { ...learntPanel(result, way, learntHigh), place: { ...second, width: each } },
  ];
}

function errorsPanel({ ways }: Result, shown: number, height: number): Panel {
  const errors = ways.flatMap(({ frames }) => frames.map((error) => 100 * error));
  const [low, high] = [Math.min(20, ...errors), Math.max(45, ...errors)];
  const color = (_: unknown, i: number) => (i === shown ? 'var(--vermilion)' : 'var(--ink)');
  const row = { y: (_: unknown, i: number) => i - 0.4, fill: color };
  return {
    title: '认错状态的帧，手工的一道比一道少',
    height,
    marginTop: 4,
    marginLeft: 12,
    marginRight: 12,
    x: { domain: [low - 2, high + 2], label: '认错状态的帧（%）', labelArrow: 'none', grid: true, ticks: 5 },
    y: { domain: [ways.length - 0.5, -0.8], ticks: [], label: null },
    marks: [
      text(ways, { ...row, x: () => low - 2, text: 'name', textAnchor: 'start' }),
      text(ways, { ...row, x: () => high + 2, text: costShort, textAnchor: 'end' }),
      ...ways.flatMap(({ frames, frame }, i) => {
        const own = i === shown ? 'var(--vermilion)' : 'var(--indigo)';
        return [
          dot(
            frames.map((error): [number, number] => [100 * error, i]),
            { r: 3, stroke: own, strokeOpacity: 0.7 },
          ),
          dot(frame === null ? [] : [[100 * frame, i] as [number, number]], { r: 5, fill: own }),
        ];
      }),
    ],
  };
}

const costShort = ({ frame, parameters }: Result['ways'][number]): string =>
  frame === null || parameters === null ? '' : `${percent(frame)}，${grouped(positional(decimalOf(parameters)))} 个`;

/** As it stands before it is touched. */
const figure: FigureOf<typeof experiment> = (result, params, frame) => figureWith(result, params, FIRST_SHOWN, frame);

export default figure;
