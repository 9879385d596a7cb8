import { penned, type Place, type Stroke } from './pen.ts';

/**
 * Strokes on a sheet as MNIST has its digits (LeCun, Bottou, Bengio & Haffner 1998): scaled into a square of 20 × 20 pixels without changing their
 * shape, and put so that the centre of mass of the ink lies in the middle of 28 × 28. Whatever is written, wherever and however large, so comes to the
 * same place.
 */

/** Height and width. */
export const SIDE = 28;
const BOX = 20;

/** @param strokes in any units, y downwards @param radius of the pen, in pixels */
export function onSheet(strokes: readonly Stroke[], radius: number): Uint8Array {
  const places = strokes.flat();
  if (places.length === 0) return new Uint8Array(SIDE * SIDE);
  const [left, right] = ends(places, 0);
  const [top, bottom] = ends(places, 1);
  const largest = Math.max(right - left, bottom - top);
  const scale = largest > 0 ? (BOX - 2 * radius) / largest : 1;
  const scaled = strokes.map((stroke) =>
    stroke.map(([x, y]): Place => [scale * (x - (left + right) / 2), scale * (y - (top + bottom) / 2)]),
  );
  const put = ([dx, dy]: Place) =>
    penned(
      scaled.map((stroke) => stroke.map(([x, y]): Place => [x + SIDE / 2 + dx, y + SIDE / 2 + dy])),
      SIDE,
      radius,
    );
  const [mx, my] = middleOf(put([0, 0]));
  return put([SIDE / 2 - mx, SIDE / 2 - my]);
}

const ends = (places: readonly Place[], axis: 0 | 1): [number, number] =>
  places.reduce<[number, number]>(
    ([low, high], place) => [Math.min(low, place[axis]), Math.max(high, place[axis])],
    [Infinity, -Infinity],
  );

/** The centre of mass of a sheet's ink, in pixels; its middle if there is none. */
function middleOf(pixels: Uint8Array): Place {
  let [sum, x, y] = [0, 0, 0];
  pixels.forEach((ink, i) => {
    sum += ink;
    x += ink * ((i % SIDE) + 0.5);
    y += ink * (Math.floor(i / SIDE) + 0.5);
  });
  return sum > 0 ? [x / sum, y / sum] : [SIDE / 2, SIDE / 2];
}
