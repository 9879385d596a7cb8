/** Lists of numbers and of points as text, the way parameters carry them: "8,8,8" and "0,0 1,1; 0,1 1,0". */

/** A point of the plane. */
export type PlanePoint = [x: number, y: number];

/** The number that a decimal text writes. @throws RangeError if it writes none that is finite */
function decimal(text: string): number {
  const plain = text.trim();
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : NaN;
  if (!Number.isFinite(value)) throw new RangeError(`not a number: ${JSON.stringify(plain)}`);
  return value + 0;
}

/** "8,8,8" → [8, 8, 8]; "" → []. @throws RangeError for a part that is no finite number */
export const readNumberList = (text: string): number[] =>
  text.trim() === '' ? [] : text.split(',').map((part) => decimal(part));

/** [8, 8, 8] → "8,8,8"; `readNumberList` gives the same numbers back. */
export const writeNumberList = (values: readonly number[]): string => values.map((value) => value + 0).join(',');

/**
 * Points in groups: groups are separated by ";", points by spaces, coordinates by ",". "" has no group; a group has at least one point.
 * @throws RangeError for a group without points or a point that is not two finite numbers
 */
export function readPoints(text: string): PlanePoint[][] {
  if (text.trim() === '') return [];
  return text.split(';').map((group) => {
    if (group.trim() === '') throw new RangeError('a group without points');
    return group
      .replace(/\s*,\s*/g, ',')
      .trim()
      .split(/\s+/)
      .map((point) => {
        const parts = point.split(',');
        if (parts.length !== 2) throw new RangeError(`not a point: ${JSON.stringify(point)}`);
        return [decimal(parts[0]!), decimal(parts[1]!)];
      });
  });
}

/** The text that `readPoints` turns into these groups again. */
export const writePoints = (groups: readonly (readonly (readonly [number, number])[])[]): string =>
  groups.map((group) => group.map((point) => writeNumberList(point)).join(' ')).join('; ');
