import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { learningPanel, stepAxis, type SeedCurve } from '../../lab/draw/charts/curves.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import {
  inPixels,
  line,
  panelWidth,
  polygons,
  rect,
  ruleX,
  ruleY,
  text,
  TITLE_HEIGHT,
  type Figure,
  type FigureOf,
  type Frame,
} from '../../lab/draw/draw.ts';
import { GAP } from '../../lab/draw/layout.ts';
import { endLabels } from '../../lab/draw/text/labels.ts';
import type experiment from './experiment.ts';

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;

/** Panels, in order. */
export const LEARNING = 0,
  MOVING = 1,
  WEIGHTS = 2;

/** Of the inputs that count, everywhere; others are grey. */
const COUNTS = 'var(--bamboo)';
/** Least width of a bit, that a finger hits it, and its height. */
const BIT = 32;
const BIT_HEIGHT = 34;
/** A unit's row of weights, by the panel's width beside the curves or below them. */
const rowOf = (beside: boolean): number => (beside ? 30 : 11);
/** Between the bits and the weights, for the marks of the columns that count. */
const MARKS = 14;
/** Weights are drawn in full colour from here on, in hundredths. */
const STRONG = 100;
/** Movements are drawn from here on: they begin at 0, and the axis is logarithmic. */
const LEAST = 0.0005,
  MOST = 2;

const plain = { labelArrow: 'none' as const };

interface Place {
  left: number;
  top: number;
  width: number;
}

/** Where the panels stand: the two along the steps below each other, the weights below them or beside. */
export function layout(width: number, d: number, units: number): { place: Place; height: number }[] {
  const beside = width >= 560;
  const each = beside ? panelWidth(width, 2) : width;
  const curve = beside ? 200 : 138;
  const step = curve + TITLE_HEIGHT + 4;
  const bits = bitsOf(each, d).at(-1)!;
  return [
    { place: { left: 0, top: 0, width: each }, height: curve },
    { place: { left: 0, top: step, width: each }, height: curve },
    {
      place: { left: beside ? each + GAP : 0, top: beside ? 0 : 2 * step, width: each },
      height: bits.top + bits.height + MARKS + rowOf(beside) * units + 24,
    },
  ];
}

/** The row of bits, broken where a bit would be too narrow for a finger; in pixels of its panel. */
export function bitsOf(width: number, d: number): { left: number; top: number; width: number; height: number }[] {
  const rows = Math.ceil(d / Math.floor(width / BIT)),
    inRow = Math.ceil(d / rows),
    wide = width / inRow;
  return Array.from({ length: d }, (_, i) => ({
    left: (i % inRow) * wide,
    top: Math.floor(i / inRow) * BIT_HEIGHT,
    width: wide,
    height: BIT_HEIGHT,
  }));
}

/** @param moment which look is shown; the latest if not given */
export function draw(
  result: Result,
  params: Given,
  { width, published }: Frame<Result>,
  moment = result.steps.length - 1,
): Figure {
  const at = Math.min(moment, result.steps.length - 1);
  const places = layout(width, params.d, result.shown.length);
  return [
    { ...places[LEARNING], ...learning(result, params, published, at) },
    { ...places[MOVING], ...moving(result, params, at) },
    { ...places[WEIGHTS], ...weights(result, params, places[WEIGHTS]!, at) },
  ];
}

const figure: FigureOf<typeof experiment> = (result, params, frame) => draw(result, params, frame);
export default figure;

const momentRule = (result: Result, at: number) =>
  ruleX([result.steps[at]!], { stroke: 'var(--vermilion)', strokeWidth: 1.5 });

function learning(result: Result, { steps }: Given, published: Result | undefined, at: number) {
  const curves = ({ steps: reached, right, losses }: Result): SeedCurve[] => [
    { name: '答对', series: 'deep', x: reached.slice(1), seeds: [right] },
    { name: '损失', series: 'shallow', x: reached.slice(1), seeds: [losses] },
  ];
  return learningPanel(curves(result), {
    title: '损失（纳特）与答对的比例',
    marginRight: 44,
    steps,
    y: { domain: [0, 1], ticks: [0, 0.5, 1], tickFormat: String, label: '', grid: true, ...plain },
    published: published && curves(published),
    marks: [ruleY([0.5], { stroke: 'var(--soft)', strokeDasharray: '1 3' }), momentRule(result, at)],
  });
}

/** How far each input's weights are from where they began. */
function moving(result: Result, { steps, chosen }: Given, at: number) {
  const all = Array.from(chosen, (bit, i) => ({ counts: bit === '1', i }));
  const points = (counts: boolean) =>
    all
      .filter((one) => one.counts === counts)
      .flatMap(({ i }) =>
        result.steps.flatMap((x, look) => {
          const y = result.moved[look]![i]!;
          return y < LEAST ? [] : [{ x, y, i }];
        }),
      );
  const end = (counts: boolean): number => {
    const last = all.filter((one) => one.counts === counts).map(({ i }) => result.moved.at(-1)![i]!);
    return last.length === 0 || Math.max(...last) < LEAST ? NaN : Math.max(...last);
  };
  const byInput = { x: 'x', y: 'y', z: 'i', clip: true } as const;
  return {
    title: '各位的权重离起点多远',
    marginTop: 8,
    marginRight: 44,
    x: stepAxis(steps),
    y: {
      type: 'log' as const,
      domain: [LEAST, MOST],
      ticks: [0.001, 0.01, 0.1, 1],
      tickFormat: String,
      label: '',
      grid: true,
      ...plain,
    },
    marks: [
      line(points(false), { ...byInput, stroke: 'var(--soft)', strokeOpacity: 0.55, strokeWidth: 1 }),
      line(points(true), { ...byInput, stroke: COUNTS, strokeWidth: 2 }),
      momentRule(result, at),
      endLabels(
        [
          { x: result.steps.at(-1)!, y: end(true), text: '算数', color: COUNTS },
          { x: result.steps.at(-1)!, y: end(false), text: '不算', color: 'var(--soft)' },
        ].filter(({ y }) => Number.isFinite(y)),
      ),
    ],
  };
}

/** The bits, those that count filled; and below them the weights of some units at that moment, a column an input. */
function weights(
  result: Result,
  { d, chosen }: Given,
  { place, height }: ReturnType<typeof layout>[number],
  at: number,
) {
  const { width } = place;
  const bits = bitsOf(width, d),
    top = bits.at(-1)!.top + BIT_HEIGHT + MARKS,
    bottom = height - 24;
  const on = (i: number) => chosen[i] === '1';
  const cells = bits.map((bit, i) => ({
    x1: bit.left + 1,
    x2: bit.left + bit.width - 1,
    y1: bit.top + 1,
    y2: bit.top + bit.height - 3,
    i,
  }));
  const column = width / d;
  const box = { x1: 'x1', x2: 'x2', y1: 'y1', y2: 'y2' } as const;
  return {
    title: `算数的位，与第 ${result.steps[at]} 步的权重`,
    ...inPixels(width, height),
    marks: [
      rect(
        cells.filter(({ i }) => on(i)),
        { ...box, fill: COUNTS, className: 'symbol-S' },
      ),
      rect(
        cells.filter(({ i }) => !on(i)),
        { ...box, fill: 'none', stroke: 'var(--soft)' },
      ),
      text(cells, {
        x: ({ x1, x2 }: (typeof cells)[number]) => (x1 + x2) / 2,
        y: ({ y1, y2 }: (typeof cells)[number]) => (y1 + y2) / 2,
        text: ({ i }: (typeof cells)[number]) => String(i + 1),
        fill: ({ i }: (typeof cells)[number]) => (on(i) ? 'var(--paper)' : 'var(--soft)'),
      }),
      polygons(
        cells.flatMap(({ i }) => {
          const middle = (i + 0.5) * column;
          return on(i)
            ? [
                [
                  [middle - 4, top - 9],
                  [middle + 4, top - 9],
                  [middle, top - 2],
                ] as [number, number][],
              ]
            : [];
        }),
        { points: (corners) => corners, fill: COUNTS },
      ),
      raster(Array.from(result.weights[at]!), {
        columns: d,
        x: [0, width],
        y: [top, bottom],
        domain: [-STRONG, STRONG],
      }),
      rect([{ x1: 0.5, x2: width - 0.5, y1: top, y2: bottom }], {
        ...box,
        stroke: 'var(--soft)',
        fill: 'none',
      }),
      text([''], {
        x: width / 2,
        y: height - 9,
        text: () => `动得最远的 ${result.shown.length} 个单元，一列一位；蓝为负，橙为正`,
        fill: 'var(--soft)',
      }),
    ],
  };
}
