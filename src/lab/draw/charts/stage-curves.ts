import type { Panel } from '../frame.ts';
import { ruleX } from '../marks.ts';
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
      ruleX([shown], { stroke: 'var(--vermilion)', strokeWidth: 2, strokeOpacity: 0.8, className: 'stage-shown' }),
      ...curveMarks(curves.map(seedCurve)),
      ...(panel.marks ?? []),
    ],
  };
}

const seedCurve = ({ name, series, stages }: StageCurve): SeedCurve => ({
  name,
  series,
  x: stages.map((_, s) => s),
  seeds: [stages.map(({ value }) => value)],
  band: { low: stages.map(({ low }) => low), high: stages.map(({ high }) => high) },
});
