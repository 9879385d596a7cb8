import { textWidth } from './text-width.ts';

/** Short texts that keep clear of everything else in a drawing: of its other texts, of its marks, and of its lines. All in pixels. */

/** Height of a line of text. */
const LINE = 16;

export type Place = readonly [x: number, y: number];

/** A box by its middle. */
export interface Block {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Wish {
  text: string;
  /** Where its middle might stand, the best first. */
  places: readonly Place[];
}

export interface Taken {
  blocks?: readonly Block[];
  /** Lines that no text may lie on, two ends each. */
  lines?: readonly (readonly [Place, Place])[];
  /** All texts stay within it. */
  within?: { left: number; right: number; top: number; bottom: number };
}

const apart = (a: Block, b: Block): boolean =>
  2 * Math.abs(a.x - b.x) >= a.width + b.width || 2 * Math.abs(a.y - b.y) >= a.height + b.height;

/** Whether a line between two places comes into a box (Liang and Barsky's clipping). */
export function crosses([[x0, y0], [x1, y1]]: readonly [Place, Place], { x, y, width, height }: Block): boolean {
  let [from, to] = [0, 1];
  for (const [start, step, low, high] of [
    [x0, x1 - x0, x - width / 2, x + width / 2],
    [y0, y1 - y0, y - height / 2, y + height / 2],
  ] as const) {
    if (step === 0) {
      if (start <= low || start >= high) return false;
      continue;
    }
    const [a, b] = [(low - start) / step, (high - start) / step];
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
  }
  return from < to;
}

/** For each wish the first of its places that is free, those before it settled; undefined where there is none: it goes without. */
export function freePlaces(
  wishes: readonly Wish[],
  { blocks = [], lines = [], within }: Taken,
  { size, bold = true, lineHeight = LINE }: { size: number; bold?: boolean; lineHeight?: number },
): (Place | undefined)[] {
  const taken = [...blocks];
  return wishes.map(({ text, places }) => {
    const width = textWidth(text, size, { bold });
    const free = places.find(([x, y]) => {
      const block = { x, y, width, height: lineHeight };
      return (
        (!within ||
          (x - width / 2 >= within.left &&
            x + width / 2 <= within.right &&
            y - lineHeight / 2 >= within.top &&
            y + lineHeight / 2 <= within.bottom)) &&
        taken.every((other) => apart(block, other)) &&
        !lines.some((line) => crosses(line, block))
      );
    });
    if (free) taken.push({ x: free[0], y: free[1], width, height: lineHeight });
    return free;
  });
}
