import { dot, link } from '../marks.ts';
import { series } from '../series.ts';

/** A net drawn: units in columns from the inputs at the left, weights as edges whose colour and dash say their sign, their width the size. */

export interface NetLayer {
  units: number;
  /** [inputs][units], row by row: under each unit that it reads, the weights to this layer's units. */
  kernel: readonly number[];
  bias: readonly number[];
}

export interface NetShape {
  inputs: number;
  layers: readonly NetLayer[];
  /** Weights from the inputs straight to the first unit of the last layer. */
  skip?: readonly number[] | null;
}

export interface NetUnit {
  x: number;
  y: number;
  /** 0 for inputs, l for the units of the l-th layer of weights. */
  column: number;
  /** Its place in the column, from above. */
  row: number;
  /** Undefined for an input. */
  bias: number | undefined;
}

export interface NetEdge {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  weight: number;
  /** The unit that it reads, by its place among the units. */
  from: number;
}

export interface NetFrame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Units of a column stand no farther apart, in pixels. */
const WIDEST = 44;

/** Distance of the units of a column. */
export const netPitch = ({ top, bottom }: NetFrame, count: number): number =>
  Math.min(WIDEST, (bottom - top) / Math.max(1, count - 1));

/**
 * Where units and edges lie: columns evenly from left to right, each in the middle of the height.
 * @throws RangeError if a layer's weights do not fit its units and those before it
 */
export function placeNet({ inputs, layers, skip }: NetShape, frame: NetFrame): { units: NetUnit[]; edges: NetEdge[] } {
  const middle = (frame.top + frame.bottom) / 2;
  const column = (index: number, count: number, bias: readonly number[] | undefined): NetUnit[] =>
    Array.from({ length: count }, (_, row) => ({
      x: frame.left + ((frame.right - frame.left) * index) / layers.length,
      y: middle + (row - (count - 1) / 2) * netPitch(frame, count),
      column: index,
      row,
      bias: bias?.[row],
    }));
  const columns = [column(0, inputs, undefined), ...layers.map(({ units, bias }, l) => column(l + 1, units, bias))];
  const units = columns.flat(),
    places = new Map(units.map((unit, i) => [unit, i]));
  const edge = (from: NetUnit, to: NetUnit, weight: number): NetEdge => ({
    x1: from.x,
    y1: from.y,
    x2: to.x,
    y2: to.y,
    weight,
    from: places.get(from)!,
  });
  const edges = layers.flatMap(({ units, kernel, bias }, l) => {
    const before = columns[l]!;
    if (kernel.length !== before.length * units || bias.length !== units)
      throw new RangeError(`invalid layer ${l}: ${kernel.length} weights and ${bias.length} biases`);
    return before.flatMap((from, i) => columns[l + 1]!.map((to, j) => edge(from, to, kernel[i * units + j]!)));
  });
  const direct = skip ? columns[0]!.map((from, i) => edge(from, columns.at(-1)![0]!, skip[i]!)) : [];
  return { units, edges: [...edges, ...direct] };
}

const ends = { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2' } as const;

export interface NetOptions {
  /** Radius of a unit in pixels. */
  radius: number;
  /** Pixels of width for a weight of 1. */
  thickness: number;
  className?: string;
  /** Values of the units, in their order: edges from those that put out 0, or nothing yet, are faint. Without it all are plain. */
  values?: readonly (number | undefined)[];
}

const FAINT = 0.3;

/** Edges under units, without words; no edge for a weight of 0. */
export function netMarks(
  { units, edges }: ReturnType<typeof placeNet>,
  { radius, thickness, className, values }: NetOptions,
) {
  const strokeWidth = ({ weight }: NetEdge) => thickness * Math.abs(weight);
  const passes = ({ from }: NetEdge) => !values || Boolean(values[from]);
  const drawn = (sign: 1 | -1, style: { stroke: string; strokeDasharray?: string }, opacity: number) =>
    [false, true].flatMap((passing) => {
      const some = edges.filter((edge) => sign * edge.weight > 0 && passes(edge) === passing);
      return some.length > 0
        ? [link(some, { ...ends, strokeWidth, strokeOpacity: passing ? opacity : FAINT, ...style })]
        : [];
    });
  return [
    ...drawn(1, { stroke: series.deep.color }, 0.7),
    ...drawn(-1, { stroke: series.shallow.color, strokeDasharray: '4 2' }, 1),
    dot(units, {
      x: 'x',
      y: 'y',
      r: radius,
      fill: 'var(--paper)',
      stroke: 'var(--ink)',
      strokeWidth: 1.3,
      ...(className !== undefined && { className }),
    }),
  ];
}
