import fc from 'fast-check';
import { expect, test } from 'vitest';
import experiment from '../../src/experiments/depth-ledger/experiment.ts';
import { planeRegions, tasks } from '../../src/experiments/depth-ledger/tasks.ts';
import { squareError, squareNet } from '../../src/math/nets/square-net.ts';
import { evaluate, folded, graph } from '../../src/math/nets/tent.ts';
import { sizeOf } from '../../src/math/circuits/size.ts';
import { constructions } from '../../src/math/circuits/parity/constructions.ts';
import { zaslavsky } from '../../src/math/plane/region-bounds.ts';
import { drain } from '../../src/lab/run/host.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { parametersOf } from './parameters.ts';

const sizes = fc.integer({ min: 2, max: 16 });
const run = async (n: number) =>
  (await drain(experiment as never, parametersOf(experiment, { n }), 0)).result as unknown as ResultOf<
    typeof experiment
  >;

test('known numbers', async () => {
  const costs = async (n: number) =>
    Object.fromEntries(
      Object.entries((await run(n)).tasks).map(([name, { deep, shallow }]) => [name, [deep, shallow]]),
    );
  expect(await costs(8)).toEqual({
    and: [1, 1],
    parityGates: [21, 129],
    parityUnits: [6, 8],
    square: [23, 181],
    sawtooth: [16, 256],
    carpet: [36, 511],
    plane: [32, 600],
  });
  // The carpet of the notes, 4 diamonds a side: folding it takes more units than the bound for one layer.
  expect((await costs(2)).carpet).toEqual([12, 7]);
  expect((await costs(16)).parityGates).toEqual([45, 32769]);
});

test('the deep nets do what is said of them', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 8 }), (n) => {
      expect(graph(folded(n))).toHaveLength(2 ** n + 1);
      expect(squareError(graph(squareNet(n))).maxError).toBe(2 ** (-2 * n - 2));
      expect(tasks.square.name(n).replaceAll('\u202f', '')).toContain(`1/${2 ** (2 * n + 2)}`);
      expect(sizeOf(constructions.andOr.build(n)).gates).toBe(tasks.parityGates.deep(n));
      expect(evaluate(folded(n), 2 ** -n)).toBe(1);
    }),
  );
});

test('the shallow numbers are the least that their theorems leave', () => {
  fc.assert(
    fc.property(sizes, (n) => {
      const lines = tasks.plane.shallow(n);
      expect(zaslavsky(lines, 2) >= planeRegions(n)).toBe(true);
      expect(zaslavsky(lines - 1, 2) < planeRegions(n)).toBe(true);
      const pieces = tasks.square.shallow(n) + 1;
      expect(1 / (8 * pieces * pieces)).toBeLessThanOrEqual(2 ** (-2 * n - 2));
      expect(1 / (8 * (pieces - 1) * (pieces - 1))).toBeGreaterThan(2 ** (-2 * n - 2));
    }),
  );
});

test('one more in size: the shallow numbers that grow by a power do, the deep ones grow by a few', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 15 }), (n) => {
      for (const name of ['sawtooth', 'carpet', 'parityGates', 'plane', 'square'] as const) {
        const { deep, shallow } = tasks[name];
        expect(shallow(n + 1) / shallow(n)).toBeGreaterThan(1.6);
        expect(shallow(n + 1) / shallow(n)).toBeLessThan(2.6);
        expect(deep(n + 1) - deep(n)).toBeGreaterThan(0);
        expect(deep(n + 1) - deep(n)).toBeLessThanOrEqual(4);
      }
    }),
  );
});
