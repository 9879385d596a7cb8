import fc from 'fast-check';
import { expect, it } from 'vitest';
import { strokeCorners } from '../../../src/lab/hands/stroke.ts';

const sizes = { tap: 0.05, slender: 0.07 };
const place = fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }));

it('a stroke that stays is a tap, one that goes straight a slash to its farthest point, one that goes round an outline', () => {
  fc.assert(
    fc.property(place, place, ([x, y], [dx, dy]) => {
      expect(
        strokeCorners(
          [
            [x, y],
            [x + dx / 40, y + dy / 40],
          ],
          sizes,
        ),
      ).toHaveLength(1);
      const far = Math.hypot(dx, dy);
      fc.pre(far > 0.06);
      const there = Array.from({ length: 9 }, (_, i) => [x + (dx * i) / 8, y + (dy * i) / 8] as const);
      expect(strokeCorners([...there, ...there.toReversed()], sizes)).toEqual([there[0], there[8]]);
      // A square on that side encloses far², twice that is more than its reach times the width.
      const round = [
        [x, y],
        [x + dx, y + dy],
        [x + dx - dy, y + dy + dx],
        [x - dy, y + dx],
      ] as const;
      expect(strokeCorners(round, sizes)).toEqual(round);
    }),
  );
  expect(strokeCorners([], sizes)).toEqual([]);
});
