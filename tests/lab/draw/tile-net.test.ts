import { describe, expect, test } from 'vitest';
import { edgeWidth, placeTiles, TILE_CELLS, tileEdges, tileSheet } from '../../../src/lab/draw/charts/tile-net.ts';
import { alive, redrawMark } from '../../../src/lab/draw/live-marks.ts';
import { drawFigure, inPixels } from '../../../src/lab/draw/draw.ts';
import { parseHTML } from 'linkedom';

const layer = (inputs: number, units: number) => ({
  units,
  kernel: Array.from({ length: inputs * units }, (_, i) => (i % 2 === 0 ? 1 : -1)),
  bias: Array<number>(units).fill(0),
});
const { document } = parseHTML('<!doctype html><html><body></body></html>') as unknown as { document: Document };
const frame = { width: 320, height: 208, cell: 2 };

describe('a net of tiles', () => {
  test('has room for six layers of eight units on the narrowest phone: no two tiles touch, none leaves the frame', () => {
    const { units, side } = placeTiles(
      { inputs: 7, layers: [layer(7, 8), ...Array.from({ length: 5 }, () => layer(8, 8)), layer(8, 1)] },
      frame,
    );
    expect(units).toHaveLength(7 + 48 + 1);
    for (const [i, a] of units.entries()) {
      expect(Math.min(a.left, a.top)).toBeGreaterThanOrEqual(0);
      expect(a.left + side).toBeLessThanOrEqual(frame.width);
      expect(a.top + side).toBeLessThanOrEqual(frame.height);
      for (const b of units.slice(i + 1))
        expect(Math.max(Math.abs(a.left - b.left), Math.abs(a.top - b.top))).toBeGreaterThan(side);
    }
  });

  test('its edges go from the right side of a tile to the left side of one of the next column', () => {
    const { units, edges, side } = placeTiles({ inputs: 2, layers: [layer(2, 3), layer(3, 1)] }, frame);
    expect(edges.map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [0, 3],
      [0, 4],
      [1, 2],
      [1, 3],
      [1, 4],
      [2, 5],
      [3, 5],
      [4, 5],
    ]);
    for (const { x1, y1, x2, y2, from, to } of edges) {
      expect([x1, y1]).toEqual([units[from]!.left + side, units[from]!.y]);
      expect([x2, y2]).toEqual([units[to]!.left, units[to]!.y]);
    }
  });

  test('all tiles are one sheet, upright, paper between them', () => {
    const net = placeTiles({ inputs: 1, layers: [layer(1, 1)] }, frame);
    // Low below, high above.
    const map = Array.from({ length: 400 }, (_, i) => Math.floor(i / 20));
    const { values, columns, rows } = tileSheet(net, [map, undefined], frame);
    expect([columns, rows]).toEqual([160, 104]);
    expect(values.filter((value) => !Number.isNaN(value))).toHaveLength(TILE_CELLS ** 2);
    const { left, top } = net.units[0]!;
    const at = (row: number) => values[(top / 2 + row) * columns + left / 2]!;
    expect(at(0)).toBeGreaterThan(at(TILE_CELLS - 1));
    expect(at(-1)).toBeNaN();
  });

  test('colour and dash tell the sign, width the size; of 0 there is no edge; all but those into a picked unit are faint', () => {
    const { edges } = placeTiles(
      { inputs: 1, layers: [{ units: 3, kernel: [2, -2, 0], bias: [0, 0, 0] }, layer(3, 1)] },
      frame,
    );
    const group = tileEdges(edges, 1)(undefined, {}, undefined, { width: 0, height: 0, marginTop: 0 }, { document });
    const [positive, negative] = [...group.children];
    expect(positive!.getAttribute('stroke')).toBe('var(--indigo)');
    expect(negative!.getAttribute('stroke')).toBe('var(--ochre)');
    expect(negative!.getAttribute('stroke-dasharray')).not.toBeNull();
    expect(positive!.children).toHaveLength(1 + 2);
    expect(negative!.children).toHaveLength(1 + 1);
    const faint = (line: Element) => line.hasAttribute('stroke-opacity');
    expect([...positive!.children].map(faint)).toEqual([false, true, true]);
    expect([...negative!.children].map(faint)).toEqual([true, true]);
    expect(edgeWidth(2)).toBeCloseTo(2 * edgeWidth(-1), 12);
    expect(edgeWidth(1e6)).toBe(edgeWidth(100));
  });
});

test('a mark that is alive is drawn anew alone, by its panel’s scales', () => {
  const bar = (value: number) =>
    alive('bar', (_index, { x = (v) => v }, _values, _size, { document }) => {
      const line = document.createElementNS('http://www.w3.org/2000/svg', 'line');
      line.setAttribute('x2', String(x(value)));
      return line;
    });
  const svg = drawFigure(
    [
      {
        ...inPixels(100, 20),
        place: { left: 5, top: 7, width: 100 },
        x: { domain: [0, 10], range: [0, 100] },
        marks: [bar(3)],
      },
      { ...inPixels(60, 30), place: { left: 120, top: 40, width: 60 }, title: '二', marks: [] },
    ],
    { document, width: 200, prefix: 't' },
  );
  const panels = [...svg.children].filter(({ localName }) => localName === 'svg');
  expect(panels.map((panel) => ['x', 'y', 'width'].map((name) => panel.getAttribute(name)))).toEqual([
    ['5', '7', '100'],
    ['120', '64', '60'],
  ]);
  expect(svg.getAttribute('height')).toBe('94');
  expect(svg.querySelector('[data-live]')!.getAttribute('x2')).toBe('30');
  redrawMark(svg, 'bar', bar(8));
  expect(svg.querySelectorAll('[data-live]')).toHaveLength(1);
  expect(svg.querySelector('[data-live]')!.getAttribute('x2')).toBe('80');
  redrawMark(svg, 'none', bar(1));
});
