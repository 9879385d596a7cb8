/** Lists of numbers and of points as text, the way parameters carry them: "8,8,8" and "0,0 1,1; 0,1 1,0". */

/** A point of the plane. */
export type PlanePoint = [x: number, y: number];

/** The finite number that a text in ASCII writes in decimals; undefined if it writes none. There is no −0. */
export function decimal(text: string): number | undefined {
  const plain = text.trim();
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
  return Number.isFinite(value) ? value + 0 : undefined;
}

/** A part of a list that is not what it should be. `at`: its index; of a point, that of its group and its own. */
export class FaultyPart extends RangeError {
  readonly part: string;
  readonly at: readonly number[];
  constructor(part: string, at: readonly number[]) {
    super(`invalid part ${at.join('.')} of a list: ${JSON.stringify(part)}`);
    this.part = part;
    this.at = at;
  }
}

function numberOf(part: string, at: readonly number[]): number {
  const value = decimal(part);
  if (value === undefined) throw new FaultyPart(part.trim(), at);
  return value;
}

/** "8,8,8" → [8, 8, 8]; "" → []. @throws FaultyPart for a part that is no finite number */
export const readNumberList = (text: string): number[] =>
  text.trim() === '' ? [] : text.split(',').map((part, i) => numberOf(part, [i]));

/** [8, 8, 8] → "8,8,8"; `readNumberList` gives the same numbers back. */
export const writeNumberList = (values: readonly number[]): string => values.map((value) => value + 0).join(',');

/** Rows of numbers, rows separated by ";", numbers by ",": "1,0; 0,1" → [[1, 0], [0, 1]]; "" → []. @throws FaultyPart as above, by row and place */
export const readRows = (text: string): number[][] =>
  text.trim() === '' ? [] : text.split(';').map((row, r) => row.split(',').map((part, i) => numberOf(part, [r, i])));

/** The text that `readRows` turns into these rows again. */
export const writeRows = (rows: readonly (readonly number[])[]): string => rows.map(writeNumberList).join('; ');

/**
 * Points in groups: groups are separated by ";", points by spaces, coordinates by ",". "" has no group; a group has at least one point.
 * @throws FaultyPart for a group without points or a point that is not two finite numbers
 */
export function readPoints(text: string): PlanePoint[][] {
  if (text.trim() === '') return [];
  return text.split(';').map((group, g) => {
    if (group.trim() === '') throw new FaultyPart('', [g]);
    return group
      .replace(/\s*,\s*/g, ',')
      .trim()
      .split(/\s+/)
      .map((point, p) => {
        const parts = point.split(',');
        if (parts.length !== 2) throw new FaultyPart(point, [g, p]);
        return [numberOf(parts[0]!, [g, p]), numberOf(parts[1]!, [g, p])];
      });
  });
}

/** The text that `readPoints` turns into these groups again. */
export const writePoints = (groups: readonly (readonly (readonly [number, number])[])[]): string =>
  groups.map((group) => group.map((point) => writeNumberList(point)).join(' ')).join('; ');
