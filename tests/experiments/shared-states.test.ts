import { expect, test } from 'vitest';
import experiment from '../../src/experiments/shared-states/experiment.ts';
import type { TiedStates } from '../../src/datasets/tied-states.ts';
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
      { tied: 2, shares: [2, 1], largest: 2, leftDecides: 1, rightDecides: 0.6667 },
      { tied: 1, shares: [3], largest: 3, leftDecides: 1, rightDecides: 1 },
    ],
  });
  expect(begun('B').next().value).toMatchObject({ contexts: 1 });
});

test('a phone that the model has no triphones of is named', () => {
  expect(() => begun('ZH').next()).toThrow('没有以 ZH 为中间的三音子');
});
