import { dot, polygons, type Panel } from '../../lab/draw/draw.ts';
import { raster } from '../../lab/draw/charts/raster.ts';
import { series } from '../../lab/draw/series.ts';
import type { Result } from './playground.ts';

/** What the net answers over the plane, with the points that it was to learn. */

export const SQUARE = [-3, 3] as const;
const COLUMNS = 50;

/**
 * Digits of tiles, 0 to y, turned round: what is positive is indigo here, in tiles, points and weights alike, and a heat map's low end is indigo.
 * The middle of the ends is paper.
 */
export const LEVELS = [0, 34] as const;
export const levelsOf = (tile: string): number[] => Array.from(tile, (digit) => LEVELS[1] - parseInt(digit, 36));

/** Of what is below 0 and above. */
const sides = [series.shallow, series.deep];

/** Classes, or values below and above 0, in two colours and shapes, the paler the nearer to 0; points kept for testing are hollow. */
function pointMarks({ points, values, test, regression }: Result, r: number) {
  const all = points.map(([x, y], i) => {
    const signed = regression ? values[i]! : 2 * values[i]! - 1;
    return { x, y, side: signed > 0 ? 1 : 0, size: Math.min(1, Math.abs(signed)), tested: test[i] === '1' };
  });
  return sides.flatMap(({ color, symbol }, side) =>
    [true, false].map((tested) =>
      dot(
        all.filter((point) => point.side === side && point.tested === tested),
        {
          x: 'x',
          y: 'y',
          r,
          symbol,
          fill: tested ? 'var(--paper)' : color,
          fillOpacity: ({ size }: { size: number }) => (tested ? 0.6 : 0.25 + 0.75 * size),
          stroke: tested ? color : 'var(--paper)',
          strokeWidth: tested ? 1.2 : 0.8,
        },
      ),
    ),
  );
}

/** @param side of the square in pixels, in the middle of the panel's width */
export function surface(result: Result, width: number, side: number): Panel {
  const { tiles, pieces } = result;
  const margin = (width - side) / 2;
  return {
    title: '网络的回答；空心的点只用来考',
    height: side,
    marginTop: 0,
    marginBottom: 0,
    marginLeft: margin,
    marginRight: margin,
    x: { domain: [...SQUARE], axis: null },
    y: { domain: [...SQUARE], axis: null },
    marks: [
      raster(levelsOf(tiles.surface), { columns: COLUMNS, x: SQUARE, y: SQUARE, domain: LEVELS }),
      polygons(pieces ? [pieces.outlines] : [], {
        outlines: (outlines) => outlines,
        stroke: 'var(--ink)',
        strokeWidth: 0.6,
      }),
      ...pointMarks(result, side < 250 ? 2.4 : 3),
      polygons(
        [
          [
            [-3, -3],
            [3, -3],
            [3, 3],
            [-3, 3],
          ] as const,
        ],
        { points: (corners) => corners, stroke: 'var(--line)' },
      ),
    ],
  };
}
