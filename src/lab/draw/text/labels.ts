import { initializer, text } from '@observablehq/plot';
import { spaced } from '../../../math/circuits/row-spacing.ts';

/** Short texts beside marks, and texts at the ends of curves that keep apart from each other. */

/** Least distance of two lines of text, in pixels: a line of 13 px text with its rim. */
const LINE = 16;

/** How a short text stands beside its line in the line's colour, with a rim of paper so that it can be read across other marks. */
export function beside(
  color: string,
  options: { dx?: number; dy?: number; textAnchor?: 'start' | 'middle' | 'end'; className?: string } = {},
) {
  return {
    fill: color,
    stroke: 'var(--paper)',
    strokeWidth: 4,
    fontWeight: 600,
    textAnchor: 'start' as const,
    dx: 6,
    ...options,
  };
}

export interface Room {
  /** Least distance of two neighbours. */
  gap: number;
  low: number;
  high: number;
}

/**
 * Moves positions along one axis, in any unit, so that neighbours are at least `gap` apart and none leaves [low, high]: in their order
 * (equal ones in the order given), and in least squares as little as can be. Where there is no room for all of them the last ones of the
 * list go without: theirs is undefined. So is that of a position that is no finite number.
 * @throws RangeError if the gap is not positive or the range is empty
 */
export function apart(wishes: readonly number[], { gap, low, high }: Room): (number | undefined)[] {
  if (!(gap > 0) || !(high >= low)) throw new RangeError(`invalid room: ${gap} apart in ${low} to ${high}`);
  // A billionth of a gap more: the range may be an exact multiple of it, divided.
  const rows = (high - low) / gap + 1 + 1e-9;
  const kept = wishes
    .flatMap((wish, i) => (Number.isFinite(wish) ? [{ wish, i }] : []))
    .slice(0, Math.floor(rows))
    .sort((a, b) => a.wish - b.wish || a.i - b.i);
  const placed: (number | undefined)[] = wishes.map(() => undefined);
  spaced(
    kept.map(({ wish }) => (wish - low) / gap),
    rows,
  ).forEach((row, at) => (placed[kept[at]!.i] = Math.min(high, low + row * gap)));
  return placed;
}

export interface EndLabel {
  x: number;
  /** Height of the curve's end, in the figure's unit. */
  y: number;
  text: string;
  color: string;
}

/**
 * Texts at the ends of curves, kept apart in pixels whatever the scale of y is, within the panel's frame; where there is no room the last
 * ones of the list go without. Curves that have no end (NaN) have no text.
 */
export function endLabels(labels: readonly EndLabel[], options: Parameters<typeof beside>[1] & { gap?: number } = {}) {
  const { gap = LINE, ...place } = options;
  return text(
    labels,
    initializer(
      { x: 'x', y: 'y', text: 'text', ...beside('', place), fill: 'color' },
      (data, facets, { y }, scales, { height, marginTop, marginBottom }) => {
        const wishes = Array.from(y!.value as Iterable<number>, (value) => Number(scales.y!(value)));
        const placed = apart(wishes, { gap, low: marginTop, high: height - marginBottom });
        return {
          data,
          facets: facets.map((indices) => Array.from(indices).filter((i) => placed[i] !== undefined)),
          channels: { y: { value: Float64Array.from(placed, (at) => at ?? NaN) } },
        };
      },
    ),
  );
}
