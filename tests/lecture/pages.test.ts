import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagesOf } from '../../components/lecture/pages.ts';

/** A picture higher than the screen is gone through so that every part of it is seen whole, where that can be. */

const part = fc.record({ top: fc.nat(2000), height: fc.integer({ min: 1, max: 900 }) });
const parts = fc
  .array(part, { maxLength: 8 })
  .map((some) => some.map(({ top, height }) => ({ top, bottom: top + height })));

test('every part that fits the screen is whole at some stop, and a higher one begins at the edge of one', () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 100, max: 1000 }), (parts, height) => {
      const pages = pagesOf(parts, height);
      for (const { top, bottom } of parts) {
        const whole = pages.some((page) => page <= top && bottom <= page + height);
        expect(whole || pages.includes(top)).toBe(true);
        if (bottom - top <= height) expect(whole).toBe(true);
      }
    }),
  );
});

test('stops go down the picture, none where one less would do', () => {
  fc.assert(
    fc.property(parts, fc.integer({ min: 100, max: 1000 }), (parts, height) => {
      const pages = pagesOf(parts, height);
      expect(pages[0]).toBe(0);
      pages.forEach((page, i) => i > 0 && expect(page).toBeGreaterThan(pages[i - 1]!));
      // Each begins with a part that the one before does not show whole.
      for (const [i, page] of pages.entries())
        if (i > 0) expect(parts.some(({ top, bottom }) => top === page && bottom > pages[i - 1]! + height)).toBe(true);
    }),
  );
});
