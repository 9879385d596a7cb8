import { describe, expect, it } from 'vitest';
import experiment from '../../src/experiments/hidden-markov/experiment.ts';
import { readGiven } from '../../src/experiments/hidden-markov/given.ts';
import { readParams } from '../../src/lab/declare/validate.ts';
import { streams } from '../../src/math/random.ts';

function run(given: Record<string, unknown> = {}) {
  const { params, fault } = readParams(experiment.controls, given);
  if (!params) throw new Error(fault.message);
  expect(experiment.refuses!(params)).toBeUndefined();
  const results = [...experiment.run(params, streams(0))];
  return { results, last: results.at(-1)!, params };
}

describe('the trellis', () => {
  it('of the case has P .03628 and best path 0, 0, 1 of .01512', () => {
    const { last, results, params } = run();
    expect(last).toMatchObject({ probability: 0.03628, viterbiProbability: 0.01512, viterbiPath: [0, 0, 1] });
    expect(results.map(({ reached }) => reached)).toEqual([1, 2, 3]);
    expect(last.forward).toEqual([
      [0.3, 0.04],
      [0.0904, 0.0342],
      [0.007696, 0.028584],
    ]);
    expect(last.gamma[2]![0]).toBeCloseTo(0.007696 / 0.03628, 9);
    expect(last.best[1]).toEqual([0.084, 0.027]);
    expect(experiment.describe(last, params)).toContain('0.03628');
  });
  it('tells that no path emits what is observed', () => {
    const { last, params } = run({ emission: '1,0; 1,0', observations: '0,1' });
    expect(last).toMatchObject({ probability: 0, viterbiProbability: 0, viterbiPath: [], gamma: [] });
    expect(experiment.describe(last, params)).toContain('没有一条路');
  });
  it('shows that states which are each likeliest need be no path', () => {
    const { last } = run(experiment.publish.at(-1)!);
    expect(last.viterbiPath).toEqual([0, 0]);
    expect(last.gamma).toEqual(
      [
        [0.4, 0.3, 0.3],
        [0.4, 0, 0.6],
      ].map((row) => row.map((p) => expect.closeTo(p, 9))),
    );
  });
});

const typed = { initial: '0.6,0.4', transition: '0.7,0.3; 0.4,0.6', emission: '0.5,0.5; 0.1,0.9', observations: '0,1' };
it.each([
  [{ initial: '0.6,0.3' }, 'initial', '初始概率）加起来应是 1，现在是 0.9；把它们都除以 0.9'],
  [{ transition: '0.7,0.3; 0.4,0.5' }, 'transition', '第 2 行加起来应是 1，现在是 0.9'],
  [{ transition: '0.7,0.3' }, 'transition', '应有 2 行，与初始概率里的状态一样多；你给了 1 行'],
  [{ transition: '0.7,0.3; 1' }, 'transition', '第 2 行有 1 个'],
  [{ emission: '1; 1; 1' }, 'emission', '应有 2 行'],
  [{ emission: '0.5,0.5; 1' }, 'emission', '第 1 行有 2 个数，第 2 行有 1 个'],
  [{ emission: '0.5,0.5; 0,0' }, 'emission', '第 2 行加起来应是 1，现在是 0；至少要有一个大于 0'],
  [{ observations: '0,2' }, 'observations', '第 2 个是 2，可是发射概率每行只有 2 个数'],
] as const)('%o is refused at its place', (change, name, words) => {
  const fault = readGiven({ ...typed, ...change });
  expect(fault).toMatchObject({ name });
  expect((fault as { message: string }).message).toContain(words);
});
