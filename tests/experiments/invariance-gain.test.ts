import fc from 'fast-check';
import { expect, test } from 'vitest';
import experiment from '../../src/experiments/invariance-gain/experiment.ts';
import { motionsOf } from '../../src/experiments/invariance-gain/motions.ts';
import { features, invariantTarget, learn, needed } from '../../src/experiments/invariance-gain/regression.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { drain } from '../../src/lab/run/host.ts';
import { growingRidge } from '../../src/math/linear-algebra/growing-ridge.ts';
import { generated, invariantDimension, moved, REST } from '../../src/math/plane/torus-group.ts';
import { random } from '../../src/math/random.ts';
import { parametersOf } from './parameters.ts';

type Place = [x: number, y: number];
const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const bits = fc.constantFrom('10000', '00100', '10100', '00010', '11011', '11111');
const places = (count: number, seed: number): Place[] => {
  const stream = random(seed, 'places');
  return Array.from({ length: count }, (): Place => [2 * stream.uniform() - 1, 2 * stream.uniform() - 1]);
};
const setting = (chosen: string, degree = 3, parts = 3) => ({
  group: generated(motionsOf(chosen), parts),
  parts,
  degree,
});

test('plain features are orthonormal, and averaged ones the same wherever a motion takes the place', () => {
  const D = 3,
    side = 2 * D + 1,
    grid = Array.from({ length: 12 }, (_, i) => (2 * i) / 12 - 1);
  const rows = grid.flatMap((x) => grid.map((y) => features([x, y], { group: [REST], parts: 1, degree: D })));
  for (let i = 0; i < side * side; i += 5)
    for (let j = 0; j < side * side; j += 3) {
      const mean = rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0) / rows.length;
      expect(mean).toBeCloseTo(i === j ? 1 : 0, 12);
    }
  fc.assert(
    fc.property(bits, fc.nat(1e6), (chosen, seed) => {
      const given = setting(chosen),
        [place] = places(1, seed),
        motion = given.group[seed % given.group.length]!;
      const here = features(place!, given),
        there = features(moved(motion, place!, given.parts), given);
      here.forEach((value, i) => expect(there[i]).toBeCloseTo(value, 9));
    }),
    { numRuns: 40 },
  );
});

test('the mean square of averaged features is the dimension of what is invariant', () => {
  const grid = Array.from({ length: 12 }, (_, i) => (2 * i) / 12 - 1 + 1 / 24);
  for (const chosen of ['10000', '10100', '11011', '00111']) {
    const given = setting(chosen);
    const squares = grid.flatMap((x) => grid.map((y) => features([x, y], given))).map((row) => dot(row, row));
    const mean = squares.reduce((sum, value) => sum + value, 0) / squares.length;
    expect(mean).toBeCloseTo(invariantDimension(given.group, given.parts, given.degree), 9);
  }
});

test('a target has length 1 and does not change', () => {
  const given = setting('11011');
  const target = invariantTarget(given, 4, random(3, 'target'));
  expect(dot(target, target)).toBeCloseTo(1, 12);
  const valueAt = (place: Place) => dot(features(place, { ...given, group: [REST] }), target);
  for (const place of places(5, 7))
    for (const motion of given.group) expect(valueAt(moved(motion, place, given.parts))).toBeCloseTo(valueAt(place), 9);
});

test('the averaged kernel answers as the plain one that is given all copies, and a ridge as many times', () => {
  fc.assert(
    fc.property(bits, fc.nat(1e6), (chosen, seed) => {
      const given = setting(chosen, 2, 2),
        known = places(3, seed),
        y = [1, -2, 0.5],
        ridge = 0.3;
      const gram = (rows: readonly Float64Array[]) =>
        Float64Array.from(rows.flatMap((row) => rows.map((other) => dot(row, other))));
      const averaged = known.map((place) => features(place, given));
      const short = growingRidge(gram(averaged), y, ridge).coefficients(3);
      const copies = known.flatMap((place) => given.group.map((motion) => moved(motion, place, given.parts)));
      const plain = copies.map((place) => features(place, { ...given, group: [REST] }));
      const answers = y.flatMap((value) => given.group.map(() => value));
      const long = growingRidge(gram(plain), answers, ridge * given.group.length).coefficients(copies.length);
      const sum = (rows: readonly Float64Array[], weights: Float64Array) =>
        rows[0]!.map((_, j) => rows.reduce((total, row, i) => total + weights[i]! * row[j]!, 0));
      const [one, other] = [sum(averaged, short), sum(plain, long)];
      one.forEach((value, j) => expect(other[j]).toBeCloseTo(value, 8));
    }),
    { numRuns: 25 },
  );
});

test('without noise the mean error over all directions is 1 − n/d', () => {
  const degree = 2,
    all = 25,
    sizes = [1, 7, 20, 25];
  const group = [REST],
    total = sizes.map(() => 0);
  for (let j = 0; j < all; j++) {
    const target = Float64Array.from({ length: all }, (_, i) => Number(i === j));
    const task = { group, parts: 1, degree, dimension: all, noise: 0, sizes: { plain: sizes, invariant: sizes } };
    // Of a seed whose 25 places are far from dependent: seed 5's are so near it that the trifling ridge is felt.
    const errors = learn(task, target, random(3, 'samples'));
    errors.invariant.forEach((error, i) => expect(error).toBeCloseTo(errors.afterwards[i]!, 9));
    errors.plain.forEach((error, i) => (total[i]! += error / all));
  }
  sizes.forEach((n, i) => expect(total[i]).toBeCloseTo(1 - n / all, 4));
});

test('how many samples are needed is told on a straight line between sizes', () => {
  expect(needed([1, 2, 4], [0.9, 0.7, 0.3], 0.5)).toBe(3);
  expect(needed([1, 2], [0.2, 0.1], 0.5)).toBeCloseTo(0.625, 12);
  expect(needed([1, 2], [0.9, 0.6], 0.5)).toBeUndefined();
});

test('of the folds’ 64 motions, invariant functions are fewer than all by less than half as many times up to frequency 4, as is measured, and by more up to 8', async () => {
  const share = (degree: number) => {
    const { group, parts } = setting('11011', degree, 4);
    return (2 * degree + 1) ** 2 / invariantDimension(group, parts, degree);
  };
  expect([share(4), share(8)]).toEqual([81 / 4, 289 / 9]);
  expect(share(8)).toBeGreaterThan(32);
  const given = parametersOf(experiment, { group: '11011', degree: 4 });
  const { order, all, dimension, gain } = (await drain(experiment as never, given, 0)).result as unknown as ResultOf<
    typeof experiment
  >;
  expect({ order, all, dimension }).toEqual({ order: 64, all: 81, dimension: 4 });
  expect(gain!.high).toBeLessThan(order);
});
