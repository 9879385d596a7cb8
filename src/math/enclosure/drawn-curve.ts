import { FaultyText, plainText, type Fault } from '../expression/tokens.ts';

/** A curve drawn by hand over [0,1]: heights at equally spaced points, the first at 0 and the last at 1, straight in between. */
export interface DrawnCurve {
  heights: readonly number[];
}

const MAX_HEIGHTS = 129;
const MAX_LENGTH = 2000;

/** Whether a text means a drawn curve (a list) rather than a formula. */
export const looksDrawn = (text: string): boolean => /^\s*\[/.test(plainText(text.slice(0, 100)));

/** Reads `[0.1, 0.5, 0.3]`; full-width commas and brackets are taken too. */
export function readCurve(
  text: string,
): { curve: DrawnCurve; fault?: undefined } | { fault: Fault; curve?: undefined } {
  try {
    return { curve: { heights: heights(text) } };
  } catch (error) {
    if (error instanceof FaultyText) return { fault: error.fault };
    throw error;
  }
}

function heights(text: string): number[] {
  if (text.length > MAX_LENGTH)
    throw new FaultyText(
      MAX_LENGTH,
      `画的曲线最多 ${MAX_LENGTH} 个字符，这里有 ${text.length} 个，请少写几个点或少写几位小数。`,
    );
  const plain = plainText(text),
    from = plain.indexOf('[') + 1,
    to = plain.indexOf(']');
  if (to < 0) throw new FaultyText(plain.length, '高度的列表没有收尾，请在末尾补上“]”。');
  if (plain.slice(to + 1).trim() !== '')
    throw new FaultyText(to + 1, '“]”后面还有内容，请删去：一条曲线只是一个列表。');
  let position = from;
  const found = plain
    .slice(from, to)
    .split(',')
    .map((part, i) => {
      const number = part.trim(),
        at = position + part.indexOf(number);
      position += part.length + 1;
      if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?$/i.test(number) || !(Math.abs(Number(number)) <= 1e6)) {
        throw new FaultyText(
          at,
          `第 ${i + 1} 个高度“${number.slice(0, 20)}”不是 −1000000 到 1000000 之间的数，请改写，数之间用逗号隔开。`,
        );
      }
      return Number(number) + 0; // no −0
    });
  if (found.length < 2 || found.length > MAX_HEIGHTS)
    throw new FaultyText(from, `一条曲线要有 2 到 ${MAX_HEIGHTS} 个高度，这里有 ${found.length} 个。`);
  return found;
}

/** The text that reads as this curve, each height rounded to that many decimals. */
export const curveText = ({ heights }: DrawnCurve, decimals: number): string =>
  `[${heights.map((h) => Number(h.toFixed(decimals)) + 0).join(', ')}]`;

/** The curve's height at x in [0,1]. */
export function curveAt({ heights }: DrawnCurve, x: number): number {
  const pieces = heights.length - 1,
    i = Math.min(pieces - 1, Math.max(0, Math.floor(x * pieces)));
  return heights[i]! + (heights[i + 1]! - heights[i]!) * (x * pieces - i);
}
