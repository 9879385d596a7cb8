import type { Random } from '../../math/random.ts';
import { COEFFICIENTS, type Columns } from './contexts.ts';

/** Frames whose truth is known, called synthetic where they are shown: a nasal to the left shifts them much, a stop to the right a little. */

const NEIGHBOURS = ['SIL', 'M', 'N', 'T', 'K', 'S', 'IY', 'AA', 'R', 'L'];
const NASAL = new Set(['M', 'N']),
  STOP = new Set(['T', 'K']);
/** Of every pair of neighbours so many frames, of which so many are only tried on. */
const FRAMES = 6,
  HELD = 2;

export function madeContexts(stream: Random): { rows: number; columns: Columns } {
  const rows = [1, 2, 3].flatMap((state) =>
    NEIGHBOURS.flatMap((left) =>
      NEIGHBOURS.flatMap((right) =>
        Array.from({ length: FRAMES }, (_, i) => ({
          left,
          right,
          state,
          held: Number(i < HELD),
          values: COEFFICIENTS.map((_, d) => {
            const shift = (NASAL.has(left) ? 3 : 0) + (STOP.has(right) ? 1.5 : 0);
            return Math.round(10 * ((d < 4 ? shift : 0) + stream.normal())) / 10;
          }),
        })),
      ),
    ),
  );
  const numbers = (pick: (row: (typeof rows)[0]) => number) => Float64Array.from(rows, pick);
  return {
    rows: rows.length,
    columns: {
      left: rows.map(({ left }) => left),
      right: rows.map(({ right }) => right),
      held: numbers(({ held }) => held),
      state: numbers(({ state }) => state),
      ...(Object.fromEntries(COEFFICIENTS.map((name, d) => [name, numbers(({ values }) => values[d]!)])) as Record<
        (typeof COEFFICIENTS)[number],
        Float64Array
      >),
    },
  };
}
