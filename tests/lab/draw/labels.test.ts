import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart, endLabels } from '../../../src/lab/draw/text/labels.ts';
import { readFigure } from '../../drawings/read-marks.ts';

const wishes = fc.array(fc.integer({ min: -50, max: 350 }), { minLength: 1, maxLength: 9 });
const room = fc.record({ gap: fc.integer({ min: 1, max: 40 }), low: fc.integer({ min: -20, max: 100 }) });
const high = 300;

describe('labels that keep apart', () => {
  it('keep their order and their distance inside the room, as many as have room', () => {
    fc.assert(
      fc.property(wishes, room, (wished, { gap, low }) => {
        const placed = apart(wished, { gap, low, high });
        const fit = Math.floor((high - low) / gap) + 1;
        expect(placed.map((at) => at !== undefined)).toEqual(wished.map((_, i) => i < fit));
        const shown = wished.slice(0, fit).map((wish, i) => ({ wish, at: placed[i]!, i }));
        const order = shown.toSorted((a, b) => a.wish - b.wish || a.i - b.i);
        order.forEach(({ at }, i) => {
          expect(at).toBeGreaterThanOrEqual(low - 1e-6);
          expect(at).toBeLessThanOrEqual(high + 1e-6);
          if (i > 0) expect(at - order[i - 1]!.at).toBeGreaterThanOrEqual(gap - 1e-6);
        });
      }),
    );
  });

  it('move as little as can be, in least squares', () => {
    // The optimum's own conditions (Karush, Kuhn, Tucker): no small move of any run of touching labels is a gain that it may make.
    fc.assert(
      fc.property(wishes, room, (wished, { gap, low }) => {
        const placed = apart(wished, { gap, low, high });
        const shown = wished
          .map((wish, i) => ({ wish, at: placed[i]!, i }))
          .filter(({ at }) => at !== undefined)
          .toSorted((a, b) => a.wish - b.wish || a.i - b.i);
        const cost = (at: readonly number[]) => at.reduce((sum, y, i) => sum + (y - shown[i]!.wish) ** 2, 0);
        const allowed = (at: readonly number[]) =>
          at.every((y, i) => y >= low && y <= high && (i === 0 || y - at[i - 1]! >= gap));
        const best = shown.map(({ at }) => at);
        for (let from = 0; from < best.length; from++) {
          for (let to = from + 1; to <= best.length; to++) {
            for (const step of [-0.01, 0.01]) {
              const moved = best.map((at, i) => (i >= from && i < to ? at + step : at));
              if (allowed(moved)) expect(cost(moved)).toBeGreaterThanOrEqual(cost(best) - 1e-6);
            }
          }
        }
      }),
    );
  });

  it('stay where they are wished when that is far enough apart', () => {
    expect(apart([10, 200, 90], { gap: 16, low: 0, high: 300 })).toEqual([10, 200, 90]);
    expect(apart([100, 100], { gap: 16, low: 0, high: 300 })).toEqual([92, 108]);
    expect(apart([1, 2], { gap: 16, low: 0, high: 300 })).toEqual([0, 16]);
    expect(apart([NaN, 5, -Infinity], { gap: 16, low: 0, high: 300 })).toEqual([undefined, 5, undefined]);
    expect(apart([1, 2, 3], { gap: 10, low: 0, high: 10 })).toEqual([0, 10, undefined]);
  });

  it('need a room', () => {
    expect(() => apart([1], { gap: 0, low: 0, high: 1 })).toThrow(RangeError);
    expect(() => apart([1], { gap: 1, low: 1, high: 0 })).toThrow(RangeError);
  });
});

describe('texts at the ends of curves', () => {
  const panel = (y: object, ends: readonly number[], height = 200) =>
    readFigure(
      {
        height,
        x: { domain: [0, 1] },
        y,
        marks: [endLabels(ends.map((end, i) => ({ x: 1, y: end, text: `第${i}`, color: `var(--${i})` })))],
      },
      340,
    )[0]!;

  it('stand at the end of the curve, in its colour', () => {
    const { placeOf, find } = panel({ domain: [0, 10] }, [2, 8]);
    expect(placeOf('第0')[0]).toBeCloseTo(1);
    expect(placeOf('第0')[1]).toBeCloseTo(2);
    expect(placeOf('第1')[1]).toBeCloseTo(8);
    expect(find({ fill: 'var(--1)' }).map(({ text }) => text)).toEqual(['第1']);
  });

  it('keep 16 pixels apart on any scale', () => {
    for (const [y, ends] of [
      [{ domain: [0, 10] }, [5, 5.1, 5.2]],
      [{ type: 'log', domain: [1e-6, 10] }, [1e-3, 1.1e-3, 1.2e-3]],
    ] as const) {
      const { placeOf } = panel(y, ends);
      const pixels = panelPixels(
        y,
        ends.map((_, i) => placeOf(`第${i}`)[1]),
      );
      // Upwards in the figure is downwards in pixels.
      expect(pixels[0]! - pixels[1]!).toBeCloseTo(16, 5);
      expect(pixels[1]! - pixels[2]!).toBeCloseTo(16, 5);
    }
  });

  it('are fewer where there is no room, and none where a curve has no end', () => {
    expect(panel({ domain: [0, 10] }, [1, 2, 3, 4, 5], 28 + 44 + 33).texts.filter((text) => /^第/.test(text))).toEqual([
      '第0',
      '第1',
      '第2',
    ]);
    expect(panel({ domain: [0, 10] }, [NaN, 2]).texts.filter((text) => /^第/.test(text))).toEqual(['第1']);
  });
});

/** Heights in a panel 200 pixels high, with Plot's margins as the book sets them. */
function panelPixels({ type, domain: [low, high] }: { type?: string; domain: readonly number[] }, heights: number[]) {
  const scaled = (y: number) => (type === 'log' ? Math.log(y) : y);
  return heights.map((y) => 156 - (128 * (scaled(y) - scaled(low!))) / (scaled(high!) - scaled(low!)));
}
