import { encode } from 'fast-png';
import { series, type SeriesName } from '../series.ts';
import type { Mark, Pair } from '../shapes.ts';

/**
 * Matrices as images: one or two `<image>`s with a PNG in its address, never a rectangle a cell. The same at build and live.
 *
 * A still has to be right in the light theme and in the dark one, whose colours are custom properties of the page. So the image has no
 * colour: it is a mask, white where a cell is strong, through which a rectangle in the page's colour is seen; what lies behind is paper.
 * A diverging map has one mask for each side of its middle. Two masks of 48 × 48 cells take 1.3 kB, a tenth of paths.
 */

const SVG = 'http://www.w3.org/2000/svg';
/** Of the full colour, so that outlines in ink can be seen over the strongest cells. */
const STRONGEST = 0.85;
/**
 * How hard images are compressed: a page carries its stills; what is drawn live is shown at once and soon thrown away, and compressing it, in
 * code that has only just come, was half of a first drawing.
 */
const LEVEL = 'document' in globalThis ? 0 : 9;

export interface RasterFrame {
  /** Cells in a row. */
  columns: number;
  /** The rectangle that the cells fill, in the figure's units; the first row lies along y[0], each begins at x[0]. */
  x: Pair;
  y: Pair;
  className?: string;
}

export interface RasterOptions extends RasterFrame {
  /** Values at the ends of the colour map; those beyond are drawn as the ends are. */
  domain: Pair;
  /**
   * 'diverging': from the low end's indigo over paper in the middle to the high end's ochre; or a series' colour: from paper at the low
   * end to that colour. Blended on the screen, which is nearly even in lightness.
   */
  colors?: 'diverging' | SeriesName;
}

/** What a map tells of itself to who goes through it cell by cell. */
export interface Cells extends Pick<RasterFrame, 'columns' | 'x' | 'y'> {
  /** One a cell, row by row; NaN is left as paper. */
  values: ArrayLike<number>;
}

export interface Side {
  /** Of the page, such as 'var(--indigo)'. */
  color: string;
  /** How strong each cell is on the way to that end, in 255ths of the full colour. */
  strengths: Uint8Array;
}

/** The colours of a map of values, each with what of it a cell has; none that no cell has. @throws RangeError if the domain is empty */
export function sidesOf(
  values: ArrayLike<number>,
  { domain: [low, high], colors = 'diverging' }: Pick<RasterOptions, 'domain' | 'colors'>,
): Side[] {
  if (!(high > low)) throw new RangeError(`invalid domain: ${low} to ${high}`);
  const from = colors === 'diverging' ? (low + high) / 2 : low;
  const side = (end: number, color: string): Side => {
    const strengths = new Uint8Array(values.length);
    // A loop: this is done for every frame of a live figure. NaN is no more than 0, and stays paper.
    for (let i = 0; i < values.length; i++) {
      const share = (values[i]! - from) / (end - from);
      if (share > 0) strengths[i] = Math.round(255 * STRONGEST * Math.min(1, share));
    }
    return { color, strengths };
  };
  const sides =
    colors === 'diverging'
      ? [side(low, series.deep.color), side(high, series.shallow.color)]
      : [side(high, series[colors].color)];
  return sides.filter(({ strengths }) => strengths.some((strength) => strength > 0));
}

/** Plot numbers nothing that is drawn by a function: ids differ within a process, and drawFigure makes them differ on a page. */
let masks = 0;

/**
 * @param values one a cell, row by row; NaN is left as paper
 * @throws RangeError if the values do not fill whole rows, or the domain is empty
 */
export function raster(values: ArrayLike<number>, { domain, colors = 'diverging', ...frame }: RasterOptions): Mark {
  const sides = sidesOf(values, { domain, colors });
  const draw = framed(frame, values.length, (document, group, image) => {
    for (const { color, strengths } of sides) {
      const { element, box } = image(strengths, 1);
      const id = `raster-${masks++}`;
      const mask = shape(document, 'mask', { id, maskUnits: 'userSpaceOnUse', ...box });
      mask.append(element);
      group.append(mask, shape(document, 'rect', { ...box, fill: color, mask: `url(#${id})` }));
    }
  });
  const cells: Cells = { columns: frame.columns, x: frame.x, y: frame.y, values };
  return Object.assign(draw, { cells });
}

/**
 * A picture that has its own colours, the same in every theme.
 * @param rgba four bytes a cell, row by row
 * @throws RangeError if the bytes do not fill whole rows
 */
export function picture(rgba: Uint8Array | Uint8ClampedArray, frame: RasterFrame): Mark {
  return framed(frame, rgba.length / 4, (_document, group, image) => group.append(image(rgba, 4).element));
}

type Attributes = Record<string, string | number>;
/** Makes the image of the cells' bytes, so many a cell, where the frame lies. */
type MakeImage = (
  bytes: Uint8Array | Uint8ClampedArray,
  channels: 1 | 4,
) => { element: SVGElement; box: Record<'x' | 'y' | 'width' | 'height', number> };

function framed(
  { columns, x: [x0, x1], y: [y0, y1], className }: RasterFrame,
  cells: number,
  draw: (document: Document, group: SVGElement, image: MakeImage) => void,
): Mark {
  const rows = cells / columns;
  if (!Number.isInteger(rows) || rows === 0) throw new RangeError(`invalid raster: ${cells} cells, ${columns} columns`);
  return (_index, { x = (v) => v, y = (v) => v }, _values, _dimensions, { document }) => {
    const [left, right, first, last] = [x(x0), x(x1), y(y0), y(y1)];
    const box = {
      x: Math.min(left, right),
      y: Math.min(first, last),
      width: Math.abs(right - left),
      height: Math.abs(last - first),
    };
    const group = shape(document, 'g', className === undefined ? {} : { class: className });
    draw(document, group, (bytes, channels) => {
      const data = turned(bytes, { columns, rows, channels, mirrored: right < left, flipped: last < first });
      const href = address(encode({ width: columns, height: rows, data, channels }, { zlib: { level: LEVEL } }));
      const attributes = { ...box, preserveAspectRatio: 'none', 'image-rendering': 'pixelated', href };
      return { element: shape(document, 'image', attributes), box };
    });
    return group;
  };
}

/** An image's first row is its highest, where a scale that rises has its last. */
function turned(
  bytes: Uint8Array | Uint8ClampedArray,
  turn: { columns: number; rows: number; channels: number; mirrored: boolean; flipped: boolean },
): Uint8Array {
  const { columns, rows, channels, mirrored, flipped } = turn;
  const wide = columns * channels,
    made = new Uint8Array(bytes.length);
  for (let row = 0; row < rows; row++) {
    const from = (flipped ? rows - 1 - row : row) * wide,
      line = bytes.subarray(from, from + wide);
    if (!mirrored) made.set(line, row * wide);
    else
      for (let column = 0; column < columns; column++) {
        const cell = (columns - 1 - column) * channels;
        made.set(line.subarray(cell, cell + channels), row * wide + column * channels);
      }
  }
  return made;
}

/** Characters that are made at once; a function takes only so many arguments. */
const CHUNK = 8192;

function address(png: Uint8Array): string {
  let bytes = '';
  for (let at = 0; at < png.length; at += CHUNK) bytes += String.fromCharCode(...png.subarray(at, at + CHUNK));
  return `data:image/png;base64,${btoa(bytes)}`;
}

function shape(document: Document, name: string, attributes: Attributes): SVGElement {
  const made = document.createElementNS(SVG, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
