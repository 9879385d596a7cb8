import { LICENCE, type Credit } from './credit.ts';

/** The small lines under a picture that is taken away: they can be read, so they are short; all of it is in the file itself. */

/** A value with more letters is cut. */
const LONG = 28;
/** Lines that the parameters may take. */
const MOST_LINES = 3;

/**
 * @param room how wide a line may be, in widths of a Chinese character
 * @param source where the figure stands, without its parameters
 */
export function footLines({ params, seed, telling }: Credit, source: string, room: number): string[] {
  const pairs = [...telling.map((name) => `${name}=${short(String(params[name]))}`), `seed=${seed}`];
  const state = filled(pairs, '  ', room);
  const kept = state.length > MOST_LINES ? [...state.slice(0, MOST_LINES - 1), '…（全部参数写在这个文件里）'] : state;
  return [...kept, ...filled([source, LICENCE.name], ' · ', room)];
}

const short = (text: string): string => (text.length > LONG ? `${text.slice(0, LONG - 1)}…` : text);

/** How wide a text is, in widths of a Chinese character, at most: other letters count a little more than half. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! < 0x2e80 ? 0.62 : 1), 0);

/** The parts in as few lines as hold them; a part that is too long for any line goes on in the next. */
function filled(parts: readonly string[], between: string, room: number): string[] {
  const lines: string[] = [];
  for (const part of parts.flatMap((part) => broken(part, room))) {
    const last = lines.at(-1);
    if (last !== undefined && widthOf(last + between + part) <= room) lines[lines.length - 1] = last + between + part;
    else lines.push(part);
  }
  return lines;
}

function broken(part: string, room: number): string[] {
  const pieces: string[] = [''];
  for (const letter of part) {
    if (widthOf(pieces.at(-1)! + letter) > room && pieces.at(-1) !== '') pieces.push('');
    pieces[pieces.length - 1] += letter;
  }
  return pieces;
}
