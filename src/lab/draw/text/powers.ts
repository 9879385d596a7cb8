/** Powers of ten: axes that grow by them, and numbers too long to be written out. Such an axis is linear in the exponent, so that exact decimals of any length fit on it. */

export const superscript = (n: number): string => String(n).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!);

/** The power of ten that a whole number is, given as exact decimal text: log₁₀, from its first 15 digits. */
export const powerOf = (digits: string): number =>
  digits.length - 1 + Math.log10(Number(`${digits[0]}.${digits.slice(1, 15) || 0}`));

/** A whole number as it is, or with three digits and a power of ten where it has more than `most`. */
export const inPowers = (digits: string, most: number): string =>
  digits.length > most ? `约 ${digits[0]}.${digits.slice(1, 3)}×10${superscript(digits.length - 1)}` : digits;

/** An axis in exponents from 0 to `top`, written as the powers of ten that they stand for. */
export function powersAxis(top: number, label: string) {
  const step = Math.max(1, Math.ceil(top / 6));
  return {
    domain: [0, top],
    ticks: Array.from({ length: Math.floor(top / step) + 1 }, (_, i) => i * step),
    tickFormat: (n: number) => (n < 4 ? String(10 ** n) : `10${superscript(n)}`),
    label,
    labelArrow: 'none' as const,
    grid: true,
  };
}
