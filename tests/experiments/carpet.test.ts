import { beforeAll, expect, it } from 'vitest';
import { carpet } from '../../src/datasets/carpet.ts';
import experiment from '../../src/experiments/carpet/experiment.ts';
import { streams } from '../../src/math/random.ts';
import { parametersOf } from './parameters.ts';

/** Two nets of equal size learn the carpet, at small sizes. */

beforeAll(() => experiment.prepare!());

const quick = { points: 1000, width: 12, steps: 500, deepRate: 0.01, shallowRate: 0.03 };
const begin = (given: object) => experiment.run(parametersOf(experiment, { ...quick, ...given }), streams(0));
const first = (given: object) => begin(given).next().value!;

it('two nets of exactly as many parameters learn the same points, better than chance', () => {
  const results = [...begin({})];
  const { deep, shallow, steps, columns } = results.at(-1)!;
  expect(deep.parameters).toBe(shallow.parameters);
  expect([deep.units, shallow.units]).toEqual([36, 90]);
  expect(steps.at(-1)).toBe(500);
  for (const net of [deep, shallow]) {
    expect(net.test.at(-1)!).toBeGreaterThan(0.55);
    expect(net.train).toHaveLength(steps.length);
    expect(net.surface).toMatch(new RegExp(`^[0-8]{${columns ** 2}}$`));
  }
  const told = results.map((result) => experiment.progress!(result, parametersOf(experiment, quick)));
  expect([told[0], told.at(-1)]).toEqual([0, 1]);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
});

it('a net answers alike well on points to choose by and on points to report on, which are not the same', () => {
  const { deep, shallow } = [...begin({ points: 300, width: 24, steps: 2000 })].at(-1)!;
  for (const net of [deep, shallow]) {
    expect(net.validation).toHaveLength(net.test.length);
    expect(net.validation).not.toEqual(net.test);
    // Either is a share of 4000 points: their standard errors are below 0.008, and of known points far more are right.
    expect(Math.abs(net.validation.at(-1)! - net.test.at(-1)!)).toBeLessThan(0.04);
    expect(net.train.at(-1)!).toBeGreaterThan(net.validation.at(-1)! + 0.1);
  }
});

it('other test points, or other points to choose by, change nothing else', () => {
  const params = parametersOf(experiment, { ...quick, points: 300, width: 4 });
  const told = (other?: string) =>
    [...experiment.run(params, (name) => streams(other !== undefined && name.includes(other) ? 1 : 0)(name))].at(-1)!;
  const usual = told();
  for (const field of ['test', 'validation'] as const) {
    const changed = told(field);
    for (const kind of ['deep', 'shallow'] as const) {
      expect(changed[kind][field]).not.toEqual(usual[kind][field]);
      expect({ ...changed[kind], [field]: 0 }).toEqual({ ...usual[kind], [field]: 0 });
    }
  }
});

it('the surface is right as often as the tests say, cell by cell of the square', () => {
  const given = { diamonds: '2', points: 3000, width: 24, steps: 2000, deepRate: 0.01 };
  const { deep, columns } = [...begin(given)].at(-1)!;
  let right = 0,
    sure = 0;
  [...deep.surface].forEach((level, i) => {
    if (level === '4') return;
    const [x, y] = [i % columns, Math.floor(i / columns)].map((cell) => (2 * cell + 1) / columns - 1) as [
      number,
      number,
    ];
    sure++;
    if ((Number(level) > 4 ? 1 : 0) === carpet(2, x, y)) right++;
  });
  expect(sure).toBeGreaterThan(0.9 * columns ** 2);
  expect(deep.test.at(-1)!).toBeGreaterThan(0.85);
  expect(Math.abs(right / sure - deep.test.at(-1)!)).toBeLessThan(0.05);
});

it('few points are learned by heart: right on them, and much less so on others', () => {
  const { deep } = [...begin({ points: 300, width: 24, steps: 2000 })].at(-1)!;
  expect(deep.train.at(-1)!).toBeGreaterThan(deep.test.at(-1)! + 0.1);
});

it('the number of points and the learning rate of one net leave the other net alone', () => {
  const [a, b] = [first({}), first({ shallowRate: 0.3 })];
  expect(b.deep).toEqual(a.deep);
  const [usual, hasty] = [{}, { shallowRate: 0.1 }].map((given) => [...begin(given)].at(-1)!);
  expect(hasty!.deep).toEqual(usual!.deep);
  expect(hasty!.shallow.test).not.toEqual(usual!.shallow.test);
  expect(first({ points: 5000 }).deep.surface).toBe(a.deep.surface);
});

it('creases begin in the middle of the carpet only while biases are zero', () => {
  // With biases of zero an output has one sign along a ray from the middle: cells of one ray are all below or all above the middle level.
  const sides = ({ surface, columns }: { surface: string; columns: number }) => {
    const diagonal = Array.from({ length: columns / 2 }, (_, i) => surface[(columns / 2 + i) * (columns + 1)]!);
    return new Set(diagonal.filter((level) => level !== '4').map((level) => level > '4')).size;
  };
  for (const kind of ['deep', 'shallow'] as const) {
    const rays = (start: string) => {
      const { columns, ...nets } = first({ start });
      return sides({ surface: nets[kind].surface, columns });
    };
    expect(rays('zero')).toBeLessThanOrEqual(1);
    expect(first({ start: 'scattered' })[kind].surface).not.toBe(first({})[kind].surface);
  }
});

it('takes any learning rate: one far too high ends without a fault', () => {
  const { deep } = [...begin({ deepRate: 1 })].at(-1)!;
  expect(deep.test.every((share) => share >= 0 && share <= 1)).toBe(true);
});
