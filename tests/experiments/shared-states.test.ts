import { expect, test } from 'vitest';
import experiment from '../../src/experiments/shared-states/experiment.ts';
import type { TiedStates } from '../../src/datasets/tied-states.ts';
import type { ResultOf } from '../../src/lab/declare/define.ts';
import { loadResults } from '../../src/lab/publish/catalogue.ts';
import { startRun } from '../../src/lab/run/host.ts';
import { parametersOf } from './parameters.ts';

/** B-UW+B, D-UW+B, D-UW+D and D-B+UW, of two states each. */
const MODEL: TiedStates = {
  phones: ['B', 'D', 'UW'],
  statesEach: 2,
  tied: 10,
  independent: 6,
  sequences: 6,
  centre: Uint8Array.of(2, 2, 2, 0),
  left: Uint8Array.of(0, 1, 1, 1),
  right: Uint8Array.of(0, 0, 1, 2),
  place: new Uint8Array(4),
  states: Uint16Array.of(6, 8, 7, 8, 7, 8, 6, 9),
};
const begun = (phone: string) =>
  startRun(experiment as never, parametersOf(experiment, { phone }) as never, 0, { data: { definition: MODEL } });

test('totals count what triphones use; positions are those of the phone asked for', () => {
  expect(begun('UW').next().value).toEqual({
    basePhones: 3,
    triphones: 4,
    states: 8,
    tied: 4,
    tiedAll: 10,
    sequences: 6,
    contexts: 3,
    positions: [
      {
        tied: 2,
        shares: [2, 1],
        largest: 2,
        leftDecides: 1,
        rightDecides: 0.6667,
        groups: [
          { state: 7, left: 'D', right: 'B D' },
          { state: 6, left: 'B', right: 'B' },
        ],
      },
      {
        tied: 1,
        shares: [3],
        largest: 3,
        leftDecides: 1,
        rightDecides: 1,
        groups: [{ state: 8, left: 'D B', right: 'B D' }],
      },
    ],
  });
  expect(begun('B').next().value).toMatchObject({ contexts: 1 });
});

test('a phone that the model has no triphones of is named', () => {
  expect(() => begun('ZH').next()).toThrow('没有以 ZH 为中间的三音子');
});

test('the table lists every tied state of the phone with those that share it', () => {
  const result = begun('UW').next().value as never;
  const { rows } = experiment.table(result, parametersOf(experiment, { phone: 'UW' }) as never);
  expect(rows).toEqual([
    ['第 1 个', 7, 2, 'D', 'B D'],
    ['第 1 个', 6, 1, 'B', 'B'],
    ['第 2 个', 8, 3, 'D B', 'B D'],
  ]);
});

test('what is published adds up: each group’s neighbours are phones, and the groups hold all triphones', () => {
  for (const { result } of loadResults('shared-states')!.runs) {
    const { contexts, positions } = result as unknown as ResultOf<typeof experiment>;
    for (const { shares, groups, tied } of positions) {
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(contexts);
      expect(new Set(groups.map(({ state }) => state)).size).toBe(tied);
      for (const { left, right } of groups)
        for (const names of [left, right]) expect(names).toMatch(/^[A-Z]+( [A-Z]+)*$/);
    }
  }
});
