/** Hyphens, dashes and minus signs that keyboards, typesetters and copied pages put for the ASCII minus. */
const MINUS = '\u2010-\u2015\u2212\ufe58\ufe63';
const PLUS = '\ufe62';
const BLANK = '\u00a0\u3000';

const minus = new RegExp(`[${MINUS}]`);
const foreign = new RegExp(`[${MINUS}${PLUS}${BLANK}\\uff01-\\uff5e]`, 'g');

/**
 * The text with full-width forms, blanks and minus signs turned into those of ASCII. Each stands for exactly one unit, so that places in the
 * text stay; whatever means something else (², ½, ①, 。) is left as it is, for the reader of each kind of text to judge.
 */
export const asciiForms = (text: string): string =>
  text.replace(foreign, (sign) => {
    if (minus.test(sign)) return '-';
    if (sign === PLUS) return '+';
    return BLANK.includes(sign) ? ' ' : String.fromCharCode(sign.charCodeAt(0) - 0xfee0);
  });
