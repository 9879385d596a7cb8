import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstLines, withFirstLines } from '../../../src/math/plane/first-lines.ts';
import { foldingNet, type PlaneNet } from '../../../src/math/plane/folding-net.ts';
import { box, corners, countOf, linearRegions, type Form } from '../../../src/math/plane/linear-regions.ts';
import { lineDecimals, placedLines, placeLine, unitLine, type Line } from '../../../src/math/plane/placed-lines.ts';
import { randomNet } from '../../../src/math/plane/random-net.ts';
import { formulaIn } from '../../../src/math/plane/region-map.ts';
import { random } from '../../../src/math/random.ts';

describe('lines as readers place them', () => {
  test('a line has its positive side at the left of the way from the first place to the second', () => {
    const [up, down, none] = placedLines('0.5,0 0.5,1; 0.5,1 0.5,0; 0.2,0.2 0.2,0.2');
    expect(unitLine(up!)).toEqual([-1, 0, 0.5]);
    expect(unitLine(down!)).toEqual([1, 0, -0.5]);
    expect(none).toBeUndefined();
  });

  test('what is placed is read again, and nothing else moves', () => {
    const angle = fc.double({ min: -3.1, max: 3.1, noNaN: true });
    const near = fc.constantFrom<[number, number]>([0, 0], [0.5, 0.5]);
    fc.assert(
      fc.property(angle, fc.double({ min: -1, max: 1, noNaN: true }), fc.nat(3), near, (turn, off, i, middle) => {
        const [a, b] = [Math.cos(turn), Math.sin(turn)];
        const line: Line = [a, b, off - a * middle[0] - b * middle[1]];
        const before = '0.1,0.2 0.3,0.4; -1,0 1,0';
        const after = placedLines(placeLine(before, i, line, middle));
        const read = unitLine(after[i]!)!;
        for (const k of [0, 1, 2]) expect(Math.abs(read[k]! - line[k]!)).toBeLessThan(0.003);
        expect(after).toHaveLength(Math.max(2, i + 1));
        placedLines(before).forEach((other, j) => j !== i && expect(after[j]).toEqual(other));
        for (let j = 2; j < i; j++) expect(after[j]).toBeUndefined();
      }),
    );
  });

  test('no line has no direction', () => {
    expect(unitLine([0n, 0n, 5n])).toBeNull();
    expect(lineDecimals([0n, 0n, -1n])).toBeNull();
    expect(lineDecimals([3n, -4n, 1n])).toEqual([0.6, -0.8, 0.2]);
  });
});

/** The net's value at a place, layer by layer, in plain numbers. */
function valueAt({ layers, readout, scale }: PlaneNet, place: readonly number[]): number {
  let seen = [...place];
  for (const { weights, biases } of layers)
    seen = weights.map((row, j) =>
      Math.max(
        0,
        row.reduce((sum, w, i) => sum + Number(w) * seen[i]!, Number(biases[j]!)),
      ),
    );
  return seen.reduce((sum, value, j) => sum + Number(readout[j]!) * value, 0) / scale;
}

describe('a net with lines of its first layer elsewhere', () => {
  const built = foldingNet([4, 4, 4], random(0, 'lines'));
  const drawn = randomNet([5, 4, 3], 'spread', random(1, 'weights'), random(1, 'biases'));

  test('without any it is the same net', () => {
    expect(withFirstLines(built, [])).toBe(built);
    expect(withFirstLines(built, [undefined, undefined, undefined, undefined, built.layers[0]!.biases as never])).toBe(
      built,
    );
  });

  test('where its own lines are placed it is the same function, and has as many regions', () => {
    for (const net of [built, drawn]) {
      const same = withFirstLines(net, firstLines(net));
      expect(countOf(same.layers)).toBe(countOf(net.layers));
      for (const place of [
        [0.1, 0.2],
        [0.7, 0.9],
        [-0.6, 0.4],
      ])
        expect(valueAt(same, place)).toBeCloseTo(valueAt(net, place), 4);
    }
  });

  test('the unit’s line is the one that was placed, its weights as long as before, the side as told; the others stay', () => {
    const moved = withFirstLines(drawn, [undefined, ...placedLines('-0.2,0.3 0.6,-0.1')]);
    const [before, after] = [firstLines(drawn), firstLines(moved)];
    const length = ([a, b]: Form) => Math.hypot(Number(a), Number(b));
    const STEPS = 2 ** 20;
    after.forEach((line, j) => {
      expect(length(line) / STEPS / length(before[j]!)).toBeCloseTo(1, 6);
      if (j !== 1) expect(line).toEqual(before[j]!.map((part) => part * BigInt(STEPS)));
    });
    const [a, b, c] = unitLine(after[1]!)!;
    expect(a * -0.2 + b * 0.3 + c).toBeCloseTo(0, 5);
    expect(a * 0.6 + b * -0.1 + c).toBeCloseTo(0, 5);
    expect(a * 1 + b * 1 + c).toBeGreaterThan(0);
    expect(moved.layers.slice(1).map(({ weights }) => weights)).toEqual(
      drawn.layers.slice(1).map(({ weights }) => weights),
    );
  });

  test('in each of its regions its value is the formula told of the region', () => {
    const moved = withFirstLines(drawn, placedLines('0,0.4 0.5,0; 0.1,-1 0.2,1'));
    let far = 0;
    for (const region of linearRegions(moved.layers, box(-1n, -1n, 1n, 1n))) {
      const [a, b, c] = formulaIn(region, moved);
      const places = corners(region).map(([x, y, w]) => [Number(x) / Number(w), Number(y) / Number(w)] as const);
      const [x, y] = [0, 1].map((k) => places.reduce((sum, place) => sum + place[k]!, 0) / places.length) as [
        number,
        number,
      ];
      far = Math.max(far, Math.abs(a * x + b * y + c - valueAt(moved, [x, y])));
    }
    expect(far).toBeLessThan(2e-3);
  });

  test('a unit that had no line gets one, with weights of length 1', () => {
    const wide = foldingNet([5, 3], random(0, 'lines'));
    expect(lineDecimals(firstLines(wide)[4]!)).toBeNull();
    const moved = withFirstLines(wide, placedLines('0,0 0,0; 0,0 0,0; 0,0 0,0; 0,0 0,0; 0,0.25 1,0.25'));
    expect(firstLines(moved)[4]).toEqual([0n, BigInt(2 ** 20), -BigInt(2 ** 18)]);
  });
});
