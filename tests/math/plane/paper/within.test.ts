import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldedSpan, sectorsOf, wedgePlace } from '../../../../src/math/plane/paper/sheets.ts';
import { within } from '../../../../src/math/plane/paper/within.ts';
import { windings } from './seen-holes.ts';

test('the part of an outline in a wedge winds about the same places of the wedge, and about none beside it', () => {
  const coordinate = fc.double({ min: -1.2, max: 1.2, noNaN: true });
  const corner = fc.tuple(coordinate, coordinate);
  const folds = fc.array(fc.integer({ min: 0, max: 179 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(
      folds,
      fc.array(corner, { minLength: 3, maxLength: 7 }),
      fc.array(corner, { maxLength: 20 }),
      (given, outline, more) => {
        const wedge = foldedSpan(sectorsOf(given)),
          part = within(wedge, outline);
        // About the corners, and anywhere.
        for (const [x, y] of [...outline.map(([a, b]) => [a * 0.9 + 0.01, b * 0.9 - 0.01]), ...more] as [
          number,
          number,
        ][]) {
          const radius = Math.hypot(x, y);
          const share = [0, 1].map((edge) => {
            const [c, s] = wedgePlace(wedge, edge, 1);
            return (edge === 0 ? 1 : -1) * (c * y - s * x);
          });
          fc.pre(radius > 1e-3 && share.every((far) => Math.abs(far) > 1e-6));
          const isInside = share.every((far) => far > 0);
          expect(windings(part, [x, y])).toBe(isInside ? windings(outline, [x, y]) : 0);
        }
      },
    ),
  );
});
