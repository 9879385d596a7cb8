import { stagePanel, type StageCurve, type StageShown } from '../../lab/draw/charts/stage-curves.ts';
import { dot, line, ruleY, type Figure, type FigureOf, type Frame, type Panel } from '../../lab/draw/draw.ts';
import { GAP, TITLE_HEIGHT } from '../../lab/draw/layout.ts';
import { BAR } from '../../lab/draw/squares.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import type { ResultOf } from '../../lab/declare/define.ts';
import type experiment from './experiment.ts';

/** One digit's ways through a stage, a voice each; below or beside it what was measured at every stage: the ratio of distances, and the probe. */

type Result = ResultOf<typeof experiment>;

export const KINDS = { known: '熟人', unseen: '生人' } as const;
const NETS = { trained: '训练过', untrained: '没训练' } as const;
/** Voices by the order of their names: colour, dash. */
const VOICES = [
  ['var(--indigo)', ''],
  ['var(--ochre)', '7 3'],
  ['var(--bamboo)', '2 3'],
  ['var(--plum)', '9 3 2 3'],
  ['var(--vermilion)', '4 2'],
  ['var(--ink)', '1 4'],
] as const;
const NAMES = '甲乙丙丁戊己庚辛壬癸';
/** The plane, in units of the traces' own spread. */
const SPAN = [-2.6, 2.6];

export const firstShown = ({ stages }: Pick<Result, 'stages'>): StageShown => ({
  kind: 'known',
  which: 'trained',
  stage: stages.length - 2,
});

interface Box {
  left: number;
  top: number;
  width: number;
}

/** Whether the panels stand one below another; what a finger moves must then be on one screen with what it changes. */
const narrow = (width: number): boolean => width < 560;

/** The panel that has the buttons below it. */
export const barUnder = (width: number): number => (narrow(width) ? 1 : 2);

/** Places and heights of the three panels. */
function layout(width: number): { place: Box; height: number }[] {
  if (narrow(width)) {
    // Together no higher than what stays in sight on a phone.
    const heights = [146, 156 + BAR, 168];
    let top = 0;
    return heights.map((height) => {
      const place = { left: 0, top, width };
      top += TITLE_HEIGHT + height + 4;
      return { place, height };
    });
  }
  const each = Math.floor((width - GAP) / 2),
    half = width < 900 ? 200 : 240;
  const second = TITLE_HEIGHT + half + 6;
  return [
    { place: { left: 0, top: 0, width: each }, height: second + half + BAR },
    { place: { left: each + GAP, top: 0, width: each }, height: half },
    { place: { left: each + GAP, top: second, width: each }, height: half + BAR },
  ];
}

function tracesPanel({ stages, traces }: Result, { kind, which, stage }: StageShown): Panel {
  const drawn = traces[kind];
  const paths = drawn?.[which][stage]?.paths ?? [];
  const voices = paths.map((path, v) => {
    const name = drawn!.names[v]!;
    const [color, dash] = VOICES[Math.max(0, NAMES.indexOf(name)) % VOICES.length]!;
    return { name, color, dash, path };
  });
  return {
    title: `${KINDS[kind]}，${NETS[which]}，${stages[stage]!}`,
    marginLeft: 12,
    marginRight: 26,
    marginTop: 12,
    marginBottom: 34,
    x: { domain: SPAN, label: '散得最开的方向', labelArrow: 'none', ticks: [], labelAnchor: 'center' },
    y: { domain: SPAN, axis: null },
    marks: [
      ...voices.map(({ path, color, dash }) =>
        line(path, {
          stroke: color,
          strokeWidth: 1.7,
          clip: true,
          curve: 'catmull-rom',
          ...(dash && { strokeDasharray: dash }),
        }),
      ),
      dot(
        voices.map(({ path, color }) => ({ at: path[0]!, color })),
        {
          x: ({ at }: { at: number[] }) => at[0],
          y: ({ at }: { at: number[] }) => at[1],
          r: 4,
          fill: 'color',
          stroke: 'var(--paper)',
          clip: true,
        },
      ),
      endLabels(
        voices.map(({ name, color, path }) => ({
          x: Math.min(SPAN[1]!, Math.max(SPAN[0]!, path.at(-1)![0])),
          y: path.at(-1)![1],
          text: name,
          color,
        })),
      ),
    ],
  };
}

function measuredPanel(
  { stages, known, unseen }: Result,
  what: 'ratio' | 'probe',
  { stage }: StageShown,
  barred: boolean,
  options: Panel & { y: { domain: number[] } },
): Panel {
  const curves: StageCurve[] = [
    ...(known ? [{ name: '没训练', series: 'shallow' as const, stages: known[what].untrained }] : []),
    ...(unseen && what === 'ratio' ? [{ name: '生人', series: 'fourth' as const, stages: unseen[what].trained }] : []),
    ...(known ? [{ name: '熟人', series: 'deep' as const, stages: known[what].trained }] : []),
  ];
  return stagePanel(curves, stages.length, stage, options, { barred });
}

export const figureWith = (result: Result, _params: unknown, shown: StageShown, { width }: Frame<Result>): Figure => {
  const [first, second, third] = layout(width);
  const chance = result.known?.chance;
  return [
    { ...tracesPanel(result, shown), ...first },
    {
      ...measuredPanel(result, 'ratio', shown, barUnder(width) === 1, {
        title: '同音异人比同人异音',
        y: { domain: [0.6, 1.05], grid: true, ticks: 4, label: '距离之比', labelArrow: 'none' },
      }),
      ...second,
    },
    {
      ...measuredPanel(result, 'probe', shown, barUnder(width) === 2, {
        title: '探针认出说话的熟人',
        y: { domain: [0, 1], grid: true, ticks: 4, label: '认对的比例', labelArrow: 'none' },
        marks: chance === undefined ? [] : [ruleY([chance], { stroke: 'var(--soft)', strokeDasharray: '2 3' })],
      }),
      ...third,
    },
  ];
};

/** As it stands before it is touched. */
const figure: FigureOf<typeof experiment> = (result, params, frame) =>
  figureWith(result, params, firstShown(result), frame);

export default figure;
