import fc from 'fast-check';
import { expect, it } from 'vitest';
import '../../property-seed.ts';
import { atan, atan2 } from '../../../src/math/elementary/elementary.ts';

/** Distance in units of the wanted value's last place. */
const ulps = (found: number, wanted: number) =>
  Math.abs(found - wanted) / (2 ** Math.floor(Math.log2(Math.abs(wanted))) * 2 ** -52);

it('is the arctangent within 2 ulp (and 1 of the engine, which may be off as well)', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true }), fc.double({ min: -4, max: 4, noNaN: true }), (wide, near) => {
      for (const x of [wide, near])
        if (Math.abs(x) > 1e-300) expect(ulps(atan(x), Math.atan(x))).toBeLessThanOrEqual(3);
    }),
    { numRuns: 2000 },
  );
});

it('has its special values', () => {
  expect([atan(0), atan(Infinity), atan(-Infinity), atan(1)]).toEqual([0, Math.PI / 2, -Math.PI / 2, Math.PI / 4]);
  expect(atan(NaN)).toBeNaN();
});

it('is the angle of a point in every quarter and on every axis', () => {
  for (let k = -11; k <= 12; k++) {
    const angle = (k * Math.PI) / 12;
    expect(atan2(3 * Math.sin(angle), 3 * Math.cos(angle))).toBeCloseTo(angle, 12);
  }
  expect([atan2(0, 1), atan2(1, 0), atan2(-2, 0), atan2(0, -1), atan2(0, 0)]).toEqual([
    0,
    Math.PI / 2,
    -Math.PI / 2,
    Math.PI,
    0,
  ]);
});
