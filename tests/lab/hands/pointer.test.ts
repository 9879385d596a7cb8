import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clamp, pointerPlace, toDrawing, toPlane, within, type Point } from '../../../src/lab/hands/pointer.ts';

const number = fc.double({ min: -50, max: 50, noNaN: true });
const length = fc.double({ min: 1, max: 400, noNaN: true });
const span = fc.tuple(number, length).map(([low, size]): Point => [low, low + size]);
const planeWindow = fc.record({ left: number, top: number, width: length, height: length, x: span, y: span });
const close = ([a, b]: Point, [c, d]: Point) => {
  expect(a).toBeCloseTo(c, 6);
  expect(b).toBeCloseTo(d, 6);
};

/** An SVG matrix: (x, y) ↦ (a x + c y + e, b x + d y + f). */
const matrix = (a: number, b: number, c: number, d: number, e: number, f: number) => ({
  ...{ a, b, c, d, e, f },
  inverse: () => {
    const det = a * d - b * c;
    return matrix(d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det);
  },
});

it('a pointer is where the drawing, moved, turned and scaled to the screen, has the place under it', () => {
  const turn = fc.double({ min: -3, max: 3, noNaN: true }),
    scale = fc.double({ min: 0.2, max: 5, noNaN: true });
  fc.assert(
    fc.property(number, number, turn, scale, number, number, (x, y, angle, s, e, f) => {
      const [cos, sin] = [s * Math.cos(angle), s * Math.sin(angle)];
      const frame = { getScreenCTM: () => matrix(cos, sin, -sin, cos, e, f) as unknown as DOMMatrix };
      close(pointerPlace(frame, { clientX: cos * x - sin * y + e, clientY: sin * x + cos * y + f }), [x, y]);
    }),
  );
});

it('the plane stands upright in its box: its corners are the box’s, y upwards, and between them all is straight', () => {
  fc.assert(
    fc.property(planeWindow, number, number, (shown, x, y) => {
      const { left, top, width, height } = shown;
      close(toPlane(shown, [left, top]), [shown.x[0], shown.y[1]]);
      close(toPlane(shown, [left + width, top + height]), [shown.x[1], shown.y[0]]);
      close(toPlane(shown, [left + width / 4, top + height / 2]), [
        0.75 * shown.x[0] + 0.25 * shown.x[1],
        (shown.y[0] + shown.y[1]) / 2,
      ]);
      close(toDrawing(shown, toPlane(shown, [x, y])), [x, y]);
    }),
  );
});

it('the nearest place that is shown: a place that is shown itself, else on the border, no other nearer', () => {
  const shown = { x: [0, 1], y: [-2, 3] } as const;
  fc.assert(
    fc.property(
      number,
      number,
      fc.double({ min: 0, max: 1, noNaN: true }),
      fc.double({ min: -2, max: 3, noNaN: true }),
      (x, y, u, v) => {
        const [a, b] = within(shown, [x, y]);
        expect([a, b]).toEqual([clamp(a, shown.x), clamp(b, shown.y)]);
        expect(Math.hypot(a - x, b - y)).toBeLessThanOrEqual(Math.hypot(u - x, v - y) + 1e-9);
      },
    ),
  );
});
