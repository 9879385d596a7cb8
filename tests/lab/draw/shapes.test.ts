import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { drawFigure, heatmap, polygons, type Figure } from '../../../src/lab/draw/draw.ts';

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

describe('heatmap', () => {
  /** The level of each cell, read back from the drawn paths. */
  const painted = (svg: SVGSVGElement, columns: number, rows: number): string => {
    const cells: string[] = Array.from({ length: columns * rows }, () => '.');
    for (const path of svg.querySelectorAll('path')) {
      for (const [, from, row, count, back] of path.getAttribute('d')!.matchAll(/M(\d+) (\d+)h(\d+)v1h-(\d+)z/g)) {
        expect(back).toBe(count);
        for (let c = Number(from); c < Number(from) + Number(count); c++) {
          expect(cells[Number(row) * columns + c], 'no cell is painted twice').toBe('.');
          cells[Number(row) * columns + c] = path.getAttribute('fill')!;
        }
      }
    }
    return cells.join('');
  };

  it('paints every cell once, in the colour of its level', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.infiniteStream(fc.integer({ min: 0, max: 3 })),
        (columns, rows, stream) => {
          const levels = Array.from({ length: columns * rows }, () => stream.next().value).join('');
          const svg = draw(
            heatmap(levels, { columns, x: [0, 10 * columns], y: [0, 10 * rows], colors: ['0', '1', '2', '3'] }),
            120,
          );
          expect(painted(svg, columns, rows)).toBe(levels);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('lies where its rectangle is', () => {
    const svg = draw(heatmap('01', { columns: 2, x: [20, 60], y: [10, 40], colors: ['a', 'b'] }), 100);
    expect(svg.querySelector('g[transform]')!.getAttribute('transform')).toBe('translate(20 10) scale(20 30)');
  });

  it('refuses digits that do not fill whole rows, or have no colour', () => {
    const options = { x: [0, 1], y: [0, 1], colors: ['a', 'b'] } as const;
    expect(() => heatmap('01010', { ...options, columns: 2 })).toThrow(RangeError);
    expect(() => heatmap('', { ...options, columns: 2 })).toThrow(RangeError);
    expect(() => heatmap('02', { ...options, columns: 2 })).toThrow(RangeError);
  });
});
