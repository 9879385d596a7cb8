import type { Panel } from '../frame.ts';
import { ruleX } from '../marks.ts';
import type { Mark } from '../shapes.ts';
import { BAR } from '../squares.ts';
import { curveMarks, type SeedCurve } from './curves.ts';
import type { SeriesName } from '../series.ts';

/** Something that was measured at every stage of nets, from what they are shown to their answer, with intervals; a line says which stage is shown beside it. */

/** Which net, and which of its stages, a figure shows; of which kind of examples. */
export interface StageShown<K extends string = 'known' | 'unseen'> {
  kind: K;
  which: 'untrained' | 'trained';
  stage: number;
}

/** Room for ticks and the name of the axis, in pixels. */
const AXIS = 44;

interface Interval {
  value: number;
  low: number;
  high: number;
}

export interface StageCurve {
  name: string;
  series: SeriesName;
  stages: readonly Interval[];
}

/** A stage on the axis: 入 1 2 3 出. */
export const stageTick = (stage: number, count: number): string =>
  stage === 0 ? '输入' : stage === count - 1 ? '输出' : String(stage);

/** @param stages how many there are @param shown the stage that the rest of the figure shows @param barred leaves room for a row of buttons below the axis */
export function stagePanel(
  curves: readonly StageCurve[],
  stages: number,
  shown: number,
  panel: Panel & { y: { domain: number[] } },
  { barred = false } = {},
): Panel {
  return {
    marginRight: 52,
    ...(barred && { marginBottom: AXIS + BAR }),
    ...panel,
    marginTop: (panel.marginTop ?? ABOVE) + NET_ROW,
    x: {
      domain: [-0.15, stages - 0.85],
      ticks: Array.from({ length: stages }, (_, s) => s),
      tickFormat: (s: number) => stageTick(s, stages),
      label: '网络的第几层',
      labelArrow: 'none',
      // Under its ticks, not under the buttons.
      labelOffset: AXIS - 8,
    },
    marks: [
      netAlong(stages, shown),
      ruleX([shown], { stroke: 'var(--vermilion)', strokeWidth: 2, strokeOpacity: 0.8, className: 'stage-shown' }),
      ...curveMarks(curves.map(seedCurve)),
      ...(panel.marks ?? []),
    ],
  };
}

/** In pixels: the margin above a panel, at whose top the y axis has its name; the row of a net under that, by which a panel is higher; the net. */
const ABOVE = 28,
  NET = 18;
export const NET_ROW = 24;
const SVG = 'http://www.w3.org/2000/svg';

/** The net above its curves, a bar a stage where the axis has it: what goes in and what comes out shorter, the stage that is shown in its colour. */
function netAlong(stages: number, shown: number): Mark {
  return (_index, { x = (v) => v }, _values, { marginTop }, { document }) => {
    const make = (tag: string, attributes: Record<string, string | number>, parent: Element): Element => {
      const element = document.createElementNS(SVG, tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
      parent.append(element);
      return element;
    };
    const group = document.createElementNS(SVG, 'g');
    group.setAttribute('class', 'net-along');
    const middle = marginTop - NET_ROW / 2;
    const bars = Array.from({ length: stages }, (_, s) => ({
      at: Math.round(100 * x(s)) / 100,
      half: s === 0 || s === stages - 1 ? NET / 4 : NET / 2,
    }));
    const above = bars.map(({ at, half }) => `${at},${middle - half}`);
    const below = bars.map(({ at, half }) => `${at},${middle + half}`).toReversed();
    make('path', { d: `M${[...above, ...below].join('L')}Z`, fill: 'var(--soft)', 'fill-opacity': 0.16 }, group);
    bars.forEach(({ at, half }, s) =>
      make(
        'line',
        {
          x1: at,
          x2: at,
          y1: middle - half,
          y2: middle + half,
          stroke: s === shown ? 'var(--vermilion)' : 'var(--soft)',
          'stroke-width': s === shown ? 4 : 2.5,
          'stroke-linecap': 'round',
        },
        group,
      ),
    );
    return group;
  };
}

const seedCurve = ({ name, series, stages }: StageCurve): SeedCurve => ({
  name,
  series,
  x: stages.map((_, s) => s),
  seeds: [stages.map(({ value }) => value)],
  band: { low: stages.map(({ low }) => low), high: stages.map(({ high }) => high) },
});
