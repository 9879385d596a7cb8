/** Numbers given as exact decimals of any length, and powers of ten, as figures write them. */

/** The power of ten that a number is. */
export const power = (digits: string): number =>
  digits.length - 1 + Math.log10(Number(`${digits[0]}.${digits.slice(1, 15) || 0}`));

export const superscript = (n: number): string => String(n).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!);
