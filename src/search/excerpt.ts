import { FORMULA, foldWithPlaces } from './fold.ts';
import { formulaSigns, type Sign } from './formula-words.ts';

/** A piece of an excerpt: plain text, never markup. */
export interface Piece {
  text: string;
  /** It is what was looked for. */
  isFound: boolean;
  /** It is of a formula. */
  isFormula: boolean;
  level?: 'sup' | 'sub';
}

type Placed = Sign & { isFormula: boolean };

/** The signs of a passage as a reader sees them, each with where it comes from. */
function signsOf(text: string): Placed[] {
  const signs: Placed[] = [];
  let at = 0;
  for (const [i, part] of text.split(new RegExp(`[${FORMULA.open}${FORMULA.close}]`)).entries()) {
    const start = at;
    if (i % 2 === 1)
      signs.push(
        ...formulaSigns(part).map((sign) => ({
          ...sign,
          from: sign.from + start,
          to: sign.to + start,
          isFormula: true,
        })),
      );
    else
      for (const character of part) {
        signs.push({ text: character, from: at, to: at + character.length, isFormula: false });
        at += character.length;
      }
    at = start + part.length + 1;
  }
  return signs;
}

/** A passage as one line of plain signs. */
export const lineOf = (text: string): string =>
  signsOf(text)
    .map(({ text }) => text)
    .join('');

const ELLIPSIS = '……';

/**
 * A passage around the first of the ranges of its folded text, with all of them marked.
 * @param most characters that are shown; the ends are cut off, never within a sign
 */
export function excerpt(text: string, ranges: readonly (readonly [number, number])[], most = 90): Piece[] {
  const { places, folded } = foldWithPlaces(text);
  const inText = ranges
    .filter(([start, end]) => start < end && end <= folded.length)
    .map(([start, end]) => [places[start]!, places[end - 1]! + 1] as const);
  const signs = signsOf(text);
  const isFound = ({ from, to }: Sign) => inText.some(([start, end]) => from < end && to > start);
  const first = Math.max(0, signs.findIndex(isFound));
  // A third of the room stands before what was found, unless the passage ends soon.
  let start = Math.max(0, Math.min(first - Math.floor(most / 3), signs.length - most));
  const end = Math.min(signs.length, start + most);
  // A formula is not begun in its middle.
  for (let i = start; i < first && i - start < most / 3; i++)
    if (signs[i]!.isFormula) start = i + 1;
    else break;
  const pieces: Piece[] = [];
  const put = (piece: Piece) => {
    const last = pieces.at(-1);
    if (last && last.isFound === piece.isFound && last.isFormula === piece.isFormula && last.level === piece.level)
      last.text += piece.text;
    else pieces.push(piece);
  };
  if (start > 0) put({ text: ELLIPSIS, isFound: false, isFormula: false });
  for (const sign of signs.slice(start, end)) {
    const { text, isFormula, level } = sign;
    put({ text, isFound: isFound(sign), isFormula, ...(level ? { level } : {}) });
  }
  if (end < signs.length) put({ text: ELLIPSIS, isFound: false, isFormula: false });
  return pieces;
}

/** What stands in a range of a passage's folded text, as the passage has it, without the signs around formulas. */
export function wordsIn(text: string, [start, end]: readonly [number, number]): string {
  const { places } = foldWithPlaces(text);
  const last = places[end - 1] ?? text.length - 1;
  const length = String.fromCodePoint(text.codePointAt(last) ?? 0).length;
  return text
    .slice(places[start], last + length)
    .replaceAll(/[\u0011\u0012]/g, '')
    .trim();
}
