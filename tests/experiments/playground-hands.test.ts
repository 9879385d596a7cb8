import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeTiles } from '../../src/lab/draw/charts/tile-net.ts';
import {
  gripName,
  gripPlace,
  gripsOf,
  numberAt,
  pendingNumbers,
  touched,
  withNumber,
} from '../../src/experiments/playground/hands/numbers.ts';
import { drawn, MOST, readOwn, rubbed, writeOwn } from '../../src/experiments/playground/hands/own-points.ts';
import {
  isHeld,
  lengthened,
  nameOf,
  placeOf,
  resized,
  turnHeld,
} from '../../src/experiments/playground/hands/units.ts';
import { readNumberList } from '../../src/math/number-list.ts';

/** Two inputs, a hidden layer of three units, one output: kernels and biases by tens, so that each number tells where it stands. */
const layers = [
  { units: 3, kernel: [1, 2, 3, 4, 5, 6], bias: [7, 8, 9] },
  { units: 1, kernel: [10, 11, 12], bias: [13] },
];
const built = { layers: '3', inputs: '1100000', held: '' };
const net = placeTiles({ inputs: 2, layers }, { width: 300, height: 200, cell: 2 });

describe('numbers of a net in the hand', () => {
  test('the weights into a unit, then its bias, each where the run has it', () => {
    // The second hidden unit: from x₁, from x₂, its bias.
    expect(gripsOf(net, 3, 2).map((grip) => numberAt(layers, 2, grip))).toEqual([2, 5, 8]);
    expect(gripsOf(net, 5, 2).map((grip) => numberAt(layers, 2, grip))).toEqual([10, 11, 12, 13]);
    expect(gripsOf(net, 0, 2)).toEqual([]);
  });

  test('stand where they can be told apart: a weight nearer to where it comes from, a bias at its unit’s lower left corner', () => {
    const { left, top } = net.units[3]!;
    expect(gripPlace(net, { unit: 3 })).toEqual([left, top + net.side]);
    net.edges.forEach(({ x1, y1, x2, y2 }, edge) => {
      const [x, y] = gripPlace(net, { edge });
      expect([x, y]).toEqual([expect.closeTo(0.7 * x1 + 0.3 * x2, 6), expect.closeTo(0.7 * y1 + 0.3 * y2, 6)]);
    });
  });

  test('one is changed, all others stay', () => {
    const changed = gripsOf(net, 3, 2).map((grip) => readNumberList(withNumber(layers, 2, grip, -1)));
    expect(changed[1]).toEqual([1, 2, 3, 4, -1, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(changed[2]![7]).toBe(-1);
  });

  test('what is set and not shown yet is gone on from, unless it is of another net', () => {
    const set = Array.from({ length: 13 }, (_, i) => -i).join();
    expect(pendingNumbers(layers, set, '')[4]).toBe(-4);
    expect(pendingNumbers(layers, set, set)[4]).toBe(5);
    expect(pendingNumbers(layers, '1,2', '')[4]).toBe(5);
  });

  test('are called by where they lead', () => {
    expect(gripsOf(net, 3, 2).map((grip) => gripName(net, built, grip))).toEqual([
      '输入 x₁到第 1 层第 2 个单元的权重',
      '输入 x₂到第 1 层第 2 个单元的权重',
      '第 1 层第 2 个单元的偏置',
    ]);
  });

  test('a finger takes the unit that it comes down on, else the nearest edge; of a unit that is picked its numbers first', () => {
    const { x, y } = net.units[3]!;
    expect(touched(net, [x + 2, y - 1], undefined, 2)).toEqual({ unit: 3, grip: { unit: 3 } });
    expect(touched(net, [net.units[0]!.x, net.units[0]!.y], undefined, 2)).toEqual({ unit: 0 });
    const last = net.edges.length - 1,
      edge = net.edges[last]!;
    const middle = [(edge.x1 + edge.x2) / 2, (edge.y1 + edge.y2) / 2 + 3] as const;
    expect(touched(net, middle, undefined, 2)).toEqual({ unit: 5, grip: { edge: last } });
    const grip = gripsOf(net, 4, 2)[0]!,
      [u, v] = gripPlace(net, grip);
    expect(touched(net, [u + 6, v + 4], 4, 2)).toEqual({ grip });
    expect(touched(net, [150, -100], undefined, 2)).toEqual({});
  });
});

describe('a net built by hand', () => {
  test('names and places of its units', () => {
    const deep = { layers: '3,2', inputs: '1100100', held: '' };
    expect([0, 2, 3, 7, 8].map((unit) => nameOf(deep, unit))).toEqual([
      '输入 x₁',
      '输入 x₁x₂',
      '第 1 层第 1 个单元',
      '第 2 层第 2 个单元',
      '输出单元',
    ]);
    expect(placeOf(deep, 9)).toBeUndefined();
  });

  test('units and layers come and go; a layer without units is gone', () => {
    expect(resized(built, 1, 1).layers).toBe('4');
    expect(resized({ ...built, layers: '1,2' }, 1, -1).layers).toBe('2');
    expect(resized({ ...built, layers: '8' }, 1, 1).layers).toBe('8');
    expect(resized(built, 4, 1)).toEqual(built);
    expect(lengthened({ ...built, layers: '4,2' }, 1).layers).toBe('4,4,2');
    expect(lengthened({ ...built, layers: '4,2' }, 0).layers).toBe('4,4,2');
    expect(lengthened({ ...built, layers: '4,2' }, 2).layers).toBe('4,2,2');
    expect(lengthened({ ...built, layers: '' }, 0).layers).toBe('4');
    expect(lengthened({ ...built, layers: '1,1,1,1,1,1' }, 0).layers).toBe('1,1,1,1,1,1');
  });

  test('a unit that is held stays the same unit while the net about it changes', () => {
    // The second unit of the second layer, and the output.
    const held = { layers: '3,2', inputs: '1100000', held: '5,6' };
    expect(resized(held, 1, 1).held).toBe('6,7');
    expect(lengthened(held, 0).held).toBe('8,9');
    expect(resized(held, 2, -1).held).toBe('5');
    expect(resized({ ...held, layers: '1,2', held: '1,3' }, 1, -1).held).toBe('2');
    expect(turnHeld(held, 2)).toBe('1,5,6');
    expect(turnHeld(held, 6)).toBe('6');
    expect([5, 6].map((unit) => isHeld(held, unit))).toEqual([false, true]);
  });
});

describe('the reader’s own points', () => {
  test('come back from the parameters as they were drawn, classes and values', () => {
    const point = fc.tuple(fc.integer({ min: -60, max: 60 }), fc.integer({ min: -60, max: 60 }));
    const places = fc.array(fc.record({ at: point, value: fc.constantFrom(0, 1) }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(places, fc.boolean(), (all, regression) => {
        const own = all.map(({ at, value }) => ({ at: [at[0] / 20, at[1] / 20] as const, value }));
        const written = writeOwn(own, regression);
        const classes = new Set(own.map(({ value }) => value)).size;
        if (!regression && classes < 2) return void expect(written).toBeUndefined();
        const sorted = regression ? own : own.toSorted((a, b) => a.value - b.value);
        expect(readOwn(written!)).toEqual(sorted.map(({ at, value }) => ({ at: [at[0] + 0, at[1] + 0], value })));
      }),
    );
  });

  test('a stroke puts points apart, on the grid, and no more than a link carries', () => {
    const one = drawn([], [0.511, -1.02], 1, undefined);
    expect(one).toEqual([{ at: [0.5, -1], value: 1 }]);
    expect(drawn([], [0.56, -1.04], 0, undefined)).toEqual([{ at: [0.55, -1.05], value: 0 }]);
    expect(drawn(one, [0.6, -1], 1, [0.5, -1])).toHaveLength(1);
    expect(drawn(one, [0.85, -1], 1, [0.5, -1])).toHaveLength(2);
    const full = Array.from({ length: MOST }, () => one[0]!);
    expect(drawn(full, [2, 2], 0, undefined)).toHaveLength(MOST);
    expect(rubbed([...one, { at: [1, 1], value: 0 }], [0.6, -0.9])).toEqual([{ at: [1, 1], value: 0 }]);
  });
});
