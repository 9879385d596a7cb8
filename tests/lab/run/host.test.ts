import { expect, test } from 'vitest';
import { defineExperiment } from '../../../src/lab/declare/define.ts';
import { drain, progressOf } from '../../../src/lab/run/host.ts';

/** Counts from where it was told to go on, or from 0. */
const counting = (resumes: boolean) =>
  defineExperiment({
    title: '数数',
    summary: '从头数到尾。',
    controls: { n: { kind: 'number', label: '数到', min: 1, max: 9, step: 1, value: 5 } },
    fields: { reached: '数到了几', from: '从几数起' },
    publish: [{}],
    ...(resumes && { resumes }),
    *run({ n }, _, before?: { reached: number; from: number }): Generator<{ reached: number; from: number }> {
      const from = before?.reached ?? 0;
      for (let reached = from; reached <= n; reached++) yield { reached, from };
    },
    progress: ({ reached }, { n }) => (reached === 3 ? NaN : (2 * reached) / n - 0.5),
    claims: {},
    table: () => ({ columns: [], rows: [] }),
    describe: ({ reached }) => `数到 ${reached}。`,
  }) as never;

test('only an experiment that says it resumes is told where it was; others begin anew', async () => {
  for (const resumes of [true, false]) {
    const { result, yields } = await drain(counting(resumes), { n: 5 }, 0, undefined, {
      before: { reached: 4, from: 0 },
    });
    expect(result).toEqual({ reached: 5, from: resumes ? 4 : 0 });
    expect(yields).toBe(resumes ? 2 : 6);
  }
});

test('progress stays within 0 and 1, and what is no number is no progress', async () => {
  const told: (number | undefined)[] = [];
  await drain(counting(false), { n: 5 }, 0, (_, progress) => told.push(progress));
  expect(told.map((one) => (one === undefined ? one : Math.round(one * 10) / 10))).toEqual([
    0,
    0,
    0.3,
    undefined,
    1,
    1,
  ]);
  expect(progressOf({} as never, 0, {})).toBeUndefined();
});
