import fc from 'fast-check';
import { expect, it } from 'vitest';
import { cutAt, cutOf, MOST_CORNERS, MOST_CUTS, type Cut } from '../../components/front/cutting.ts';
import { readCuts, writeCuts } from '../../components/front/own-cuts.ts';
import type { Point } from '../../src/lab/hands/pointer.ts';

const place = fc.tuple(
  fc.double({ min: -700, max: 1900, noNaN: true }),
  fc.double({ min: -900, max: 1500, noNaN: true }),
);
/** Strokes of a finger, some of them long and wild; those that miss the paper cut nothing. */
const cuts = fc
  .array(fc.array(place, { minLength: 1, maxLength: 90 }), { maxLength: 6 })
  .map((strokes) => strokes.map((stroke) => cutOf(stroke as Point[])).filter((cut): cut is Cut => cut !== undefined));

it('a link opens the very same paper, hole by hole, whatever was cut', () => {
  fc.assert(
    fc.property(cuts, (made) => {
      const search = writeCuts('?other=1', made);
      expect(search).toContain('other=1');
      // A messenger decodes it, puts a full stop behind it.
      for (const sent of [search, decodeURIComponent(search), `${search}。`])
        expect(readCuts(sent)?.cuts ?? []).toEqual(made);
      expect(readCuts(search)?.fault).toBeUndefined();
    }),
  );
});

it('an outline keeps its shape: no corner that stands out is lost, and there are never too many', () => {
  const square: Point[] = [];
  for (let i = 0; i < 40; i++) square.push([500 + 5 * i, 100]);
  for (let i = 0; i < 40; i++) square.push([700, 100 + 5 * i]);
  for (let i = 0; i < 40; i++) square.push([700 - 5 * i, 300]);
  expect(cutOf(square)!.corners).toHaveLength(4);
  const ring = Array.from({ length: 200 }, (_, i): Point => [
    600 + 150 * Math.cos(i / 31.8),
    200 + 150 * Math.sin(i / 31.8),
  ]);
  const corners = cutOf(ring)!.corners;
  expect(corners).toHaveLength(MOST_CORNERS);
  const area = corners.reduce((sum, [x, y], i) => {
    const [u, v] = corners[(i + 1) % corners.length]!;
    return sum + (x * v - y * u) / 2;
  }, 0);
  expect(area).toBeGreaterThan(0.97 * Math.PI * 150 ** 2);
});

it('what is no cut is told in one sentence, and the book’s own flower is left', () => {
  const read = readCuts('?flower.cuts=no')!;
  expect(read.cuts).toEqual([]);
  expect(read.fault).toMatch(/^参数 cuts（剪的刀）应是.*不能是“no”/);
  expect(readCuts('?flower.petals=3')!.fault).toContain('petals');
  const many = writeCuts(
    '',
    Array.from({ length: MOST_CUTS + 1 }, () => cutAt([[600, 100]])),
  );
  expect(readCuts(many)!.fault).toContain(`你给了 ${MOST_CUTS + 1} 组`);
  expect(readCuts('?x=1')).toBeUndefined();
});
