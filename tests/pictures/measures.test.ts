import { describe, expect, it } from 'vitest';
import { random } from '../../src/math/random.ts';
import {
  nearestTo,
  neighbourAccuracy,
  pointsAt,
  scatterRatio,
  silhouette,
  widestPlane,
  type Points,
} from '../../src/pictures/geometry.ts';
import { answersOf, confusionOf, errorShare, precisionAt, recallsOf } from '../../src/pictures/scores.ts';
import { partsOf, pictureSet, standardised, standardOf } from '../../src/pictures/sets.ts';

const points = (rows: readonly (readonly number[])[]): Points => ({
  values: Float32Array.from(rows.flat()),
  dims: rows[0]!.length,
});
/** Two pairs on a line, classes 0 0 1 1. */
const PAIRS = points([[0], [2], [10], [12]]);
const CLASSES = [0, 0, 1, 1];

describe('scores', () => {
  const logits = [2, 1, 0, 0, 3, 1, 0, 0, 5, 1, 1, 0];
  it('take the greatest, the first of equals', () => {
    expect([...answersOf(logits, 3)]).toEqual([0, 1, 2, 0]);
    expect(errorShare(logits, [0, 1, 1, 0], 3)).toBe(0.25);
  });
  it('count answers by class, recall along rows, precision at the shares that are given', () => {
    const confusion = confusionOf([0, 1, 1, 0, 0], [0, 0, 1, 1, 1], 2);
    expect(confusion).toEqual([
      [1, 1],
      [2, 1],
    ]);
    expect(recallsOf(confusion)).toEqual([0.5, 1 / 3]);
    // Half of class 0 and a third of class 1 are taken for 1.
    expect(precisionAt(confusion, 1, [1, 1])).toBeCloseTo(0.4, 12);
    expect(precisionAt(confusion, 1, [99, 1])).toBeCloseTo(1 / 3 / (99 / 2 + 1 / 3), 12);
    expect(
      precisionAt(
        [
          [3, 0],
          [2, 0],
        ],
        1,
        [1, 1],
      ),
    ).toBe(0);
  });
});

describe('nearest neighbours', () => {
  it('come in their order, the first of equally near ones first', () => {
    expect(nearestTo(PAIRS, points([[9]]), 0, 3)).toEqual([2, 3, 1]);
    expect(nearestTo(PAIRS, points([[1]]), 0)).toEqual([0]);
    expect(nearestTo(PAIRS, points([[6]]), 0, 9)).toEqual([1, 2, 0, 3]);
  });
  it('agree with all distances in many dimensions, where distances are given up', () => {
    const draw = random(1, 'points');
    const many = (count: number) =>
      points(Array.from({ length: count }, () => Array.from({ length: 100 }, () => draw.normal())));
    const [known, asked] = [many(60), many(5)];
    for (let row = 0; row < 5; row++) {
      const away = Array.from({ length: 60 }, (_, k) => {
        let sum = 0;
        for (let d = 0; d < 100; d++) sum += (known.values[k * 100 + d]! - asked.values[row * 100 + d]!) ** 2;
        return { k, sum };
      });
      expect(nearestTo(known, asked, row, 4)).toEqual(
        away
          .sort((a, b) => a.sum - b.sum)
          .slice(0, 4)
          .map(({ k }) => k),
      );
    }
  });
  it('name classes', () => {
    expect(neighbourAccuracy(PAIRS, CLASSES, points([[3], [5.9], [6.1], [20]]), [0, 1, 1, 1])).toBe(0.75);
  });
});

describe('separation', () => {
  it('by traces: means 1 and 11 about 6, each pair 1 from its mean', () => {
    expect(scatterRatio(PAIRS, CLASSES)).toBeCloseTo(25, 9);
    expect(
      scatterRatio(
        points([
          [0, 3],
          [2, 3],
          [10, 3],
          [12, 3],
        ]),
        CLASSES,
      ),
    ).toBeCloseTo(25, 9);
    expect(scatterRatio(PAIRS, [0, 1, 1, 0])).toBe(0);
  });
  it('by silhouettes, by hand: (b − a)/b of each, and their mean', () => {
    expect(silhouette(PAIRS, CLASSES)).toBeCloseTo((9 / 11 + 7 / 9) / 2, 6);
    // A class of one counts 0.
    expect(silhouette(points([[0], [2], [10]]), [0, 0, 1])).toBeCloseTo((8 / 10 + 6 / 8 + 0) / 3, 6);
    expect(silhouette(points([[0], [10], [1], [11]]), CLASSES)).toBeLessThan(-0.4);
  });
});

describe('the widest plane', () => {
  it('keeps distances of what lies in a plane, whatever it is turned by, and says how much that is of all', () => {
    const flat = [
      [0, 0],
      [4, 0],
      [0, 2],
      [4, 2],
      [2, 1],
    ];
    const turned = flat.map(([a, b]) => [0.6 * a!, 0.8 * a!, b!, 7]);
    const { share, onto } = widestPlane(points(turned));
    expect(share).toBeCloseTo(1, 6);
    const { values } = onto(points(turned));
    for (let i = 0; i < 5; i++)
      for (let j = 0; j < i; j++)
        expect(Math.hypot(values[2 * i]! - values[2 * j]!, values[2 * i + 1]! - values[2 * j + 1]!)).toBeCloseTo(
          Math.hypot(flat[i]![0]! - flat[j]![0]!, flat[i]![1]! - flat[j]![1]!),
          5,
        );
    // The longer side goes across.
    expect(Math.abs(values[2]! - values[0]!)).toBeCloseTo(4, 5);
  });
  it('is not all of three dimensions', () => {
    const cube = points([
      [1, 0, 0],
      [-1, 0, 0],
      [0, 1, 0],
      [0, -1, 0],
      [0, 0, 1],
      [0, 0, -1],
    ]);
    expect(widestPlane(cube).share).toBeCloseTo(2 / 3, 6);
  });
  it('takes points by their places', () => {
    expect([
      ...pointsAt(
        points([
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
        [2, 0],
      ).values,
    ]).toEqual([5, 6, 1, 2]);
  });
});

describe('sets of pictures', () => {
  const images = {
    count: 4,
    height: 1,
    width: 2,
    pixels: Uint8Array.of(0, 10, 20, 30, 100, 100, 0, 0),
    labels: Uint8Array.of(3, 1, 4, 1),
  };
  it('have mean 0 and variance 1 over those that are learnt from, by which others are moved too', () => {
    const standard = standardOf(images, [0, 1]);
    expect(standard.mean).toBe(15);
    expect(standard.scale).toBeCloseTo(1 / Math.sqrt(125), 12);
    const { x, labels, inputs, count } = pictureSet(images, [1, 2], standard);
    expect([inputs, count, [...labels]]).toEqual([2, 2, [1, 4]]);
    [5, 15, 85, 85].forEach((off, i) => expect(x[i]).toBeCloseTo(off / Math.sqrt(125), 5));
    expect([...standardised(Uint8Array.of(15, 15), standard)]).toEqual([0, 0]);
    expect(standardOf(images, [2]).scale).toBe(0);
  });
  it('are cut into parts that share nothing; a smaller part of learning is the beginning of a larger one', () => {
    const cut = (training: number) => partsOf(50, { training, validation: 10, test: 8 }, random(4, 'parts'));
    const { training, validation, test } = cut(32);
    expect(new Set([...training, ...validation, ...test]).size).toBe(50);
    expect([...cut(7).training]).toEqual([...training.subarray(0, 7)]);
    expect(cut(7).test).toEqual(test);
    expect(() => cut(33)).toThrow(RangeError);
  });
});
