/** From a pointer to the place of the plane that it points at: first in the units of the drawing, then in those of the plane. */

export type Point = readonly [x: number, y: number];

/** Where a pointer is in an SVG element's own units: those of its viewBox, or those of a group in it, however it is turned and scaled. */
export function pointerPlace(
  frame: Pick<SVGGraphicsElement, 'getScreenCTM'>,
  { clientX, clientY }: Pick<PointerEvent, 'clientX' | 'clientY'>,
): Point {
  const { a, b, c, d, e, f } = frame.getScreenCTM()!.inverse();
  return [a * clientX + c * clientY + e, b * clientX + d * clientY + f];
}

export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A part of the plane as it is drawn: the box that it fills, in units of the drawing, and what the box's sides span; y upwards. */
export interface PlaneWindow extends Box {
  x: Point;
  y: Point;
}

/** The place of the plane that is drawn there; beyond the box too. */
export const toPlane = ({ left, top, width, height, x, y }: PlaneWindow, [px, py]: Point): Point => [
  x[0] + ((px - left) / width) * (x[1] - x[0]),
  y[1] - ((py - top) / height) * (y[1] - y[0]),
];

/** Where a place of the plane is drawn. */
export const toDrawing = ({ left, top, width, height, x, y }: PlaneWindow, [px, py]: Point): Point => [
  left + ((px - x[0]) / (x[1] - x[0])) * width,
  top + ((y[1] - py) / (y[1] - y[0])) * height,
];

/** The nearest value between two ends, whichever of them is the lower: axes may run backwards. */
export const clamp = (value: number, [a, b]: Point): number =>
  Math.min(Math.max(a, b), Math.max(Math.min(a, b), value));

/** The nearest place that the window shows. */
export const within = ({ x, y }: Pick<PlaneWindow, 'x' | 'y'>, [px, py]: Point): Point => [clamp(px, x), clamp(py, y)];
