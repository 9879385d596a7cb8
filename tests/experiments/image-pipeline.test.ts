import { beforeAll, expect, test } from 'vitest';
import { strokeDigits } from '../../src/datasets/stroke-digits.ts';
import { ready } from '../../src/engine/ready.ts';
import figure from '../../src/experiments/image-pipeline/figure.ts';
import { pipeline, type Options, type Result } from '../../src/experiments/image-pipeline/pipeline.ts';
import { streams } from '../../src/math/random.ts';

const images = strokeDigits(160, streams(3)('digits'));
const options: Options = { shuffled: false, cell: 4, words: 10, most: 30, steps: 8, tried: 3, seeds: 2 };
const all = (given: Partial<Options> = {}, seed = 0, before?: Result): Result[] => [
  ...pipeline(images, { ...options, ...given }, streams(seed), before),
];
let results: Result[];
beforeAll(async () => {
  await ready();
  results = all();
}, 120_000);

test('all ways with all sizes that there is room for are tuned and tried with every seed', () => {
  const last = results.at(-1)!;
  expect(last.sizes).toEqual([30]);
  expect(last.models.map(({ way, images }) => `${way} ${images}`)).toEqual(
    [30].flatMap((size) => ['pixels', 'gradients', 'words', 'dense', 'convolution'].map((way) => `${way} ${size}`)),
  );
  expect(last.finished).toBe(last.of);
  expect(last.of).toBe(5 * 3 * 2);
  expect(last.tested).toBe(16);
  for (const { each, testError, overGradients, way } of last.models) {
    expect(each).toHaveLength(2);
    expect(testError).toBeCloseTo((each[0]! + each[1]!) / 2, 4);
    if (way === 'gradients') expect(overGradients).toEqual({ mean: 0, low: 0, high: 0 });
  }
});

test('the parameters are counted as the theory says', () => {
  const counts = Object.fromEntries(results.at(-1)!.ways.map(({ name, parameters }) => [name, parameters]));
  expect(counts).toEqual({
    pixels: 785 * 10,
    gradients: (6 * 6 * 36 + 1) * 10,
    words: (21 * 10 + 1) * 10,
    dense: 785 * 128 + 129 * 128 + 129 * 10,
    convolution: 26 * 8 + (25 * 8 + 1) * 16 + (4 * 4 * 16 + 1) * 10,
  });
});

test('a sweep goes on from any of its results to the same end, and the same seed gives the same bits', () => {
  const last = results.at(-1)!;
  for (const share of [0.7]) expect(all({}, 0, results[Math.floor(results.length * share)]).at(-1)).toEqual(last);
});

test('in another order of the pixels gradients are other ones, and the same order is used for all pictures', () => {
  const { examples } = all({ shuffled: true, most: 30, seeds: 1, steps: 10 })[0]!;
  const { examples: own } = results[0]!;
  const sorted = (picture: string) => [...picture].sort().join('');
  examples.forEach(({ picture, cells }, i) => {
    expect(sorted(picture)).toBe(sorted(own[i]!.picture));
    expect(cells).not.toBe(own[i]!.cells);
  });
  // A pixel that two pictures have alike they still have alike: the joint counts of any two pictures stay.
  const joint = ([a, b]: { picture: string }[]) => [...a!.picture].map((v, i) => v + b!.picture[i]!).sort();
  expect(joint(examples)).toEqual(joint(own));
});

test('what is wrong at every stage can be drawn', () => {
  for (const at of [0, 1, Math.floor(results.length / 2), results.length - 1])
    for (const width of [340, 1000]) expect(figure(results[at]!, { most: 30 } as never, { width })).toHaveLength(2);
});
