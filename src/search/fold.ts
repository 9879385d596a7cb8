/**
 * What counts as the same when words are looked for: case, full and half width, the forms of quotation marks and dashes; blanks, dollars around formulas
 * and what cannot be seen count for nothing. Every sign of a text folds by itself, so a place in the folded text is a place in the text.
 */

/** Where a formula begins and ends within a text that is searched. */
export const FORMULA = { open: '\u0011', close: '\u0012' } as const;

const silent = /[\s$\u0000-\u001f\u007f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/;
const alike: Record<string, string> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '−': '-',
  '‑': '-',
  '‐': '-',
  '〜': '~',
  '．': '.',
};

const kept = new Map<string, string>();

/** One character, folded; nothing if it counts for nothing. */
function foldCharacter(character: string): string {
  const known = kept.get(character);
  if (known !== undefined) return known;
  let folded = '';
  if (!silent.test(character)) {
    const wide = /[\uff01-\uffee]/.test(character) ? character.normalize('NFKC') : character;
    folded = alike[wide] ?? wide.toLowerCase();
  }
  if (kept.size < 20_000) kept.set(character, folded);
  return folded;
}

export function fold(text: string): string {
  let folded = '';
  for (const character of text.normalize('NFC')) folded += foldCharacter(character);
  return folded;
}

/** A folded text, and for every unit of it where in the text its character begins. The text must be in the form NFC. */
export function foldWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const character of text) {
    const piece = foldCharacter(character);
    for (let i = 0; i < piece.length; i++) places.push(at);
    folded += piece;
    at += character.length;
  }
  return { folded, places };
}
