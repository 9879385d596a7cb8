import { expect, test } from 'vitest';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { drain } from '../../src/lab/run/host.ts';
import experiment from '../../src/experiments/parameter-count/experiment.ts';
import { denseParameters, matchingFatWidth, matchingWidth, sizesOf } from '../../src/math/nets/dense-parameters.ts';
import { parametersOf } from './parameters.ts';

const run = async (given: Record<string, number>) =>
  (await drain(experiment as never, parametersOf(experiment, given), 0)).result as unknown as ResultOf<
    typeof experiment
  >;

test('the nets of 2011: 5 × 2048 and 7 × 2048 against 3772 and 4634 units, as the lecture has them', async () => {
  expect(await run({})).toMatchObject({
    thin: 36_729_944,
    fatWidth: 3772,
    fat: 36_725_952,
    difference: -3992,
    exact: false,
    thinWithoutBiases: 36_710_400,
    fatWidthWithoutBiases: 3772,
    fatWithoutBiases: 36_712_876,
    thinBlocks: [878_592, 4_194_304, 4_194_304, 4_194_304, 4_194_304, 19_054_592],
  });
  const seven = await run({ layers: 7 });
  expect([seven.thin, seven.thinWithoutBiases, seven.fatWidthWithoutBiases]).toEqual([45_122_648, 45_099_008, 4634]);
  // One unit of the fat net has 429 + 9304 + 1 numbers: no width is nearer.
  expect(Math.abs(seven.difference)).toBeLessThanOrEqual(9734 / 2);
});

test('one layer is its own match; with two inputs and one output three layers have one of exactly as many', async () => {
  expect(await run({ layers: 1, width: 100 })).toMatchObject({ fatWidth: 100, difference: 0, exact: true });
  for (const w of [1, 2, 7, 32, 64]) {
    const { fatWidth, exact, thin } = await run({ input: 2, output: 1, layers: 3, width: w });
    expect([fatWidth, exact, thin]).toEqual([(w * (w + 3)) / 2, true, 2 * w * w + 6 * w + 1]);
  }
});

test('parameters are counted as they stand: every unit has a weight from each below, and a bias', () => {
  const sizes = [3, 4, 2];
  let [weights, biases] = [0, 0];
  for (let l = 1; l < sizes.length; l++)
    for (let unit = 0; unit < sizes[l]!; unit++) {
      biases++;
      for (let below = 0; below < sizes[l - 1]!; below++) weights++;
    }
  expect([denseParameters(sizes, false), denseParameters(sizes, true)]).toEqual([weights, weights + biases]);
});

test('no other width is nearer, for any depth', () => {
  for (const [input, output, width] of [
    [253, 58, 128],
    [200, 58, 167],
    [429, 9304, 300],
  ] as const) {
    const weights = denseParameters(sizesOf(input, 3, width, output), false);
    expect(matchingWidth(weights, input, output, 3)).toBe(width);
    for (const layers of [1, 2, 4, 5, 7]) {
      const own = matchingWidth(weights, input, output, layers);
      const off = (w: number) => Math.abs(denseParameters(sizesOf(input, layers, w, output), false) - weights);
      for (const w of [own - 1, own + 1]) if (w > 0) expect(off(own)).toBeLessThanOrEqual(off(w));
    }
    expect(matchingWidth(weights, input, output, 1)).toBe(matchingFatWidth(weights, input, output, false));
  }
  expect(matchingWidth(denseParameters(sizesOf(200, 3, 167, 58), false), 200, 58, 1)).toBe(383);
});
