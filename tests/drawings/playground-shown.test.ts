import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type experiment from '../../src/experiments/playground/experiment.ts';
import { layoutOf, ROW } from '../../src/experiments/playground/drawn/layout.ts';
import { shownMap } from '../../src/experiments/playground/drawn/maps.ts';
import { netOf } from '../../src/experiments/playground/drawn/net.ts';
import { linesMark, piecesMark } from '../../src/experiments/playground/drawn/over-map.ts';
import type { Shown } from '../../src/experiments/playground/drawn/surface.ts';
import figure, { drawing } from '../../src/experiments/playground/figure.ts';
import { drawFigure } from '../../src/lab/draw/draw.ts';
import { redrawMark } from '../../src/lab/draw/live-marks.ts';
import { publishedDrawings } from './published.ts';
import { readFigure, type Point } from './read-marks.ts';

/** What the reader asks to see over the map. */

const runs = publishedDrawings<typeof experiment>('playground', figure);
const xor = runs.find(({ params }) => params.dataset === 'xor' && params.activation === 'relu')!;
const circle = runs[0]!;
const surfaceOf = ({ result, params }: typeof xor, shown: Shown, width = 680) =>
  readFigure(drawing(result, params, { width }, shown), width)[1]!;

describe('over the map', () => {
  it('the lines of the first layer run from border to border where their units answer 0', () => {
    const [first] = xor.result.layers;
    const { runs: lines } = surfaceOf(xor, { lines: true }).only({ 'stroke-dasharray': '6 4' });
    expect(lines).toHaveLength(4);
    lines.forEach((ends, j) => {
      expect(ends).toHaveLength(2);
      for (const [x, y] of ends) {
        const [a, b, c] = [first!.kernel[j]!, first!.kernel[4 + j]!, first!.bias[j]!];
        expect(Math.abs(a * x + b * y + c) / Math.hypot(a, b)).toBeLessThan(0.01);
        expect(Math.max(Math.abs(x), Math.abs(y))).toBeCloseTo(3, 2);
      }
    });
    for (const shown of [{}, { lines: false, pieces: true }])
      expect(surfaceOf(xor, shown).find({ 'stroke-dasharray': '6 4' })).toEqual([]);
  });

  it('the pieces stand with all their corners, and are gone where they are not counted', () => {
    const wanted = xor.result.pieces!.outlines;
    const found = surfaceOf(xor, { pieces: true }).only({ 'stroke-width': '0.6' });
    expect(found.runs).toHaveLength(wanted.length);
    // Each is closed.
    expect(found.attribute('d')!.match(/Z/g)).toHaveLength(wanted.length);
    wanted.forEach((corners, i) => corners.forEach((corner, k) => near(found.runs[i]![k]!, corner)));
    expect(
      surfaceOf(circle, { pieces: true })
        .find({ 'stroke-width': '0.6' })
        .flatMap(({ points }) => points),
    ).toEqual([]);
  });
  const near = ([x, y]: Point, [u, v]: Point) => expect(Math.hypot(x - u, y - v)).toBeLessThan(0.02);

  it('both are drawn anew alone as the whole drawing has them', () => {
    const { document } = parseHTML('<html><body></body></html>');
    const shown = { lines: true, pieces: true };
    const whole = ({ result, params }: Pick<typeof xor, 'result' | 'params'>) => {
      const svg = drawFigure(drawing(result, params, { width: 680 }, shown), {
        width: 680,
        document: document as unknown as Document,
        prefix: 'shown',
      }) as unknown as SVGSVGElement;
      const pathOf = (name: string) => svg.querySelector(`[data-live="${name}"]`)!.getAttribute('d');
      return { svg, paths: () => ['lines', 'pieces'].map(pathOf) };
    };
    const moved = structuredClone({ params: xor.params, result: xor.result });
    moved.result.layers[0]!.bias = moved.result.layers[0]!.bias.map((b) => b + 0.4);
    moved.result.pieces!.outlines = moved.result.pieces!.outlines.slice(1);
    const [before, after] = [whole(xor), whole(moved)];
    expect(before.paths()).not.toEqual(after.paths());
    redrawMark(before.svg, 'lines', linesMark(moved.result, '1100000'));
    redrawMark(before.svg, 'pieces', piecesMark(moved.result));
    expect(before.paths()).toEqual(after.paths());
  });

  it('in two colours a place is at one end or the other, on the side where its answer is', () => {
    for (const unit of [undefined, 3]) {
      const full = shownMap(circle.result, { unit }),
        two = shownMap(circle.result, { unit, sides: true });
      expect(two).toHaveLength(full.length);
      expect(new Set(Array.from(two)).size).toBeGreaterThan(1);
      Array.from(full).forEach((level, i) => expect(two[i]).toBe(level === 17 ? 17 : level > 17 ? 34 : 0));
    }
    // What is seen at a unit's name is that unit: the input x₁ from left to right.
    expect(Array.from(shownMap(circle.result, { unit: 0, sides: true })).slice(0, 20)).toEqual([
      ...new Array<number>(10).fill(34),
      ...new Array<number>(10).fill(0),
    ]);
  });

  it('says whose map is seen', () => {
    expect(surfaceOf(circle, { unit: 3, title: '第 1 层第 2 个单元' }).title).toBe('第 1 层第 2 个单元');
    expect([680, 340].map((width) => surfaceOf(circle, {}, width).title)).toEqual([
      '网络的回答：实心的点学，空心的考',
      '回答：实心学，空心考',
    ]);
  });
});

describe('the layout', () => {
  it.each([288, 340, 559, 560, 680, 899, 900, 980])('at %i px nothing lies over another, or outside', (width) => {
    const { net, surface, curves, bar, frame, height, tile } = layoutOf(width);
    const boxes = { net, surface, curves, bar };
    for (const [a, { left, top, ...size }] of Object.entries(boxes)) {
      expect(left).toBeGreaterThanOrEqual(0);
      expect(left + size.width).toBeLessThanOrEqual(width);
      expect(top + size.height).toBeLessThanOrEqual(height);
      for (const [b, other] of Object.entries(boxes)) {
        if (a === b) continue;
        const apart =
          left + size.width <= other.left ||
          other.left + other.width <= left ||
          top + size.height <= other.top ||
          other.top + other.height <= top;
        expect(apart, `${a} and ${b}`).toBe(true);
      }
    }
    expect([frame.width % frame.cell, frame.height % frame.cell, net.height - frame.height]).toEqual([0, 0, 2 * ROW]);
    // Nothing is given away at the edge.
    expect(Math.max(surface.left + surface.width, curves.left + curves.width)).toBe(width);
    if (width >= 560) expect(surface.left + surface.width).toBe(width);
    // Eight units of a column stand apart.
    expect(frame.height).toBeGreaterThanOrEqual(8 * tile);
    expect([curves.width, curves.height].every((length) => length >= 70)).toBe(true);
  });

  it('units are under the buttons’ row, tiles as large as the layout says', () => {
    for (const width of [340, 680]) {
      const layout = layoutOf(width);
      const { units, side } = netOf(circle.result, '1100000', layout);
      expect(side).toBe(layout.tile);
      expect(Math.min(...units.map(({ top }) => top))).toBeGreaterThanOrEqual(ROW);
      expect(units.at(-1)!.left + side).toBeLessThanOrEqual(layout.frame.width);
      // Four units of the first layer, evenly about the middle.
      const column = units.filter(({ column }) => column === 1).map(({ y }) => y);
      expect(Math.abs((column[0]! + column.at(-1)!) / 2 - (ROW + layout.frame.height / 2))).toBeLessThanOrEqual(3);
    }
  });
});
