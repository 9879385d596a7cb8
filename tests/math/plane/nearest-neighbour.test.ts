import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearestClasses } from '../../../src/math/plane/nearest-neighbour.ts';

const point = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -9, max: 9 }));

it('answers with the class of a point than which none is nearer', () => {
  fc.assert(
    fc.property(
      fc.array(point, { minLength: 1, maxLength: 12 }),
      fc.array(point, { maxLength: 8 }),
      (known, queries) => {
        const classes = Float32Array.from(known, (_, i) => i);
        const answers = nearestClasses(Float32Array.from(known.flat()), classes, Float32Array.from(queries.flat()));
        const far = ([a, b]: [number, number], [c, d]: [number, number]) => (a - c) ** 2 + (b - d) ** 2;
        queries.forEach((query, q) => {
          const least = Math.min(...known.map((one) => far(one, query)));
          expect(far(known[answers[q]!]!, query)).toBe(least);
          expect(known.findIndex((one) => far(one, query) === least)).toBe(answers[q]);
        });
      },
    ),
  );
});

it('a known point has its own class', () => {
  const known = Float32Array.of(0, 0, 1, 0, 0, 1);
  expect([...nearestClasses(known, Float32Array.of(1, 0, 1), known)]).toEqual([1, 0, 1]);
});
