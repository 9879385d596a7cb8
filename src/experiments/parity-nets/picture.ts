import type { ResultOf } from '../../lab/declare/define.ts';
import { netPitch, placeNet, type NetEdge, type NetUnit } from '../../lab/draw/charts/net.ts';
import type experiment from './experiment.ts';

/** The drawn net, its units described as far as there is room. */

type Result = ResultOf<typeof experiment>;

export interface Unit extends NetUnit {
  /** What the unit does, as far as there is room to say it. */
  label: string;
  kind: 'input' | 'hidden' | 'output';
}

/** Units closer together than this stand without words. */
const ROOM = 24;
/** Room for two lines below. */
const CAPTION = 44;
/** Inputs closer together than a line of text. */
const LINE = 15;

const subscript = (n: number): string => [...String(n)].map((digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]).join('');
const signed = (n: number): string => (n < 0 ? ` − ${-n}` : ` + ${n}`);

/** Above the net, for its name. */
const TOP = 26;
/** What a finger needs to tell two inputs apart (WCAG 2.5.8). */
const TOUCHED = 24;

/** Height of a panel with so many inputs below each other. */
export const heightForInputs = (d: number): number => TOP + TOUCHED * (d - 1) + CAPTION;

/** A hidden unit in words: the threshold it asks for, or the kinked line it is. `from` names what it reads. */
function meaning(activation: string, weight: number, bias: number, from: string): string {
  if (activation === 'step') return `${from} ≥ ${Math.round(0.5 - bias)}`;
  if (bias === 0) return from;
  return weight > 0 ? from + signed(bias) : `${bias} − ${from}`;
}

/** The bits that are put in before any is touched. */
export const someInput = (d: number): string => '10110100'.repeat(2).slice(0, d);

export const onesOf = (x: string): number => [...x].filter((bit) => bit === '1').length;

/**
 * What each unit puts out for that input, in the order in which they are drawn; undefined for those in columns that it has not reached. All
 * first-layer units weigh all inputs alike, so that only the number of ones matters.
 */
export const valuesFor = ({ responses }: Result, x: string, reached: number): (number | undefined)[] => [
  ...Array.from(x, Number),
  ...responses.flatMap((layer, l) => layer.map((unit) => (l < reached ? unit[onesOf(x)] : undefined))),
];

/** @param width and @param height of the panel in CSS pixels */
export function pictureOf(
  { construction: { layers, skip } }: Result,
  d: number,
  width: number,
  height: number,
): { units: Unit[]; edges: NetEdge[] } {
  const frame = { left: 30, right: width - 34, top: TOP, bottom: height - CAPTION };
  const { units, edges } = placeNet({ inputs: d, layers, skip }, frame);
  const described = ({ column, row }: NetUnit): Pick<Unit, 'kind' | 'label'> => {
    // Where they stand too close for a name each, every second has one.
    if (column === 0)
      return { kind: 'input', label: row % 2 === 1 && netPitch(frame, d) < LINE ? '' : `x${subscript(row + 1)}` };
    if (column === layers.length) return { kind: 'output', label: '输出' };
    const { units: count, activation, kernel, bias } = layers[column - 1]!;
    const crowded = netPitch(frame, count) < ROOM;
    const from = column === 1 ? 's' : 'u';
    return { kind: 'hidden', label: crowded ? '' : meaning(activation, kernel[row]!, bias[row]!, from) };
  };
  return { units: units.map((unit) => ({ ...unit, ...described(unit) })), edges };
}
