import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { curveAt, curveText, looksDrawn, readCurve } from '../../../src/math/enclosure/drawn-curve.ts';

const heights = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 60 });

describe('a drawn curve', () => {
  test('is read from a list, full-width signs too', () => {
    expect(readCurve('[0.1, .5,-3e-2 ]').curve?.heights).toEqual([0.1, 0.5, -0.03]);
    expect(readCurve('［０，１、0.5］').curve?.heights).toEqual([0, 1, 0.5]);
    expect(readCurve('【0，1】').curve?.heights).toEqual([0, 1]);
    expect(['[0,1]', '  ［0，1］', '【0】'].every(looksDrawn)).toBe(true);
    expect(['x', '(1)', '2*[1]', ''].some(looksDrawn)).toBe(false);
  });

  test('survives writing and reading', () => {
    fc.assert(
      fc.property(heights, (drawn) => {
        const rounded = drawn.map((h) => Number(h.toFixed(3)) + 0);
        expect(readCurve(curveText({ heights: drawn }, 3)).curve?.heights).toEqual(rounded);
      }),
    );
  });

  test('passes through its heights and is straight between them', () => {
    fc.assert(
      fc.property(heights, fc.nat(), fc.double({ min: 0, max: 1, noNaN: true }), (drawn, pick, share) => {
        const pieces = drawn.length - 1,
          i = pick % pieces,
          curve = { heights: drawn };
        expect(curveAt(curve, 0) + 0).toBe(drawn[0]! + 0);
        expect(Math.abs(curveAt(curve, 1) - drawn[pieces]!)).toBeLessThanOrEqual(1e-9 * 1e6);
        expect(curveAt(curve, (i + share) / pieces)).toBeCloseTo(drawn[i]! + share * (drawn[i + 1]! - drawn[i]!), 4);
      }),
    );
  });

  test.each<[string, number, RegExp]>([
    ['[0, 1', 5, /补上“\]”/],
    ['[0, 1] x', 6, /后面还有内容/],
    ['[]', 1, /第 1 个高度/],
    ['[1]', 1, /2 到 129 个/],
    ['[0, , 1]', 3, /第 2 个高度/],
    ['[0, x]', 4, /“x”/],
    ['[0, NaN]', 4, /“NaN”/],
    ['[0, Infinity]', 4, /“Infinity”/],
    ['[0, 1e999]', 4, /1e999/],
    ['[0, [1]]', 4, /后面还有内容|第 2 个高度/],
    [`[${'0,'.repeat(129)}0]`, 1, /这里有 130 个/],
    [`[${'0.123,'.repeat(1000)}0]`, 2000, /最多 2000 个字符/],
  ])('%.20s is refused', (text, position, message) => {
    const { fault } = readCurve(text);
    expect(fault?.message).toMatch(message);
    expect(Math.abs(fault!.position - position)).toBeLessThanOrEqual(3);
  });
});
