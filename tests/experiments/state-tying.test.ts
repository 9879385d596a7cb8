import { describe, expect, it } from 'vitest';
import experiment from '../../src/experiments/state-tying/experiment.ts';
import { madeContexts } from '../../src/experiments/state-tying/made.ts';
import { QUESTIONS } from '../../src/experiments/state-tying/questions.ts';
import { readParams } from '../../src/lab/declare/validate.ts';
import { streams } from '../../src/math/random.ts';

const made = madeContexts(streams(0)('contexts'));

function run(given: Record<string, unknown> = {}, contexts: typeof made = made) {
  const { params, fault } = readParams(experiment.controls, given);
  if (!params) throw new Error(fault.message);
  const refused = experiment.refuses!(params);
  if (refused) throw new Error(refused.message);
  const results = [...experiment.run({ ...params, contexts }, streams(0))];
  return { results, last: results.at(-1)!, params };
}
const numberOf = (name: string) => QUESTIONS.findIndex((question) => question.name === name);
type Result = ReturnType<typeof run>['last'];
const leavesOf = ({ nodes }: Result) => nodes.filter(({ question }) => question === null);

describe('the tree of a state', () => {
  it('finds the questions that the frames were made by, and no more of them pay on what was not learned', () => {
    const { last } = run({ leaves: 4 });
    const asks = Object.fromEntries(last.nodes.map(({ name, asks }) => [name, asks]));
    expect(asks).toEqual({
      1: '左边是鼻音吗',
      2: '右边是塞音吗',
      3: '右边是塞音吗',
      4: null,
      5: null,
      6: null,
      7: null,
    });
    expect(last.best).toBe(4);
    const leaves = last.nodes.filter(({ name }) => name >= 4);
    expect(leaves.map(({ frames }) => frames).sort((a, b) => a - b)).toEqual([16, 64, 64, 256]);
    expect(last).toMatchObject({ frames: 400, heldFrames: 200, seen: 100, once: 0, heldContexts: 100, unseen: 0 });
  });
  it('gains what its leaves gain together, frame for frame', () => {
    const { last } = run({ leaves: 7 });
    const gained = last.nodes.reduce((sum, { gain }) => sum + (gain ?? 0), 0);
    const { one, tied, untied } = last.stages;
    expect((tied.learned - one.learned) * last.frames).toBeCloseTo(gained, -0.5);
    expect(tied).toMatchObject({ densities: 7, parameters: 7 * 26 });
    expect(untied).toMatchObject({ densities: 100, parameters: 2600 });
    expect([last.way[0], last.way[6]]).toEqual([one, tied]);
    expect(last.way.map(({ densities }) => densities)).toEqual(last.way.map((_, i) => 1 + i));
    last.way.forEach(({ learned }, i) => expect(learned).toBeGreaterThanOrEqual(last.way[Math.max(0, i - 1)]!.learned));
    // 8 Gaussians of 13 means and variances once, and 7 free weights a state.
    expect(last.stages.poolOfLeaves).toMatchObject({ densities: 7, parameters: 208 + 7 * 7 });
    expect(last.stages.poolOfContexts).toMatchObject({ densities: 100, parameters: 208 + 700 });
    expect(last.stages.poolOfContexts!.learned).toBeGreaterThan(last.stages.poolOfLeaves!.learned);
  });
  it('asks what the reader asks, in the reader’s order, and then goes on by itself', () => {
    const asked = `1,${numberOf('右边是塞音吗')}; 3,${numberOf('左边是元音吗')}`;
    const { last } = run({ asked, leaves: 4, at: 3 });
    expect(last.nodes.slice(0, 5).map(({ name, asks }) => [name, asks])).toEqual(
      [
        [1, '右边是塞音吗'],
        [2, expect.anything()],
        [3, '左边是元音吗'],
        [6, null],
        [7, expect.anything()],
      ].map(([name, asks]) => [name, name === 2 ? last.nodes[1]!.asks : name === 7 ? last.nodes[4]!.asks : asks]),
    );
    expect(leavesOf(last)).toHaveLength(4);
    expect(last.at).toBe(3);
    expect(last.offers[0]!.asks).toBe('左边是鼻音吗');
    expect(last.offers.map(({ asks }) => asks)).toContain('左边是元音吗');
    expect(last.offers.map(({ gain }) => gain)).toEqual(last.offers.map(({ gain }) => gain).sort((a, b) => b - a));
    // One leaf fewer takes the last question back.
    expect(run({ asked, leaves: 2 }).last.nodes.map(({ asks }) => asks)).toEqual(['右边是塞音吗', null, null]);
  });
  it('leaves out what cannot be asked, and looks above what is not there', () => {
    const nasal = numberOf('左边是鼻音吗');
    const { last, params } = run({ asked: `1,${nasal}; 2,${nasal}; 9,0`, leaves: 2, at: 12 });
    expect(last.skipped).toBe(2);
    expect(last.at).toBe(3);
    expect(experiment.describe(last, params)).toContain('有 2 个分不开');
  });
  it('stops at the thresholds and says so', () => {
    const { last, params } = run({ leaves: 10, leastGain: 50 });
    expect(leavesOf(last)).toHaveLength(4);
    for (const { gain, next } of last.nodes)
      if (gain !== null) expect(gain).toBeGreaterThanOrEqual(50);
      else expect(next).toBeNull();
    expect(experiment.describe(last, params)).toContain('门槛拦住了别的问题，只有 4 个叶子');
    for (const { frames } of leavesOf(run({ leaves: 10, leastCount: 60 }).last))
      expect(frames).toBeGreaterThanOrEqual(60);
  });
  it('can be drawn at every step', () => {
    const { results } = run({ leaves: 4 });
    expect(results.map((result) => leavesOf(result).length)).toEqual([1, 2, 3, 4]);
    expect(results.map(({ done }) => done)).toEqual([false, false, false, true]);
  });
  it('refuses what is no question', () => {
    expect(() => run({ asked: '1,99' })).toThrow('第 1 行是 1,99');
    expect(() => run({ asked: '1,3; 0,3' })).toThrow('第 2 行');
    expect(() => run({ asked: '1,3; 1,4' })).toThrow('又问了节点 1');
    const nothing = { ...made, columns: { ...made.columns, held: made.columns.held.map(() => 1) } };
    expect(() => run({}, nothing)).toThrow('只有 0 帧');
  });
  it('has nothing to try on if nothing is held back', () => {
    const all = { ...made, columns: { ...made.columns, held: made.columns.held.map(() => 0) } };
    const { last, params } = run({ leaves: 3 }, all);
    expect(last).toMatchObject({ frames: 600, heldFrames: 0, best: null });
    expect(last.stages.tied.tried).toBeNull();
    expect(experiment.describe(last, params)).not.toContain('考的');
  });
});
