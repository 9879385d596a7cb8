import fc from 'fast-check';
import { planeFeatures } from '../../../src/math/nets/plane-features.ts';
import { layersOf, netActivations, numbersIn, type WrittenNet } from '../../../src/math/nets/written-net.ts';

/** Nets of all the forms that the playground builds. */

const bits = fc
  .array(fc.boolean(), { minLength: planeFeatures.length, maxLength: planeFeatures.length })
  .filter((row) => row.includes(true))
  .map((row) => row.map(Number).join(''));
const ends = fc
  .tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: 0, max: 300 }))
  .map(([low, length]): [number, number] => [low / 10, (low + length) / 10]);

/** Many weights are 0, some are tiny. */
const weight = fc.oneof(
  fc.constant(0),
  fc.double({ min: -3, max: 3, noNaN: true }).map((w) => w + 0),
  fc.constantFrom(1e-9, -2.5e-8, 1, -1),
);

export const anyNet: fc.Arbitrary<WrittenNet> = fc
  .record({
    inputs: bits,
    hidden: fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 3 }),
    activation: fc.constantFrom(...netActivations),
    squashed: fc.boolean(),
    scales: fc.option(fc.record({ x1: ends, x2: ends, y: ends }), { nil: null }),
  })
  .chain(({ hidden, inputs, ...rest }) => {
    const features = [...inputs].filter((bit) => bit === '1').length,
      count = numbersIn(features, hidden);
    return fc.array(weight, { minLength: count, maxLength: count }).map((numbers) => ({
      ...rest,
      inputs,
      // A net without hidden layers has no activation to write.
      activation: hidden.length === 0 ? ('tanh' as const) : rest.activation,
      layers: layersOf(numbers, features, [...hidden, 1]),
    }));
  });

/** Places to ask a net at; in a table's own numbers where it was scaled. */
export const places: readonly (readonly [number, number])[] = [
  [0, 0],
  [1.5, -0.75],
  [-2.25, 2.5],
  [0.3, 2.9],
];
