import type { PlotOptions } from '@observablehq/plot';
import { dequal } from 'dequal/lite';
import { grouped } from '../../math/number-text.ts';
import { decimalOf, positional, rounded } from '../../math/rounding.ts';

/**
 * Axes and grid of a panel. They are half the work of drawing it and stay the same from one result to the next as long as what they are made
 * of does: then those that stand are left standing.
 */

const NAMES = ['x', 'y'] as const;
type Scale = NonNullable<PlotOptions['x']>;

/** What a panel's numbers beside an axis were: what the format was asked, and what it said. */
interface Said {
  asked: [value: unknown, index: number];
  text: unknown;
}
type Format = (...asked: Said['asked']) => unknown;

/** Axes as they stand in a drawing. */
export interface Axes {
  /** What they were made of. */
  options: PlotOptions;
  said: readonly { axis: (typeof NAMES)[number]; said: Said[] }[];
  scales: unknown;
  /** They are the first so many groups of the panel. */
  groups: number;
}

/** A number beside an axis as the book writes it: a thin space between thousands from five digits on, a real minus sign. */
function tickText(value: unknown): string {
  if (typeof value !== 'number') return String(value);
  return `${value < 0 ? '\u2212' : ''}${grouped(positional(rounded(decimalOf(value), 12)))}`;
}

/** Options with the book's ticks: Plot writes them as English does. Logarithmic axes choose their labels themselves. */
export const ticked = (options: PlotOptions): PlotOptions => {
  const written = { ...options };
  for (const name of NAMES) {
    const scale = options[name];
    if (scale !== null && scale?.type !== 'log') written[name] = { tickFormat: tickText, ...scale };
  }
  return written;
};

const formatOf = (options: PlotOptions, name: 'x' | 'y') => {
  const format = options[name]?.tickFormat;
  return typeof format === 'function' ? (format as Format) : undefined;
};

/** Options whose formats remember what they were asked and what they said. */
export function listening(options: PlotOptions): { heard: PlotOptions; said: Axes['said'] } {
  const said = NAMES.map((axis) => ({ axis, said: [] as Said[] }));
  const heard = { ...options };
  for (const { axis, said: list } of said) {
    const format = formatOf(options, axis);
    if (!format) continue;
    const tickFormat: Format = (...asked) => {
      const text = format(...asked);
      list.push({ asked, text });
      return text;
    };
    heard[axis] = { ...options[axis], tickFormat };
  }
  return { heard, said };
}

/** The axes of a panel that has been drawn with these options and has not yet lost the English names of its groups. */
export function axesOf(plot: SVGSVGElement, options: PlotOptions, said: Axes['said']): Axes {
  const other = [...plot.children].findIndex(
    (child) => !/^[xy]-(?:axis|grid)\b/.test(child.getAttribute('aria-label') ?? ''),
  );
  return { options, said, scales: scalesOf(plot), groups: other < 0 ? plot.children.length : other };
}

/** Whether axes made of these options, which have a domain and a name, would say the same as those that stand. */
export const saySame = ({ options: before, said }: Axes, now: PlotOptions): boolean =>
  areSettled(now) &&
  dequal(bare(before), bare(now)) &&
  NAMES.every((name) => (formatOf(before, name) === undefined) === (formatOf(now, name) === undefined)) &&
  said.every(({ axis, said }) => said.every(({ asked, text }) => Object.is(formatOf(now, axis)!(...asked), text)));

/** Whether the panel, drawn without axes, has the scales of those that stand. */
export const fitScales = (axes: Axes, plot: SVGSVGElement): boolean => dequal(axes.scales, scalesOf(plot));

/** Options of the same panel without axes. */
export function withoutAxes(options: PlotOptions): PlotOptions {
  const less = { ...options };
  for (const name of NAMES) less[name] = { ...options[name], axis: null, grid: false } as Scale;
  return less;
}

/** Whether nothing about the axes is found by looking at the marks. */
export const areSettled = (options: PlotOptions): boolean => NAMES.every((name) => isSettled(options[name]));

const isSettled = (scale: Scale | undefined): boolean =>
  typeof scale === 'object' && scale?.domain !== undefined && (scale.axis === null || scale.label !== undefined);

/** All but the marks, and formats, of which counts what they say. */
function bare({ marks: _marks, ...options }: PlotOptions): PlotOptions {
  for (const name of NAMES) {
    if (!formatOf(options, name)) continue;
    const { tickFormat: _format, ...scale } = options[name]!;
    options[name] = scale;
  }
  return options;
}

/** What Plot tells of a drawing's scales. */
type Plotted = SVGSVGElement & { scale?: (name: string) => object | undefined };
const scalesOf = (plot: Plotted) =>
  ['x', 'y', 'fx', 'fy'].map((name) => {
    const scale = plot.scale?.(name) as Record<string, unknown> | undefined;
    return scale && ['type', 'domain', 'range', 'clamp', 'base'].map((part) => scale[part]);
  });
