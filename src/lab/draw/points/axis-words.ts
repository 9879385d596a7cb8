import type { PlotOptions } from '@observablehq/plot';
import { readable } from '../../../math/number-text.ts';

/** What a place along an axis is called: its number as the axis means it, with the axis's name and unit. */

export type Scale = NonNullable<PlotOptions['x']>;

export interface AxisWords {
  /** What is measured; empty where the axis has no name. */
  name: string;
  /** The axis has a word for each of its places, or rows of things: what stands there is said before what is measured of it. */
  rows: boolean;
  /** Nothing is written beside it: its numbers only keep marks apart. */
  silent: boolean;
  /** A place on the axis in words, with its unit. */
  at: (value: number) => string;
  /** The same with the name before it. */
  named: (value: number) => string;
}

/** Labels that are units alone. */
const UNITS = ['%', '百分点', '毫秒', '秒', '千赫', '赫', '分贝'];
/** What stands in brackets in a label and is no unit. */
const NO_UNIT = /刻度|：|示意|每/;

const plain = (name: string): AxisWords => ({
  name,
  rows: false,
  silent: false,
  at: readable,
  named: (value) => `${name} ${readable(value)}`,
});

/**
 * @param scale the options of the axis; its tick format says what its numbers mean: shares, powers of ten, or words
 * @param bare what a coordinate without an axis is called
 */
export function axisWords(scale: Scale | null | undefined, bare: string): AxisWords {
  if (!scale || scale.axis === null) return plain(bare);
  const { name, unit } = namesIn(typeof scale.label === 'string' ? scale.label : '');
  const ticks = ticksOf(scale);
  const meaning = meaningOf(ticks);
  const at = (value: number): string => {
    if (meaning === 'words') return nearest(ticks, value) ?? withUnit(value, unit);
    if (meaning === 'hundredths')
      return withUnit(100 * value, ticks.some(({ text }) => text.endsWith('%')) ? '%' : unit);
    return withUnit(meaning === 'power' ? powered(value) : value, unit);
  };
  return {
    name,
    rows: meaning === 'words' || isReversed(scale),
    silent: name === '' && unit === '' && Array.isArray(scale.ticks) && scale.ticks.length === 0,
    at,
    named: (value) => (name ? `${name}${/\d$/.test(name) ? '：' : ' '}${at(value)}` : at(value)),
  };
}

const withUnit = (value: number, unit: string) =>
  `${readable(value)}${unit === '' || unit === '%' ? unit : ` ${unit}`}`;

/** Rows of things are counted from above, on an axis without a name. */
const isReversed = ({ domain, label, type }: Scale): boolean => {
  const [from, to] = Array.from((domain ?? []) as Iterable<number>);
  return !label && type !== 'log' && from !== undefined && from > to!;
};

/** Exact for whole numbers of a few digits, whose logarithms have been rounded. */
function powered(exponent: number): number {
  const value = 10 ** exponent,
    whole = Math.round(value);
  return Math.abs(value - whole) < 1e-9 * whole ? whole : value;
}

/** 时间（秒） is a name and a unit; % is a unit alone. */
function namesIn(label: string): { name: string; unit: string } {
  const [, before, within] = /^([^（]*)（([^）]*)）/.exec(label) ?? [undefined, label, ''];
  const name = before!.trim();
  if (UNITS.includes(name)) return { name: '', unit: name };
  return { name, unit: NO_UNIT.test(within!) || within!.length > 5 ? '' : within! };
}

interface Tick {
  value: number;
  text: string;
}

/** What the axis writes at its own ticks, or, where it does not list them, at whole numbers and a few others within its domain. */
function ticksOf({ tickFormat, ticks, domain, type }: Scale): Tick[] {
  if (typeof tickFormat !== 'function') return [];
  const [from, to] = Array.from((domain ?? [0, 1]) as Iterable<number>);
  const [low, high] = [Math.min(from!, to!), Math.max(from!, to!)];
  const listed = Array.isArray(ticks) ? (ticks as unknown[]).filter((one) => typeof one === 'number') : undefined;
  const wholes = Array.from({ length: 40 }, (_, i) => Math.ceil(low) + i);
  const powers = Array.from({ length: 24 }, (_, i) => 10 ** (i - 12));
  const tried = listed ?? [...(type === 'log' ? powers : wholes), low + (high - low) / 2, low + (high - low) / 4];
  const format = tickFormat as (value: number, index: number) => unknown;
  return tried
    .filter((value) => value >= low && value <= high)
    .map((value, i) => ({ value, text: String(format(value, i) ?? '').trim() }))
    .filter(({ text }) => text !== '');
}

function meaningOf(ticks: readonly Tick[]): 'number' | 'hundredths' | 'power' | 'words' {
  const read = ticks.map(({ value, text }) => ({ value, said: numberIn(text) }));
  if (read.length === 0) return 'number';
  if (read.some(({ said }) => said === undefined)) return 'words';
  const says = (of: (value: number) => number) =>
    read.every(({ value, said }) => Math.abs(of(value) - said!.value) <= said!.rounding + 1e-9 * Math.abs(said!.value));
  if (says((value) => value)) return 'number';
  if (says((value) => 100 * value)) return 'hundredths';
  if (says((value) => 10 ** value)) return 'power';
  // Numbers that stand at other places than their own: the natural logarithm of a count.
  return 'words';
}

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** The number that a tick's text says, and by how much it may have been rounded: −3, +2, 1 万, 50%, 10⁻⁶; undefined for words. */
export function numberIn(text: string): { value: number; rounding: number } | undefined {
  const power = /^10(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)$/.exec(text);
  if (power) {
    const exponent = Number([...power[2]!].map((digit) => RAISED.indexOf(digit)).join(''));
    return { value: 10 ** (power[1] ? -exponent : exponent), rounding: 0 };
  }
  const plain = /^([+\-−]?)(\d[\d\u202f ]*)(?:\.(\d+))?\s*(万|亿|%)?$/.exec(text);
  if (!plain) return undefined;
  const [, sign, whole, decimals = '', unit = ''] = plain;
  const size = { 万: 10_000, 亿: 100_000_000 }[unit] ?? 1;
  const digits = Number(`${whole!.replace(/[\u202f ]/g, '')}.${decimals}`) * size;
  return { value: /[-−]/.test(sign!) ? -digits : digits, rounding: (0.5001 * size) / 10 ** decimals.length };
}

/** The word of the tick that a place belongs to: marks of several series stand a little beside it. */
function nearest(ticks: readonly Tick[], value: number): string | undefined {
  const [best] = ticks.toSorted((a, b) => Math.abs(a.value - value) - Math.abs(b.value - value));
  const gap = Math.min(...ticks.slice(1).map(({ value }, i) => Math.abs(value - ticks[i]!.value)), Infinity);
  return best && Math.abs(best.value - value) <= 0.4 * (Number.isFinite(gap) ? gap : 1) ? best.text : undefined;
}
