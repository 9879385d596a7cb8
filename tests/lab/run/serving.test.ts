import { expect, it } from 'vitest';
import { defineExperiment, type Experiment } from '../../../src/lab/declare/define.ts';
import type { Reply } from '../../../src/lab/run/protocol.ts';
import { serving } from '../../../src/lab/run/serving.ts';

/** The worker's side under a clock of the test's own: its pace is told exactly, on a machine however busy. */

const STEPS = 400;
/** At most 33 results a second are shown. */
const BETWEEN_MS = 30;
/** What a step takes, in milliseconds of that clock. */
const STEP_MS = 3;
/** Orders are heard after so many milliseconds of computing: with steps of 3 ms after three of them. */
const STEPS_UNTIL_HEARD = 3;

/** Serves a run whose steps take that long. @param between is called whenever orders may come in */
async function served(between: (send: (kind: 'stop' | 'pause') => void, step: number) => void = () => {}) {
  let clock = 0,
    taken = 0;
  const experiment = defineExperiment({
    title: '计步',
    summary: '每一步用同样久。',
    controls: {},
    fields: { step: '步' },
    publish: [{}],
    *run() {
      for (let step = 1; step <= STEPS; step++) {
        clock += STEP_MS;
        taken = step;
        yield { step };
      }
    },
    claims: {},
    table: () => ({ columns: [], rows: [] }),
    describe: ({ step }) => `第 ${step} 步。`,
  }) as Experiment;
  const told: { at: number; step: number; final: boolean }[] = [];
  let over = () => {};
  const ended = new Promise<void>((resolve) => (over = resolve));
  const order = serving({
    load: () => Promise.resolve(experiment),
    sounds: () => Promise.resolve(undefined),
    shipped: () => Promise.reject(new Error('nothing ships with it')),
    post: (reply: Reply) => {
      if (reply.kind !== 'result') return;
      const { step } = reply.output.result as { step: number };
      told.push({ at: clock, step, final: reply.final });
      if (reply.final) over();
    },
    now: () => clock,
    turn: () => {
      between((kind) => {
        order({ kind, number: 2, ticket: 1 });
        over();
      }, taken);
      return Promise.resolve();
    },
  });
  order({ kind: 'run', number: 1, ticket: 1, id: 'counting', params: {}, seed: 0, held: false });
  await ended;
  await new Promise((resolve) => setImmediate(resolve));
  return { told, taken: () => taken };
}

it('tells the first result, then at most 33 a second, then the last', async () => {
  const { told } = await served();
  const middle = told.slice(0, -1);
  expect(told[0]!.step).toBe(1);
  expect(told.at(-1)).toMatchObject({ step: STEPS, final: true });
  expect(middle.every(({ final }) => !final)).toBe(true);
  const waits = middle.slice(1).map(({ at }, i) => at - middle[i]!.at);
  expect(Math.min(...waits)).toBeGreaterThanOrEqual(BETWEEN_MS);
  // As often as that: no wait is longer than a step more.
  expect(Math.max(...waits)).toBeLessThan(BETWEEN_MS + STEP_MS);
});

it.each(['stop', 'pause'] as const)(
  'an order to %s is heard between two steps, and none is taken after it',
  async (kind) => {
    const heardAt: number[] = [];
    const { taken } = await served((send, step) => {
      heardAt.push(step);
      if (heardAt.length === 5) send(kind);
    });
    expect(heardAt).toEqual([1, 2, 3, 4, 5].map((n) => n * STEPS_UNTIL_HEARD));
    expect(taken()).toBe(heardAt.at(-1));
  },
);
