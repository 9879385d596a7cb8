import { beforeAll, expect, it } from 'vitest';
import experiment from '../../src/experiments/carpet-exact/experiment.ts';
import { streams } from '../../src/math/random.ts';
import { parametersOf } from './parameters.ts';

beforeAll(() => experiment.prepare!());

const run = (diamonds: string) => [...experiment.run(parametersOf(experiment, { diamonds }), streams(0))].at(-1)!;

it('neither written-down net is wrong anywhere on the grid', () => {
  for (const diamonds of ['2', '4', '8']) {
    const { deep, shallow, folds, checked } = run(diamonds);
    expect([deep.wrong, shallow.wrong]).toEqual([0, 0]);
    expect(checked).toBeGreaterThan(60_000);
    expect(2 ** (folds - 1)).toBe(Number(diamonds));
  }
});

it('they have 20·log₂n + 17 and 16n + 1 parameters: 57 and 65 for 4 × 4', () => {
  const { deep, shallow, growth } = run('4');
  expect([deep.parameters, shallow.parameters]).toEqual([57, 65]);
  expect(growth.deep).toEqual(growth.sides.map((n) => 20 * Math.log2(n) + 17));
  expect(growth.shallow).toEqual(growth.sides.map((n) => 16 * n + 1));
});
