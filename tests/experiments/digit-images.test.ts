import { expect, it } from 'vitest';
import type { Images } from '../../src/datasets/kinds.ts';
import { errorsByMean, errorsByNeighbour, meansOf, splitOf } from '../../src/experiments/digit-images/recognition.ts';
import experiment from '../../src/experiments/digit-images/experiment.ts';
import { random, streams } from '../../src/math/random.ts';

const of = (pictures: number[][], labels: number[]): Images => ({
  count: labels.length,
  height: 1,
  width: 2,
  pixels: Uint8Array.from(pictures.flat()),
  labels: Uint8Array.from(labels),
});
const all = (images: Images) => Uint32Array.from({ length: images.count }, (_, i) => i);
const none = () => new Array<number>(10).fill(0);

it('draws without replacement: nothing is learnt and asked at once, at most half is learnt', () => {
  const images = of(new Array(20).fill([0, 0]), new Array(20).fill(0));
  const { learnt, asked } = splitOf(images, 50, 6, random(1, 'split'));
  expect(learnt).toHaveLength(10);
  expect(asked).toHaveLength(6);
  expect(new Set([...learnt, ...asked]).size).toBe(16);
});

it('takes means over what is learnt only', () => {
  const images = of(
    [
      [0, 10],
      [4, 20],
      [100, 100],
      [7, 7],
    ],
    [3, 3, 3, 5],
  );
  const means = meansOf(images, Uint32Array.of(0, 1, 3));
  expect([...means[3]!]).toEqual([2, 15]);
  expect([...means[5]!]).toEqual([7, 7]);
  expect([...means[0]!]).toEqual([0, 0]);
});

it('one nearest mean fails where a class lies in two heaps, a nearest neighbour does not', () => {
  // Class 1 at both ends, class 2 in the middle: the mean of class 1 is the middle too.
  const images = of(
    [
      [0, 0],
      [200, 200],
      [90, 90],
      [96, 96],
      [5, 5],
      [195, 195],
      [92, 92],
    ],
    [1, 1, 2, 2, 1, 1, 2],
  );
  const [learnt, asked] = [Uint32Array.of(0, 1, 2, 3), Uint32Array.of(4, 5, 6)];
  const [byMean, byNeighbour] = [none(), none()];
  errorsByMean(images, meansOf(images, learnt), asked, byMean);
  errorsByNeighbour(images, learnt, asked, byNeighbour);
  expect(byMean[1]).toBe(1); // 5 is nearer to 93 than to 100
  expect(byNeighbour).toEqual(none());
  errorsByNeighbour(
    of(
      [
        [0, 0],
        [9, 9],
        [8, 8],
      ],
      [1, 2, 1],
    ),
    Uint32Array.of(0, 1),
    Uint32Array.of(2),
    byNeighbour,
  );
  expect(byNeighbour[1]).toBe(1);
  expect(all(images)).toHaveLength(7);
});

it('counts: what is asked and what is mistaken make up the accuracies', () => {
  const data = experiment.data!.handwriting.sets.strokes.generate(streams(2));
  const results = [...experiment.run({ examples: 200, handwriting: data }, streams(2))];
  for (const { tested, asked, meanErrors, neighbourErrors, meanAccuracy, neighbourAccuracy } of results) {
    const sum = (list: number[]) => list.reduce((a, b) => a + b, 0);
    expect(sum(asked)).toBe(tested);
    expect(meanAccuracy).toBeCloseTo(1 - sum(meanErrors) / tested, 12);
    expect(neighbourAccuracy).toBeCloseTo(1 - sum(neighbourErrors) / tested, 12);
    asked.forEach((count, digit) =>
      expect(Math.max(meanErrors[digit]!, neighbourErrors[digit]!)).toBeLessThanOrEqual(count),
    );
  }
  expect(results.at(-1)).toMatchObject({ tested: 500, examples: 200, height: 28, width: 28 });
});
