/** How wide a text will be: an estimate, since drawings are made where no font is. */

/** Shares of the font size, a little more than what the book's fonts take; bold text is wider by a share. */
const HAN = 1,
  CAPITAL = 0.7,
  DIGIT = 0.56,
  SMALL = 0.58,
  SCRIPT = 0.4,
  THIN = 0.3,
  BOLD = 1.04;

const shareOf = (character: string): number => {
  if (/[\u2070-\u209f\u00b9\u00b2\u00b3]/.test(character)) return SCRIPT;
  if (/[\s.,:;|'!()[\]\u2009\u202f]/.test(character) && character !== '\u3000') return THIN;
  if (/\d/.test(character)) return DIGIT;
  if (/[A-Z%@&mw]/.test(character)) return CAPITAL;
  return character.charCodeAt(0) < 0x2000 ? SMALL : character.charCodeAt(0) < 0x2e80 ? CAPITAL : HAN;
};

/** Width of one line of text in pixels, at a font size in pixels. */
export function textWidth(text: string, size: number, { bold = false } = {}): number {
  let shares = 0;
  for (const character of text) shares += shareOf(character);
  return shares * size * (bold ? BOLD : 1);
}
