/** A curve drawn by hand: heights at equally spaced points over [0,1], as the experiments' parameter writes it: "[0, 0.5, 1]". */

export const POINTS = 33;
const DECIMALS = 2;

/** The heights of a written curve, resampled to POINTS; undefined if the text is something else, such as a formula. */
export function readHeights(text: string): number[] | undefined {
  if (!/^\s*\[/.test(text)) return undefined;
  let heights: unknown;
  try {
    heights = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(heights) || heights.length < 2 || !heights.every((h): h is number => typeof h === 'number'))
    return undefined;
  return resampled(heights);
}

/** A curve of straight pieces between equally spaced heights, at POINTS of its places. */
export function resampled(given: readonly number[]): number[] {
  if (given.length === POINTS) return [...given];
  const pieces = given.length - 1;
  return Array.from({ length: POINTS }, (_, i) => {
    const at = (i / (POINTS - 1)) * pieces,
      left = Math.min(pieces - 1, Math.floor(at));
    return given[left]! + (given[left + 1]! - given[left]!) * (at - left);
  });
}

export const writeHeights = (heights: readonly number[]): string =>
  `[${heights.map((h) => Number(h.toFixed(DECIMALS)) + 0).join(', ')}]`;

/** A stroke from one place of the pad to another: every point between takes the height of the straight line. */
export function stroke(
  heights: readonly number[],
  from: { x: number; y: number },
  to: { x: number; y: number },
): number[] {
  const low = Math.min(from.x, to.x),
    high = Math.max(from.x, to.x);
  const nearest = Math.round(to.x * (POINTS - 1));
  return heights.map((height, i) => {
    const x = i / (POINTS - 1);
    if (i === nearest) return to.y;
    if (x < low || x > high || high === low) return height;
    return from.y + ((x - from.x) / (to.x - from.x)) * (to.y - from.y);
  });
}
