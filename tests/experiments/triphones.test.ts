import { expect, test } from 'vitest';
import fc from 'fast-check';
import experiment from '../../src/experiments/triphones/experiment.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { drain } from '../../src/lab/run/host.ts';
import { parametersOf } from './parameters.ts';

const run = async (given: Record<string, unknown>) =>
  (await drain(experiment as never, parametersOf(experiment, given), 0)).result as unknown as ResultOf<
    typeof experiment
  >;

test('the numbers of the lecture', async () => {
  expect(await run({})).toEqual({
    triphones: 27_000,
    states: 81_000,
    perState: 5_055,
    untied: 409_455_000,
    untiedDigits: '409455000',
    tied: 9_304 * 5_055,
    tiedNumbers: 9_304 * 64 * 79,
    inputs: 429,
    dnn: 45_099_008,
    dnnBiases: 23_640,
    dnnWithBiases: 45_122_648,
  });
  expect(await run({ components: 40 })).toMatchObject({ tiedNumbers: 29_400_640, tied: 29_400_640 - 9_304 });
  expect(await run({ phones: 40 })).toMatchObject({ triphones: 64_000, states: 192_000 });
  expect(await run({ hiddenLayers: 5 })).toMatchObject({ dnnWithBiases: 36_729_944 });
});

test('beyond 2^53 there are exact decimals', async () => {
  const large = await run({ phones: 1000, states: 10, components: 4096, dims: 1000 });
  expect(large.untied).toBeNull();
  expect(large.untiedDigits).toBe(String(10n ** 10n * (4096n * 2001n - 1n)));
  expect(experiment.describe(large, parametersOf(experiment, { phones: 1000 }))).toContain('约 8.196e16 个参数');
});

test('every number follows from counting what there is, one by one', async () => {
  const small = fc.integer({ min: 1, max: 6 });
  const given = fc.record({ phones: small, states: small, components: small, dims: small, tied: small });
  const net = fc.record({ hiddenLayers: small, width: small, frames: small });
  await fc.assert(
    fc.asyncProperty(given, net, async (sounds, shape) => {
      const { phones, states, components, dims, tied } = sounds;
      const one = () => {
        let free = -1; // the weights add up to one
        for (let m = 0; m < components; m++) free += 1 + 2 * dims;
        return free;
      };
      let [triphones, apart, untied] = [0, 0, 0];
      for (let left = 0; left < phones; left++)
        for (let middle = 0; middle < phones; middle++)
          for (let right = 0; right < phones; right++, triphones++)
            for (let s = 0; s < states; s++, apart++) untied += one();
      let [weights, biases, from] = [0, 0, shape.frames * dims];
      for (const to of [...Array.from({ length: shape.hiddenLayers }, () => shape.width), tied]) {
        for (let unit = 0; unit < to; unit++, biases++) weights += from;
        from = to;
      }
      expect(await run({ ...sounds, ...shape })).toMatchObject({
        triphones,
        states: apart,
        untied,
        tied: tied * one(),
        tiedNumbers: tied * (one() + 1),
        dnn: weights,
        dnnBiases: biases,
        dnnWithBiases: weights + biases,
      });
    }),
    { numRuns: 40 },
  );
});
