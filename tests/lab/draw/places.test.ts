import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot } from '../../../src/lab/draw/draw.ts';
import { lineEnds } from '../../../src/lab/draw/line-ends.ts';
import { plotWindow } from '../../../src/lab/draw/plot-window.ts';
import { toDrawing } from '../../../src/lab/hands/pointer.ts';
import { drawn } from '../../drawings/read-marks.ts';

const sides = { x: [-1, 3], y: [0, 2] } as const;

describe('the ends of a line in a rectangle', () => {
  it('lie on the line and on the border, two of them or none', () => {
    const part = fc.double({ min: -4, max: 4, noNaN: true }).map((v) => Math.round(v * 8) / 8);
    fc.assert(
      fc.property(part, part, part, (a, b, c) => {
        const ends = lineEnds([a, b, c], sides);
        if (!ends) return;
        for (const [x, y] of ends) {
          expect(a * x + b * y + c).toBeCloseTo(0, 9);
          const off = Math.min(Math.abs(x + 1), Math.abs(x - 3), Math.abs(y), Math.abs(y - 2));
          expect(off).toBeLessThan(1e-9);
        }
      }),
    );
    expect(lineEnds([1, 0, -1], sides)).toEqual([
      [1, 0],
      [1, 2],
    ]);
    expect(lineEnds([1, 0, -4], sides)).toBeUndefined();
    expect(lineEnds([1, 1, 1], sides)).toBeUndefined(); // through the corner alone
    expect(lineEnds([0, 0, 0], sides)).toBeUndefined();
  });
});

describe('the window of a drawn panel', () => {
  const panel = (y: object) => ({
    title: '图',
    height: 200,
    x: { domain: [0, 4] },
    y,
    marks: [dot([[1, 10]], { r: 3, fill: 'var(--plum)' })],
  });

  it.each([
    ['linear', { domain: [0, 20] }, 10],
    ['logarithmic, in powers of ten', { type: 'log', domain: [1, 1000] }, 1],
  ])('says where a place is drawn: %s', (_, y, height) => {
    for (const width of [340, 680]) {
      const svg = drawn([panel({ domain: [0, 1] }), panel(y)], width);
      const window = plotWindow(svg, 1)!;
      const [px, py] = toDrawing(window, [1, height]);
      const inner = svg.querySelectorAll(':scope > svg')[1]!;
      const circle = inner.querySelector('circle')!;
      expect(px).toBeCloseTo(Number(inner.getAttribute('x')) + Number(circle.getAttribute('cx')), 6);
      expect(py).toBeCloseTo(Number(inner.getAttribute('y')) + Number(circle.getAttribute('cy')), 6);
    }
    expect(plotWindow(drawn([panel(y)], 340), 1)).toBeUndefined();
  });
});
