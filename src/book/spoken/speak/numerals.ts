const digits = '零一二三四五六七八九';

/**
 * A number as it is said: a whole number below a hundred in characters, as fractions and powers are written out (二分之一), any other in its digits,
 * which every voice reads well.
 */
export function numeral(text: string): string {
  if (!/^(?:0|[1-9]\d?)$/.test(text)) return text;
  const value = Number(text);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  if (tens === 0) return digits[ones]!;
  return `${tens === 1 ? '' : digits[tens]!}十${ones === 0 ? '' : digits[ones]!}`;
}

/** Whether words end, or begin, with a number, so that another beside them would run into it. */
export const endsInNumber = (words: string): boolean => /[零一二三四五六七八九十\d]$/.test(words);
export const beginsWithNumber = (words: string): boolean => /^[零一二三四五六七八九十\d]/.test(words);
