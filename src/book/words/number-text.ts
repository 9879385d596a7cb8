/** How a number of a result is read in a sentence. */
export interface NumberText {
  /** Digits with thin spaces, a real minus sign, and a percent sign if asked for. */
  text: string;
  /** The power of ten that the text is to be multiplied by, if it is written that way. */
  exponent?: number;
}

/** U+202F, narrow and never broken: Chinese standards group digits by a thin space, not by commas. */
const thin = '\u202f';

/** Groups the integer part in threes from five digits on; four stand together as they do in a year. */
function group(digits: string): string {
  const [whole, fraction] = digits.split('.') as [string, string | undefined];
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(?:\d{3})+$)/g, thin) : whole;
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}

/**
 * Integers are written in full (up to fifteen digits), other numbers with `digits` significant digits, by default four at most.
 * Below 10^-4 and from 10^15 on a power of ten is used. `percent` multiplies by 100.
 */
export function numberText(value: number, options: { digits?: number; percent?: boolean } = {}): NumberText {
  const scaled = options.percent ? Number((value * 100).toPrecision(15)) : value;
  const size = Math.abs(scaled);
  const sign = scaled < 0 ? '\u2212' : '';
  const unit = options.percent ? '%' : '';
  if (size === 0) return { text: `0${unit}` };
  if (size < 1e-4 || size >= 1e15) {
    const [mantissa, exponent] = (options.digits ? size.toExponential(options.digits - 1) : shortest(size)).split(
      'e',
    ) as [string, string];
    return { text: `${sign}${mantissa}`, exponent: Number(exponent) - (options.percent ? 2 : 0) };
  }
  let digits: string;
  if (options.digits === undefined) digits = Number.isInteger(size) ? String(size) : plain(Number(size.toPrecision(4)));
  else if (Number.isInteger(size) && String(size).length <= options.digits) digits = String(size);
  else digits = fixed(size, options.digits);
  return { text: `${sign}${group(digits)}${unit}` };
}

/** At most four significant digits, without trailing zeros. */
const shortest = (size: number) => Number(size.toPrecision(4)).toExponential();
/** Never in the exponent form that JavaScript turns to from 10^21 on or below 10^-6. */
const plain = (size: number) => (size < 1e-6 ? size.toFixed(12).replace(/0+$/, '') : String(size));

/** `digits` significant digits in positional notation; zeros that fill up to the unit are kept. */
function fixed(size: number, digits: number): string {
  const rounded = Number(size.toPrecision(digits));
  const decimals = digits - 1 - Math.floor(Math.log10(rounded));
  return rounded.toFixed(Math.min(Math.max(decimals, 0), 20));
}
