import type { ParamsOf, ResultOf } from '../../lab/declare/define.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import { dot, line, polygons, ruleX, ruleY, text, type Panel } from '../../lab/draw/draw.ts';
import { beside } from '../../lab/draw/text/labels.ts';
import { fixed } from '../../math/rounding.ts';
import { MARGINS, placesOf, WEIGHTS_FROM, type Places } from './places.ts';
import { levels, LEVELS } from './plane.ts';
import type experiment from './experiment.ts';

/** What each unit says and how much of it the output takes; and the way across the line of one: the sum, and what becomes of it. */

type Result = ResultOf<typeof experiment>;
type Given = ParamsOf<typeof experiment>;
type Pair = readonly [x: number, y: number];

const DISTANCES = [-2, 2] as const,
  HEIGHTS = [-1.25, 2] as const;
const names: Record<string, string> = { sigmoid: 'σ(z)', relu: 'relu(z)', tanh: 'tanh(z)', step: '阶跃(z)' };
/** 1.5, −2, +0.25: as short as it can be. */
export const written = (value: number) => fixed(value, 2).replace(/\.?0+$/, '');

export function wayPanel(result: Result, params: Given, width: number): Panel {
  const places = placesOf(width),
    { section, units } = result;
  const { steepness, distance, curve } = section;
  const { sum, activation } = units[section.unit - 1]!;
  const leaves = curve.at(-1)![1] > HEIGHTS[1] ? curve.findLast(([, value]) => value <= HEIGHTS[1]) : undefined;
  return {
    title: `各单元的回答，与第 ${section.unit} 个的由来`,
    height: places.height,
    ...MARGINS,
    marginTop: places.marginTop,
    x: { domain: DISTANCES, label: '顺着箭头，离它的线多远', labelArrow: 'none' as const, ticks: [-2, -1, 0, 1, 2] },
    y: { domain: HEIGHTS, label: '', ticks: [-1, 0, 1, 2], grid: true, labelArrow: 'none' as const },
    marks: [
      ...unitMarks(result, places),
      ruleY([0], { stroke: 'var(--soft)' }),
      ruleX([0], { stroke: 'var(--ink)', strokeDasharray: '7 5' }),
      line(
        DISTANCES.map((s) => [s, steepness * s]),
        { stroke: 'var(--soft)', strokeWidth: 1.6, strokeDasharray: '3 3', clip: true },
      ),
      line(curve, { stroke: 'var(--indigo)', strokeWidth: 2.4, clip: true, className: 'symbol-sigma' }),
      text([[Math.min(DISTANCES[1], HEIGHTS[1] / steepness), Math.min(HEIGHTS[1], steepness * DISTANCES[1])]], {
        text: () => 'z',
        ...beside('var(--soft)', { dx: 7 }),
        dy: 10,
      }),
      // Where the curve leaves at the top, below the sum's name, which it follows there.
      text([leaves ?? curve.at(-1)!], {
        text: () => names[params.activation]!,
        ...beside('var(--indigo)', leaves ? { dx: 7 } : { dx: -2, textAnchor: 'end' }),
        dy: leaves ? 27 : -11,
        clip: false,
      }),
      distance !== null && Math.abs(distance) <= DISTANCES[1]
        ? [
            ruleX([distance], { stroke: 'var(--vermilion)', strokeDasharray: '2 3', className: 'symbol-x' }),
            dot(
              [
                [distance, sum],
                [distance, activation],
              ],
              { r: 4, fill: 'var(--vermilion)', clip: true },
            ),
          ]
        : undefined,
      text([[DISTANCES[0], HEIGHTS[1]]], {
        text: () => `红点上 z = ${written(sum)}，${names[params.activation]} = ${written(activation)}`,
        ...beside('var(--ink)', { dx: 2 }),
        dy: -12,
      }),
    ],
  };
}

/** The small pictures, with the output's weight below each; the sum's at the end, with the output's bias. */
function unitMarks({ units, unitColumns, columns, picture, outputBias, section }: Result, places: Places) {
  const { width, height, side, lefts, top, knobs, numbers, marginTop } = places;
  const across = width - MARGINS.marginLeft - MARGINS.marginRight,
    down = height - marginTop - MARGINS.marginBottom;
  const x = (pixels: number) => DISTANCES[0] + ((pixels - MARGINS.marginLeft) / across) * (DISTANCES[1] - DISTANCES[0]),
    y = (pixels: number) => HEIGHTS[1] - ((pixels - marginTop) / down) * (HEIGHTS[1] - HEIGHTS[0]);
  const shown = [
    ...units.map(({ picture, outputWeight }, i) => ({
      picture,
      columns: unitColumns,
      value: outputWeight,
      said: `× ${written(outputWeight)}`,
      left: lefts[i]!,
      looked: i === section.unit - 1,
    })),
    {
      picture,
      columns,
      value: outputBias,
      said: outputBias < 0 ? written(outputBias) : `+ ${written(outputBias)}`,
      left: lefts.at(-1)!,
      looked: false,
    },
  ];
  const frame = (left: number): Pair[] => [
    [x(left), y(top)],
    [x(left + side), y(top)],
    [x(left + side), y(top + side)],
    [x(left), y(top + side)],
  ];
  const [low, high] = WEIGHTS_FROM;
  const knob = (left: number, value: number): Pair => [
    x(left + (side * (Math.min(high, Math.max(low, value)) - low)) / (high - low)),
    y(knobs),
  ];
  return [
    ...shown.map(({ picture, columns, left }) =>
      raster(levels(picture), {
        columns,
        x: [x(left), x(left + side)],
        y: [y(top + side), y(top)],
        domain: LEVELS,
      }),
    ),
    polygons(shown, {
      points: ({ left }) => frame(left),
      stroke: ({ looked }) => (looked ? 'var(--ink)' : 'var(--line)'),
      strokeWidth: ({ looked }) => (looked ? 2.4 : 1),
    }),
    // The tracks of the weights, their middles at 0.
    polygons(
      shown.flatMap(({ left }) => [
        [knob(left, low), knob(left, high)],
        [
          [x(left + side / 2), y(knobs - 4)],
          [x(left + side / 2), y(knobs + 4)],
        ] as Pair[],
      ]),
      { points: (ends) => ends, closed: false, stroke: 'var(--soft)', strokeWidth: 1 },
    ),
    dot(
      shown.map(({ left, value }) => knob(left, value)),
      { r: 4, fill: 'var(--ink)', className: 'symbol-v' },
    ),
    text(
      shown.map(({ left, said }) => ({ x: x(left + side / 2), y: y(numbers), said })),
      { x: 'x', y: 'y', text: 'said', fill: 'var(--ink)' },
    ),
    text([[x((lefts.at(-2)! + side + lefts.at(-1)!) / 2), y(top + side / 2)]], {
      text: () => '=',
      fill: 'var(--soft)',
    }),
  ];
}
