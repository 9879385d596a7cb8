import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  BINS,
  cellHistograms,
  descriptorLength,
  normalise,
  orientedGradients,
  votesOf,
} from '../../src/pictures/oriented-gradients.ts';

const size = { height: 16, width: 16 };
const paint = (value: (x: number, y: number) => number) =>
  Float64Array.from({ length: 256 }, (_, i) => value(i % 16, Math.floor(i / 16)));
const pictures = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 256, maxLength: 256 });
const close = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).forEach((value, i) =>
    expect(value / (1 + Math.abs(b[i]!))).toBeCloseTo(b[i]! / (1 + Math.abs(b[i]!)), 4),
  );

describe('votes', () => {
  test.each(Array.from({ length: BINS }, (_, b) => b))(
    'a slope along the middle of direction %i votes for it alone',
    (b) => {
      const angle = ((b + 0.5) / BINS) * Math.PI;
      const { first, ofFirst, second, ofSecond } = votesOf(
        paint((x, y) => 10 * (x * Math.cos(angle) + y * Math.sin(angle))),
        size,
      );
      for (let y = 1; y < 15; y++)
        for (let x = 1; x < 15; x++) {
          const i = y * 16 + x;
          const to = (bin: number) => (first[i] === bin ? ofFirst[i]! : 0) + (second[i] === bin ? ofSecond[i]! : 0);
          expect(to(b)).toBeCloseTo(20, 3); // two pixels of a slope of 10
          expect(ofFirst[i]! + ofSecond[i]!).toBeCloseTo(20, 3);
        }
    },
  );

  test('half way between two directions both get half, also across the end of the half turn', () => {
    const { first, ofFirst, second, ofSecond } = votesOf(
      paint((x) => 10 * x),
      size,
    );
    const i = 5 * 16 + 5;
    expect([first[i], second[i]]).toEqual([BINS - 1, 0]);
    expect(ofFirst[i]).toBeCloseTo(ofSecond[i]!, 6);
  });

  test('together they are the lengths of all gradients, whatever the cells', () => {
    fc.assert(
      fc.property(pictures, (pixels) => {
        const at = (x: number, y: number) => pixels[Math.max(0, Math.min(15, y)) * 16 + Math.max(0, Math.min(15, x))]!;
        let lengths = 0;
        for (let y = 0; y < 16; y++)
          for (let x = 0; x < 16; x++) lengths += Math.hypot(at(x + 1, y) - at(x - 1, y), at(x, y + 1) - at(x, y - 1));
        for (const side of [2, 4, 8])
          expect(cellHistograms(pixels, size, side).reduce((a, b) => a + b, 0) / lengths).toBeCloseTo(1, 4);
      }),
      { numRuns: 20 },
    );
  });
});

describe('histograms of oriented gradients', () => {
  test('neither contrast nor its sign matters, nor how bright all is', () => {
    fc.assert(
      fc.property(pictures, fc.integer({ min: 1, max: 40 }), (pixels, c) => {
        const own = orientedGradients(pixels, size, 4);
        close(
          orientedGradients(
            pixels.map((p) => 3 * p + c),
            size,
            4,
          ),
          own,
        );
        close(
          orientedGradients(
            pixels.map((p) => 255 - p),
            size,
            4,
          ),
          own,
        );
      }),
      { numRuns: 20 },
    );
  });

  test('every block has length 1 or is blank', () => {
    fc.assert(
      fc.property(pictures, (pixels) => {
        const blocks = orientedGradients(pixels, size, 4);
        expect(blocks).toHaveLength(descriptorLength(size, 4));
        for (let at = 0; at < blocks.length; at += 4 * BINS) {
          const length = Math.hypot(...blocks.subarray(at, at + 4 * BINS));
          if (length > 0) expect(length).toBeCloseTo(1, 4);
        }
      }),
      { numRuns: 20 },
    );
    expect(orientedGradients(new Uint8Array(256), size, 4).every((value) => value === 0)).toBe(true);
    expect(descriptorLength({ height: 28, width: 28 }, 4)).toBe(6 * 6 * 36);
  });

  test('what moves by a cell moves the histograms by a cell', () => {
    const blot = (left: number) => paint((x, y) => (x >= left && x < left + 4 && y >= 6 && y < 9 ? 200 : 0));
    const [here, there] = [cellHistograms(blot(5), size, 4), cellHistograms(blot(9), size, 4)];
    for (let row = 0; row < 4; row++)
      for (let column = 0; column < 3; column++) {
        const from = (row * 4 + column) * BINS;
        close(here.subarray(from, from + BINS), there.subarray(from + BINS, from + 2 * BINS));
      }
  });

  test('a mirror turns the order of the directions round', () => {
    fc.assert(
      fc.property(pictures, (pixels) => {
        const mirrored = paint((x, y) => pixels[y * 16 + (15 - x)]!);
        close(cellHistograms(mirrored, size, 16), cellHistograms(pixels, size, 16).toReversed());
      }),
      { numRuns: 20 },
    );
  });

  test('no direction keeps more than a fifth before the second scaling: a lone edge is not all', () => {
    const votes = Float32Array.of(3, 4, 0);
    expect(normalise(votes)).toBe(true);
    // 0.6 and 0.8 are both cut to 0.2.
    close(votes, [Math.SQRT1_2, Math.SQRT1_2, 0]);
  });
});
