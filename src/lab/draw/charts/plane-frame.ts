import { polygons, text } from '../marks.ts';
import type { Pair } from '../shapes.ts';

/** A square of the plane that has no ticks: its border, and its two axes with their names. */

/** So that names can be read over a picture too. */
const RIM = { fill: 'currentColor', stroke: 'var(--paper)', strokeWidth: 4 };

/** @param square left and right of the square; its bottom and top are the same */
export const planeBorder = ([low, high]: Pair) =>
  polygons(
    [
      [
        [low, low],
        [high, low],
        [high, high],
        [low, high],
      ],
    ] as Pair[][],
    { points: (corners) => corners, stroke: 'var(--line)' },
  );

export const planeAxes = ([low, high]: Pair, names: readonly [string, string]) => [
  polygons(
    [
      [
        [low, 0],
        [high, 0],
      ],
      [
        [0, low],
        [0, high],
      ],
    ] as Pair[][],
    { points: (ends) => ends, closed: false, stroke: 'var(--soft)', strokeWidth: 0.8 },
  ),
  text([[high, 0]], { text: () => names[0], dx: -12, dy: 13, ...RIM }),
  text([[0, high]], { text: () => names[1], dx: 16, dy: 13, ...RIM }),
];
