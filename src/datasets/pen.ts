/** A round pen on a small sheet: what strokes look like in grey. */

export type Place = readonly [x: number, y: number];
/** Corners that the pen goes through in straight lines; a single one is a dot. */
export type Stroke = readonly Place[];

/**
 * Draws strokes: 255 within the pen's radius, fading to 0 over one pixel, whatever is drawn twice as dark as it is drawn once.
 * @param side pixels in a row and in a column @param strokes in pixels, y downwards; the middle of the first pixel is (0.5, 0.5)
 */
export function penned(strokes: readonly Stroke[], side: number, radius: number): Uint8Array {
  const pixels = new Uint8Array(side * side);
  const reach = radius + 0.5;
  for (const stroke of strokes)
    for (let k = Math.min(1, stroke.length - 1); k >= 0 && k < stroke.length; k++) {
      const [from, to] = [stroke[Math.max(0, k - 1)]!, stroke[k]!];
      const [left, right] = span(from[0], to[0], reach, side);
      const [top, bottom] = span(from[1], to[1], reach, side);
      for (let row = top; row < bottom; row++)
        for (let column = left; column < right; column++) {
          const away = distance([column + 0.5, row + 0.5], from, to);
          const value = Math.round(255 * Math.min(1, Math.max(0, reach - away)));
          if (value > pixels[row * side + column]!) pixels[row * side + column] = value;
        }
    }
  return pixels;
}

/** Pixels that may be reached between two places. */
const span = (a: number, b: number, reach: number, side: number): [number, number] => [
  Math.max(0, Math.floor(Math.min(a, b) - reach)),
  Math.min(side, Math.ceil(Math.max(a, b) + reach)),
];

/** From a place to a segment. */
function distance([x, y]: Place, [ax, ay]: Place, [bx, by]: Place): number {
  const [ux, uy] = [bx - ax, by - ay];
  const squared = ux * ux + uy * uy;
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * ux + (y - ay) * uy) / squared));
  const [px, py] = [x - ax - along * ux, y - ay - along * uy];
  return Math.sqrt(px * px + py * py);
}
