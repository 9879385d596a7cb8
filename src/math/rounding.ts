/**
 * How numbers are rounded. To be shown, in prose, figures and terminals alike, they are rounded here and nowhere else: what is rounded is the
 * decimal number that a double is written as (the shortest one that means it, as result files hold it), and halves go away from zero, as one
 * rounds by hand: the published 0.9585 is 95.9% everywhere, though 100 times the double below it is a trifle less than 95.85.
 */

/** A number's size: 0.09585 has the digits 9585, the first of them worth 10^-2. Zero has no digits. */
export interface Decimal {
  digits: string;
  exponent: number;
}

/** The decimal number that a double is written as, without its sign. */
export function decimalOf(x: number): Decimal {
  const [mantissa, exponent] = Math.abs(x).toExponential().split('e') as [string, string];
  return { digits: mantissa.replace('.', '').replace(/0+$/, ''), exponent: Number(exponent) };
}

/** Rounded to that many digits (none or fewer: to a higher place than its first), trailing zeros left out. */
export function rounded({ digits, exponent }: Decimal, count: number): Decimal {
  if (digits.length <= count) return { digits, exponent };
  if (count < 0 || digits === '') return { digits: '', exponent };
  const kept = digits.slice(0, count);
  if (digits[count]! < '5') return { digits: kept.replace(/0+$/, ''), exponent };
  const up = String(BigInt(`0${kept}`) + 1n).padStart(count, '0');
  return { digits: up.replace(/0+$/, ''), exponent: up.length > count ? exponent + 1 : exponent };
}

/** In positional notation with that many decimals, filled up with zeros; no fewer than it needs unless it is rounded before. */
export function positional({ digits, exponent }: Decimal, decimals = 0): string {
  const place = digits === '' ? 0 : exponent;
  const all = ('0'.repeat(Math.max(0, -place)) + digits).padEnd(Math.max(0, place) + 1, '0');
  const whole = all.slice(0, Math.max(0, place) + 1);
  const fraction = all.slice(whole.length).padEnd(decimals, '0');
  return fraction === '' ? whole : `${whole}.${fraction}`;
}

/** That many significant digits in positional notation, filled up with zeros. */
export function precise(size: Decimal, digits: number): string {
  const short = rounded(size, digits);
  return positional(short, Math.max(0, digits - 1 - short.exponent));
}

/** That many digits after the point, with a real minus sign: 0.50, −1.25. @param shift powers of ten that it is multiplied by before */
export function fixed(x: number, decimals: number, shift = 0): string {
  const { digits, exponent } = decimalOf(x);
  const size = { digits, exponent: exponent + shift };
  const short = rounded(size, size.exponent + 1 + decimals);
  return `${x < 0 && short.digits !== '' ? '\u2212' : ''}${positional(short, decimals)}`;
}

/** A share in percent, by default to a tenth of one: 95.9%. */
export const percent = (share: number, decimals = 1): string => `${fixed(share, decimals, 2)}%`;

/** The number rounded to that many digits. */
export function roundedTo(x: number, digits: number): number {
  const short = rounded(decimalOf(x), digits);
  return Math.sign(x) * Number(`${short.digits || '0'}e${short.exponent + 1 - short.digits.length}`);
}

/** How results write down what is only drawn: to that many significant digits of the double itself. 0 and −0 give 0. */
export const significant = (x: number, digits: number): number => Number(x.toPrecision(digits)) + 0;

/** How results write down accuracies: a share to 4 decimals. */
export const fourDecimals = (share: number): number => Math.round(share * 1e4) / 1e4;
