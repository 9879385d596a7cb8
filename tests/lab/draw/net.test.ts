import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inPixels } from '../../../src/lab/draw/draw.ts';
import { netNumbers, numberMarks } from '../../../src/lab/draw/charts/net-numbers.ts';
import { netMarks, placeNet, type NetShape } from '../../../src/lab/draw/charts/net.ts';
import { series } from '../../../src/lab/draw/series.ts';
import { readFigure } from '../../drawings/read-marks.ts';

const frame = { left: 20, right: 320, top: 20, bottom: 220 };
const xor: NetShape = {
  inputs: 2,
  layers: [
    { units: 2, kernel: [1, -2, 3, 0], bias: [-0.5, 1.5] },
    { units: 1, kernel: [4, -5], bias: [0] },
  ],
};

describe('a net', () => {
  it('stands in columns from its inputs to its output, each in the middle of the height', () => {
    const { units } = placeNet(xor, frame);
    expect(units.map(({ column, row, x }) => [column, row, x])).toEqual([
      [0, 0, 20],
      [0, 1, 20],
      [1, 0, 170],
      [1, 1, 170],
      [2, 0, 320],
    ]);
    for (let column = 0; column < 3; column++) {
      const heights = units.filter((unit) => unit.column === column).map(({ y }) => y);
      expect(heights.reduce((sum, y) => sum + y, 0) / heights.length).toBeCloseTo(120);
    }
    expect(units.map(({ bias }) => bias)).toEqual([undefined, undefined, -0.5, 1.5, 0]);
  });

  it('stays in its frame however wide it is', () => {
    const { units } = placeNet({ inputs: 60, layers: [{ units: 1, kernel: Array(60).fill(1), bias: [0] }] }, frame);
    expect(Math.min(...units.map(({ y }) => y))).toBeCloseTo(20);
    expect(Math.max(...units.map(({ y }) => y))).toBeCloseTo(220);
  });

  it('leads every weight from the unit that it reads to the unit that it serves', () => {
    const { units, edges } = placeNet(xor, frame);
    const at = (x: number, y: number) => units.findIndex((unit) => unit.x === x && unit.y === y);
    expect(edges.map(({ x1, y1, x2, y2, weight }) => [at(x1, y1), at(x2, y2), weight])).toEqual([
      [0, 2, 1],
      [0, 3, -2],
      [1, 2, 3],
      [1, 3, 0],
      [2, 4, 4],
      [3, 4, -5],
    ]);
    const skipped = placeNet({ ...xor, skip: [7, 8] }, frame).edges.slice(6);
    expect(skipped.map(({ x1, x2, weight }) => [x1, x2, weight])).toEqual([
      [20, 320, 7],
      [20, 320, 8],
    ]);
  });

  it('refuses weights that do not fit', () => {
    expect(() => placeNet({ inputs: 3, layers: xor.layers }, frame)).toThrow(RangeError);
    expect(() => placeNet({ inputs: 1, layers: [{ units: 1, kernel: [1], bias: [] }] }, frame)).toThrow(RangeError);
  });

  it('is drawn with its signs as colours and its sizes as widths', () => {
    const [panel] = readFigure(
      { ...inPixels(340, 240), marks: netMarks(placeNet(xor, frame), { radius: 7, thickness: 0.5 }) },
      340,
    );
    const widths = (color: string) =>
      panel!.find({ stroke: color, tag: 'path' }).map((mark) => Number(mark.attribute('stroke-width')));
    expect(widths(series.deep.color)).toEqual([0.5, 1.5, 2]);
    expect(widths(series.shallow.color)).toEqual([1, 2.5]);
    expect(panel!.find({ tag: 'circle' })).toHaveLength(5);
    for (const negative of panel!.find({ stroke: series.shallow.color }))
      expect(negative.attribute('stroke-dasharray')).not.toBeNull();
  });
});

describe('numbers on a net', () => {
  const format = (value: number) => String(value);

  it('are the weights, on their edges, and the biases, under their units', () => {
    const placed = placeNet(xor, { left: 30, right: 600, top: 30, bottom: 400 });
    const numbers = netNumbers(placed, { radius: 7, format });
    expect(numbers.map(({ text }) => text).toSorted()).toEqual(['-0.5', '-2', '-5', '1', '1.5', '3', '4'].toSorted());
    const edges = placed.edges.filter(({ weight }) => weight !== 0);
    for (const { x1, y1, x2, y2, weight } of edges) {
      const { x, y, color } = numbers.find(({ text }) => text === String(weight))!;
      expect((x - x1) * (y2 - y1)).toBeCloseTo((y - y1) * (x2 - x1), 6);
      expect(x).toBeGreaterThan(x1);
      expect(x).toBeLessThan(x2);
      expect(color).toBe(weight > 0 ? series.deep.color : series.shallow.color);
    }
    const [panel] = readFigure({ ...inPixels(640, 440), marks: [numberMarks(numbers)] }, 640);
    expect(panel!.placeOf('4')).toEqual([
      numbers.find(({ text }) => text === '4')!.x,
      numbers.find(({ text }) => text === '4')!.y,
    ]);
  });

  it('never touch each other or a unit, at any size; the thickest edges are served first', () => {
    const net = fc
      .tuple(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 8 }), fc.integer({ min: 60, max: 700 }))
      .map(([inputs, units, width]) => ({
        width,
        shape: {
          inputs,
          layers: [
            {
              units,
              kernel: Array.from({ length: inputs * units }, (_, i) => (i % 7) - 3),
              bias: Array(units).fill(0.5),
            },
            { units: 1, kernel: Array(units).fill(9), bias: [0] },
          ],
        },
      }));
    fc.assert(
      fc.property(net, ({ width, shape }) => {
        const placed = placeNet(shape, { left: 20, right: width, top: 20, bottom: 200 });
        const numbers = netNumbers(placed, { radius: 7, format });
        const boxes = [
          ...placed.units.map(({ x, y }) => ({ x, y, w: 14, h: 14 })),
          ...numbers.map(({ x, y, text }) => ({ x, y, w: 6 * text.length, h: 15 })),
        ];
        for (const [i, a] of boxes.entries()) {
          for (const b of boxes.slice(Math.max(i + 1, placed.units.length)))
            expect(Math.abs(a.x - b.x) >= (a.w + b.w) / 2 || Math.abs(a.y - b.y) >= (a.h + b.h) / 2).toBe(true);
        }
      }),
    );
    const narrow = placeNet(
      { inputs: 2, layers: [{ units: 1, kernel: [1, 9], bias: [0] }] },
      { left: 20, right: 60, top: 20, bottom: 40 },
    );
    expect(netNumbers(narrow, { radius: 7, format }).map(({ text }) => text)).toEqual(['9']);
  });
});
