import fc from 'fast-check';
import { expect, it } from 'vitest';
import { hiddenOf, matchingWidth, netKinds, parametersOf, unitsOf } from '../../../src/math/nets/equal-nets.ts';

/** Weights and biases of a stack of dense layers of these sizes, the inputs first. */
const parameters = (sizes: number[]) => sizes.slice(1).reduce((sum, units, i) => sum + units * (sizes[i]! + 1), 0);
const width = fc.integer({ min: 1, max: 500 });

it('one layer of w(w + 3)/2 units has exactly as many parameters as three of w', () => {
  fc.assert(
    fc.property(width, (w) => {
      expect(hiddenOf('deep', w)).toEqual([w, w, w]);
      expect(hiddenOf('shallow', w)).toEqual([matchingWidth(w)]);
      for (const kind of netKinds) expect(parameters([2, ...hiddenOf(kind, w), 1])).toBe(parametersOf(w));
    }),
  );
  expect([matchingWidth(32), parametersOf(32)]).toEqual([560, 2241]);
});

it('the deep net has 3w hidden units, the shallow one w(w + 3)/2', () => {
  fc.assert(
    fc.property(width, (w) => {
      expect([unitsOf('deep', w), unitsOf('shallow', w)]).toEqual([3 * w, (w * (w + 3)) / 2]);
    }),
  );
});
