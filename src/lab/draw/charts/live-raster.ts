import { sidesOf, type RasterOptions } from './raster.ts';

/** A raster that changes many times a second, painted on a <canvas> of as many pixels as cells: what `raster` draws, without making an image of it. */

type Cells = Pick<RasterOptions, 'columns' | 'domain' | 'colors'>;

/** The page's colour of a custom property, 'var(--indigo)', as red, green and blue. */
function colorOf(canvas: HTMLCanvasElement, brush: CanvasRenderingContext2D, property: string): readonly number[] {
  const name = /var\((--[\w-]+)\)/.exec(property)?.[1];
  brush.fillStyle = name ? getComputedStyle(canvas).getPropertyValue(name).trim() : property;
  // A colour without transparency is given back as #rrggbb.
  return [1, 3, 5].map((at) => parseInt((brush.fillStyle as string).slice(at, at + 2), 16));
}

/**
 * Paints values into a canvas, whose pixels are made as many as there are cells; what is paper stays clear.
 * @param values one a cell, row by row, the first row on top; NaN is paper
 * @throws RangeError if the values do not fill whole rows, or the domain is empty
 */
export function paintRaster(canvas: HTMLCanvasElement, values: ArrayLike<number>, { columns, ...map }: Cells): void {
  const rows = values.length / columns;
  if (!Number.isInteger(rows) || rows === 0)
    throw new RangeError(`invalid raster: ${values.length} cells, ${columns} columns`);
  if (canvas.width !== columns) canvas.width = columns;
  if (canvas.height !== rows) canvas.height = rows;
  const brush = canvas.getContext('2d')!,
    image = brush.createImageData(columns, rows);
  for (const { color, strengths } of sidesOf(values, map)) {
    const [red, green, blue] = colorOf(canvas, brush, color) as [number, number, number];
    for (let i = 0; i < strengths.length; i++) {
      // A cell is of one side only.
      if (strengths[i] === 0) continue;
      image.data[4 * i] = red;
      image.data[4 * i + 1] = green;
      image.data[4 * i + 2] = blue;
      image.data[4 * i + 3] = strengths[i]!;
    }
  }
  brush.putImageData(image, 0, 0);
}
