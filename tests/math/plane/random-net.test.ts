import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countOf } from '../../../src/math/plane/linear-regions.ts';
import { randomNet, type Start } from '../../../src/math/plane/random-net.ts';
import { random } from '../../../src/math/random.ts';

const netOf = (widths: number[], start: Start, seed: number) =>
  randomNet(widths, start, random(seed, 'weights'), random(seed, 'biases'));
const seeds = fc.integer({ min: 0, max: 1000 });

/** Weights and biases of one layer, as they were before they became integers. */
function reals({ layers }: ReturnType<typeof netOf>, l: number) {
  const layer = layers[l]!;
  return {
    weights: layer.weights.flat().map((w) => Number(w) / 1024),
    biases: layer.biases.map((b) => Number(b) / 1024 ** (l + 1)),
  };
}
const meanSquare = (values: number[]) => values.reduce((sum, v) => sum + v * v, 0) / values.length;

describe('where weights and biases come from', () => {
  test('He: variance 2/fan-in; biases 0, or with variance ¼', () => {
    for (const [start, bias] of [
      ['zero', 0],
      ['spread', 0.25],
    ] as const) {
      const second = reals(netOf([60, 60], start, 3), 1);
      expect(meanSquare(second.weights)).toBeCloseTo(2 / 60, 2);
      expect(Math.abs(meanSquare(second.biases) - bias)).toBeLessThan(0.12);
      if (bias === 0) expect(second.biases.every((b) => b === 0)).toBe(true);
    }
  });

  test('uniform: both within 1/√fan-in, and all the way to it', () => {
    const { weights, biases } = reals(netOf([49, 60], 'uniform', 1), 1);
    const largest = (values: number[]) => Math.max(...values.map(Math.abs));
    for (const values of [weights, biases]) {
      expect(largest(values)).toBeLessThanOrEqual(1 / 7 + 1 / 1024);
      expect(largest(values)).toBeGreaterThan(0.9 / 7);
      expect(meanSquare(values)).toBeCloseTo(1 / (3 * 49), 2);
    }
  });
});

test('without biases all hinges pass through the origin: as many regions as directions at which a unit switches', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 }), seeds, (widths, seed) => {
      const net = netOf(widths, 'zero', seed);
      // Round the origin once, on a circle so large that rounding is far below the distance of two directions.
      const steps = 20_000;
      const patterns = Array.from({ length: steps }, (_, k) => {
        const angle = (2 * Math.PI * (k + 0.5)) / steps;
        let values = [Math.cos(angle), Math.sin(angle)];
        const on: boolean[] = [];
        for (const { weights } of net.layers) {
          const sums = weights.map((row) => row.reduce((sum, w, i) => sum + (Number(w) / 1024) * values[i]!, 0));
          on.push(...sums.map((z) => z > 0));
          values = sums.map((z) => Math.max(0, z));
        }
        return on.map(Number).join('');
      });
      const changes = patterns.filter((pattern, k) => pattern !== patterns[(k + 1) % steps]).length;
      // Two directions nearer than a step look like one.
      const counted = countOf(net.layers);
      expect(counted).toBeGreaterThanOrEqual(changes);
      expect(counted - changes).toBeLessThanOrEqual(1);
    }),
    { numRuns: 25 },
  );
});
