import { freePlaces } from '../text/free-places.ts';
import { beside } from '../text/labels.ts';
import { text } from '../marks.ts';
import type { placeNet } from './net.ts';
import { series } from '../series.ts';

/** The numbers of a drawn net: weights on their edges, biases under their units. */

/** Half the height of a line of text, in pixels. */
const HALF = 8;
/** Font size of the figures that are drawn largest. */
const SIZE = 13;
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
  const wishes = [
    ...units.flatMap(({ x, y, bias }) =>
      bias ? [{ text: format(bias), color: 'var(--ink)', places: [[x, y + radius + HALF] as const] }] : [],
    ),
    ...edges
      .filter(({ weight }) => weight !== 0)
      .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
      .map(({ x1, y1, x2, y2, weight }) => ({
        text: format(weight),
        color: series[weight > 0 ? 'deep' : 'shallow'].color,
        places: TRIED.map((t) => [x1 + t * (x2 - x1), y1 + t * (y2 - y1)] as const),
      })),
  ];
  const blocks = units.map(({ x, y }) => ({ x, y, width: 2 * radius, height: 2 * radius }));
  return freePlaces(wishes, { blocks }, { size: SIZE }).flatMap((place, i) =>
    place ? [{ x: place[0], y: place[1], text: wishes[i]!.text, color: wishes[i]!.color }] : [],
  );
}

/** The numbers as a mark. */
export const numberMarks = (numbers: readonly PlacedNumber[]) =>
  text(numbers, { x: 'x', y: 'y', text: 'text', ...beside('', { dx: 0, textAnchor: 'middle' }), fill: 'color' });
