import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { drawFigure, polygons, type Figure } from '../../../src/lab/draw/draw.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');
const margins = { marginTop: 0, marginRight: 0, marginBottom: 0, marginLeft: 0 };
const draw = (mark: unknown, size: number) =>
  drawFigure(
    {
      height: size,
      ...margins,
      x: { axis: null, domain: [0, size], range: [0, size] },
      y: { axis: null, domain: [0, size], range: [0, size] },
      marks: [mark],
    } as Figure,
    { document, width: size, prefix: 'shapes' },
  );

describe('polygons', () => {
  it('takes corners through the scales, and settings from constants or from each datum', () => {
    const triangle = [
      [0, 0],
      [10, 0],
      [0, 20],
    ] as const;
    const svg = draw(
      polygons([triangle, []], {
        points: (d) => d,
        fill: (_d, i) => `var(--${i})`,
        stroke: 'var(--ink)',
        closed: true,
      }),
      100,
    );
    const [first, second] = svg.querySelectorAll('path');
    expect(first!.getAttribute('d')).toBe('M0,0L10,0L0,20Z');
    expect([first!.getAttribute('fill'), first!.getAttribute('stroke')]).toEqual(['var(--0)', 'var(--ink)']);
    expect(second!.getAttribute('d')).toBe('');
    const open = draw(polygons([triangle], { points: (d) => d, closed: false, strokeWidth: 2 }), 100);
    expect(open.querySelector('path')!.getAttribute('d')).not.toContain('Z');
    expect(open.querySelector('path')!.getAttribute('stroke-width')).toBe('2');
  });
});
