import type { Mark } from '../shapes.ts';
import { raster, type Cells, type RasterOptions } from './raster.ts';

/** Many small maps as one image, a pixel a cell of it: an image of its own for each would cost more to decode than to draw. */

export interface SquareMap {
  /** Upper left corner and side, in whole pixels of the panel. */
  left: number;
  top: number;
  side: number;
  /** Of a square, row by row from above; NaN is left as paper. */
  values: ArrayLike<number>;
}

/** Maps that do not lie on each other, in a panel that is drawn in pixels. Each is told cell by cell, as if it were alone. */
export function mosaic(maps: readonly SquareMap[], options: Pick<RasterOptions, 'domain' | 'colors'>): Mark {
  const left = Math.min(...maps.map((map) => map.left)),
    top = Math.min(...maps.map((map) => map.top)),
    right = Math.max(...maps.map((map) => map.left + map.side)),
    bottom = Math.max(...maps.map((map) => map.top + map.side));
  const columns = right - left;
  const pixels = new Float64Array(columns * (bottom - top)).fill(NaN);
  for (const map of maps) {
    const across = Math.sqrt(map.values.length);
    for (let row = 0; row < map.side; row++)
      for (let column = 0; column < map.side; column++) {
        const cell = (at: number) => Math.floor(((at + 0.5) * across) / map.side);
        pixels[(map.top - top + row) * columns + map.left - left + column] =
          map.values[cell(row) * across + cell(column)]!;
      }
  }
  const draw = raster(pixels, { ...options, columns, x: [left, right], y: [top, bottom] });
  const cells = maps.map(({ left, top, side, values }): Cells => {
    return { columns: Math.sqrt(values.length), x: [left, left + side], y: [top, top + side], values };
  });
  return Object.assign(draw, { cells });
}
