import { beforeAll, expect, it } from 'vitest';
import experiment from '../../src/experiments/carpet-sweep/experiment.ts';
import type { Result } from '../../src/experiments/carpet-sweep/sweep.ts';
import { streams } from '../../src/math/random.ts';
import { parametersOf } from './parameters.ts';

beforeAll(() => experiment.prepare!());

it('goes on from any of its results and ends with the same bits', () => {
  const small = parametersOf(experiment, { width: 4, steps: 500, seeds: 1, decay: 0.0001 });
  const whole = [...experiment.run(small, streams(5))];
  const end = whole.at(-1)!;
  expect(end.finished).toBe(end.sizes.length * end.rates.length * end.seeds * 2);
  expect(experiment.progress!(end, small)).toBe(1);
  // From within a training, from between two, and from the end; near it, for what was done before is not done again.
  const all = end.finished;
  const within = whole.find(({ finished, part }) => finished === all - 9 && part > 0)!;
  const between = whole.find(({ finished, part }) => finished === all - 4 && part === 0)!;
  for (const one of [within, between, end]) {
    // As a cache would give it back.
    const before = JSON.parse(JSON.stringify(one)) as Result;
    const rest = [...experiment.run(small, streams(5), before)];
    expect(rest.at(-1), `from ${one.finished} and ${one.part}`).toEqual(end);
    expect(rest[0]!.finished).toBe(one.finished);
    expect(before, 'what it goes on from is left as it was').toEqual(one);
  }
}, 180_000);
