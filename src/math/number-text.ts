import { decimalOf, positional, precise, rounded } from './rounding.ts';

/** How a number of a result is read in a sentence. */
export interface NumberText {
  /** Digits with thin spaces, a real minus sign, and a percent sign if asked for. */
  text: string;
  /** The power of ten that the text is to be multiplied by, if it is written that way. */
  exponent?: number;
}

/** U+202F, narrow and never broken: Chinese standards group digits by a thin space, not by commas. */
const thin = '\u202f';

/** Digits that are shown of a number that is no integer, at most, where nothing else is asked for. */
const MOST = 4;

/** Groups the integer part in threes from five digits on; four stand together as they do in a year. */
export function grouped(digits: string): string {
  const [whole, fraction] = digits.split('.') as [string, string | undefined];
  const groups = whole.length > 4 ? whole.replace(/\B(?=(?:\d{3})+$)/g, thin) : whole;
  return fraction === undefined ? groups : `${groups}.${fraction}`;
}

/**
 * Integers are written in full (up to fifteen digits), other numbers with `digits` significant digits, by default four at most.
 * Below 10^-4 and from 10^15 on a power of ten is used. `percent` multiplies by 100;
 * `percentagePoints` does so too and writes no sign: a difference of two shares.
 */
export function numberText(
  value: number,
  options: { digits?: number; percent?: boolean; percentagePoints?: boolean } = {},
): NumberText {
  const sign = value < 0 ? '\u2212' : '';
  const unit = options.percent ? '%' : '';
  const shift = options.percent || options.percentagePoints ? 2 : 0;
  const exact = decimalOf(value);
  const size = { digits: exact.digits, exponent: exact.exponent + shift };
  if (size.digits === '') return { text: `0${unit}` };
  const short = rounded(size, options.digits ?? MOST);
  if (size.exponent < -4 || size.exponent >= 15) {
    const mantissa = positional({ digits: short.digits, exponent: 0 }, (options.digits ?? 1) - 1);
    return { text: `${sign}${mantissa}`, exponent: short.exponent - shift };
  }
  const places = size.exponent + 1;
  const integer = size.digits.length <= places;
  const full = integer && places <= (options.digits ?? places);
  const digits = full ? positional(size) : options.digits ? precise(size, options.digits) : positional(short);
  return { text: `${sign}${grouped(digits)}${unit}` };
}

const superscripts: Record<string, string> = { '-': '⁻', ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].entries()) };

/** The same in plain text: 1.2×10⁻⁷. */
export const inPlainText = ({ text, exponent }: NumberText): string =>
  exponent === undefined ? text : `${text}×10${[...String(exponent)].map((c) => superscripts[c]).join('')}`;

/** A number as one reads it, in plain text: 0.0125, 12 345, 1.2×10⁻⁷. */
export const readable = (value: number): string => inPlainText(numberText(value));
