import { beside } from './labels.ts';
import { text } from './marks.ts';
import type { placeNet } from './net.ts';
import { series } from './series.ts';

/** The numbers of a drawn net: weights on their edges, biases under their units. */

/** A number's box is so high, and so wide a digit, in pixels of 12 or 13 px text. */
const LINE = 16,
  DIGIT = 7.5;
/** Shares of the way along an edge at which its number is tried. */
const TRIED = [0.5, 0.35, 0.65, 0.25, 0.75];

export interface PlacedNumber {
  x: number;
  y: number;
  text: string;
  color: string;
}

/**
 * The weights as numbers on their edges, and the biases under their units, where there is room: no number's box meets another's or a unit.
 * Edges from the thickest to the thinnest, biases first; those that find no place go without.
 */
export function netNumbers(
  { units, edges }: ReturnType<typeof placeNet>,
  { radius, format }: { radius: number; format: (value: number) => string },
): PlacedNumber[] {
  const taken = units.map(({ x, y }) => ({ x, y, width: 2 * radius, height: 2 * radius }));
  const settle = (value: number, color: string, places: readonly (readonly [number, number])[]): PlacedNumber[] => {
    const words = format(value),
      width = DIGIT * words.length;
    for (const [x, y] of places) {
      const free = taken.every(
        (other) => 2 * Math.abs(other.x - x) >= other.width + width || 2 * Math.abs(other.y - y) >= other.height + LINE,
      );
      if (!free) continue;
      taken.push({ x, y, width, height: LINE });
      return [{ x, y, text: words, color }];
    }
    return [];
  };
  const below = radius + LINE / 2;
  return [
    ...units.flatMap(({ x, y, bias }) => (bias ? settle(bias, 'var(--ink)', [[x, y + below]]) : [])),
    ...edges
      .filter(({ weight }) => weight !== 0)
      .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .flatMap(({ x1, y1, x2, y2, weight }) =>
        settle(
          weight,
          series[weight > 0 ? 'deep' : 'shallow'].color,
          TRIED.map((t) => [x1 + t * (x2 - x1), y1 + t * (y2 - y1)]),
        ),
      ),
  ];
}

/** The numbers as a mark. */
export const numberMarks = (numbers: readonly PlacedNumber[]) =>
  text(numbers, { x: 'x', y: 'y', text: 'text', ...beside('', { dx: 0, textAnchor: 'middle' }), fill: 'color' });
