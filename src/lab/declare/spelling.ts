/**
 * How a value is spelled in an address. Links are decoded twice on their way, their + becomes a blank, they are cut off at a bracket, taken
 * for Markdown at a *: only letters, digits and . , - _ come through everything. Other signs are words, set off by _, and two _ are a
 * blank: sin(x)+x is sin_open_x_close_plus_x, and [0, 1] is list_0,__1_end. Any other sign is u and its code point: × is ud7.
 */

const words: Record<string, string> = {
  '+': 'plus',
  '*': 'times',
  '/': 'over',
  '^': 'to',
  '(': 'open',
  ')': 'close',
  '[': 'list',
  ']': 'end',
  ';': 'then',
  ' ': '',
};
const signs = new Map(Object.entries(words).map(([sign, word]) => [word, sign]));
const CODE = /^u([0-9a-f]{1,6})$/;

const coded = (sign: string): string => words[sign] ?? `u${sign.codePointAt(0)!.toString(16)}`;
const isWord = (text: string): boolean => signs.has(text) || CODE.test(text);

/** Plain runs, and signs one by one. What ends a sentence may have been added on the way: at the end of a value it is a sign. */
const PARTS = /(?<run>[A-Za-z0-9.,-]+?)(?=[.,]*$|[^A-Za-z0-9.,-])|[^]/gu;

/** @param value without blanks at its ends */
export function spell(value: string): string {
  const parts = [...value.matchAll(PARTS)];
  const [only, ...more] = parts.flatMap(({ 0: part, groups }) => {
    if (!groups!.run || /^[.,]+$/.test(part)) return [...part].map(coded);
    if (parts.length === 1 || !isWord(part)) return [part];
    return part.length === 1 ? [coded(part)] : [coded(part[0]!), part.slice(1)];
  });
  if (only === undefined) return '';
  return more.length > 0 || only === value ? [only, ...more].join('_') : `_${only}`;
}

/** The value that was spelled so; a text in another spelling (of an address of old, or written by hand, or cut off) is itself. */
export function unspell(text: string): string {
  if (!/^[A-Za-z0-9.,_-]*$/.test(text) || !text.includes('_')) return text;
  const parts = text.split('_');
  // Of two runs beside each other one was meant for a word that there is not.
  if (parts.some((part, i) => i > 0 && !isWord(part) && !isWord(parts[i - 1]!))) return text;
  return parts
    .map((part) => signs.get(part) ?? decoded(part))
    .join('')
    .trim();
}

function decoded(part: string): string {
  const code = parseInt(CODE.exec(part)?.[1] ?? '', 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : part;
}
