import type { ResultOf } from '../../lab/declare/define.ts';
import type experiment from './experiment.ts';

/** Where the drawn net's units and connections lie, in pixels: inputs at the left, the output at the right. */

type Result = ResultOf<typeof experiment>;

export interface Unit {
  x: number;
  y: number;
  /** What the unit does, as far as there is room to say it. */
  label: string;
  kind: 'input' | 'hidden' | 'output';
}

export interface Connection {
  x1: number;
  y1: number;
  x2: number;
  y2: number;
  weight: number;
}

/** Units closer together than this stand without words. */
const ROOM = 24;

const subscript = (n: number): string => [...String(n)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('');
const signed = (n: number): string => (n < 0 ? ` − ${-n}` : ` + ${n}`);

/** A hidden unit in words: the threshold it asks for, or the kinked line it is. `from` names what it reads. */
function meaning(activation: string, weight: number, bias: number, from: string): string {
  if (activation === 'step') return `${from} ≥ ${Math.round(0.5 - bias)}`;
  if (bias === 0) return from;
  return weight > 0 ? from + signed(bias) : `${bias} − ${from}`;
}

/** @param width and @param height of the panel in CSS pixels */
export function placeNet(
  { construction: { layers, skip } }: Result,
  d: number,
  width: number,
  height: number,
): { units: Unit[]; connections: Connection[] } {
  const columns = layers.length + 1,
    left = 30,
    right = width - 34,
    top = 26,
    bottom = height - 34;
  const x = (column: number): number => left + ((right - left) * column) / (columns - 1);
  const pitch = (count: number): number => Math.min(44, (bottom - top) / Math.max(1, count - 1));
  const y = (i: number, count: number): number => (top + bottom) / 2 + (i - (count - 1) / 2) * pitch(count);
  const inputs = Array.from({ length: d }, (_, i): Unit => ({
    x: x(0),
    y: y(i, d),
    label: `x${subscript(i + 1)}`,
    kind: 'input',
  }));
  const units: Unit[] = [...inputs],
    connections: Connection[] = [];
  let before = inputs;
  layers.forEach(({ units: count, activation, kernel, bias }, l) => {
    const last = l === layers.length - 1,
      from = l === 0 ? 's' : 'u';
    const column = Array.from({ length: count }, (_, j): Unit => ({
      x: x(l + 1),
      y: y(j, count),
      kind: last ? 'output' : 'hidden',
      label: last || pitch(count) < ROOM ? '' : meaning(activation, kernel[j]!, bias[j]!, from),
    }));
    before.forEach((source, i) =>
      column.forEach((target, j) =>
        connections.push({ x1: source.x, y1: source.y, x2: target.x, y2: target.y, weight: kernel[i * count + j]! }),
      ),
    );
    if (last && skip) {
      inputs.forEach((source, i) =>
        connections.push({ x1: source.x, y1: source.y, x2: column[0]!.x, y2: column[0]!.y, weight: skip[i]! }),
      );
    }
    units.push(...column);
    before = column;
  });
  return { units, connections };
}
