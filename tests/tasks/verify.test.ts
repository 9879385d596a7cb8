import { expect, test } from 'vitest';
import { readRoll, summary, MOST_CHARACTERS, MOST_CODES } from '../../components/class/roll.ts';
import { Pace } from '../../components/class/pace.ts';
import { verify } from '../../components/class/verify.ts';
import { readinessOf } from '../../components/tasks/readiness.ts';
import type { Draft } from '../../components/tasks/draft.ts';
import type { Controls, Json, Params } from '../../src/lab/declare/define.ts';
import { readParams } from '../../src/lab/declare/validate.ts';
import { loadExperiment } from '../../src/lab/publish/catalogue.ts';
import { drain } from '../../src/lab/run/host.ts';
import type { LiveExperiment } from '../../src/lab/run/live.ts';
import type { Outcome } from '../../src/lab/run/session.ts';
import { writeCode, type Code } from '../../src/tasks/code.ts';
import { fingerprint } from '../../src/tasks/fingerprint.ts';
import { quantities, readGoal, withPart } from '../../src/tasks/goal.ts';
import { findTasks, taskHash, type Declared } from '../../src/tasks/task.ts';

/** Tasks and codes of real experiments, computed as a class page would. */

const tent = await loadExperiment('tent');
const declared: Declared = { title: tent.title, controls: tent.controls, fields: tent.fields, seeded: false };
const PAGE = 'https://a.example/experiments/tent/';

async function run(folds: number): Promise<Outcome> {
  const params = readParams<Controls>(tent.controls, { folds }).params!;
  const { result } = await drain(tent, params, 0);
  return { params, seed: 0, result, sentence: '', table: { columns: [], rows: [] } };
}
const [three, seven] = [await run(3), await run(7)];

const draft = (part: Partial<Draft>): Draft => ({
  start: { params: three.params, seed: 0 },
  goal: 'pieces >= 100',
  title: '折纸',
  hint: '多折几次',
  fixed: [],
  finished: [three, seven],
  ...part,
});
const ready = (part: Partial<Draft>) => readinessOf(draft(part), 'tent', PAGE, declared);

test('a goal is made of documented numbers; whatever else is written is named, with a mend', () => {
  expect(quantities(three, declared).map(({ name }) => name)).toEqual(expect.arrayContaining(['pieces', 'folds']));
  const fault = (text: string) => readGoal(text, [three], declared).fault;
  expect(fault('pieces >= 100')).toBeUndefined();
  expect(fault('')).toContain('目标还是空的');
  expect(fault('pieces >=')).toMatch(/^目标读不懂：公式到末尾还没写完/);
  expect(fault('piecs >= 100')).toMatch(/^目标里的 piecs 不是参数.*pieces/);
  expect(fault('1 < 2')).toContain('没有一个量');
  expect(fault('pieces')).toBeUndefined();
  expect(fault(`pieces > ${'1'.repeat(200)}`)).toContain('最多 200 个字符');
  const secret = { ...declared, fields: {} };
  expect(readGoal('pieces > 1', [three], secret).fault).toContain('没有写进');
  expect(withPart('a > 1 or b > 1', 'c < 2')).toBe('(a > 1 or b > 1) and c < 2');
  expect(withPart('a > 1', 'c < 2')).toBe('a > 1 and c < 2');
});

test('a task is shared only when its goal does not hold at the start and was reached', () => {
  expect(ready({}).link).toMatch(/^https:\/\/a\.example\/experiments\/tent\/\?task=whytask1[a-z2-7]+$/);
  expect(ready({ goal: 'pieces >= 4' })).toMatchObject({ next: expect.stringContaining('一开始就成立') });
  expect(ready({ finished: [three] }).next).toContain('还没有人做到过');
  expect(ready({ finished: [seven] }).next).toContain('起点还没有算完');
  expect(ready({ finished: [] }).next).toContain('还没有算完');
  expect(ready({ goal: 'pieces >= 1000' }).next).toContain('还没有人做到过');
  // What must stay as it is must have stayed in the run that reached the goal.
  expect(ready({ fixed: ['folds'] }).next).toContain('还没有人做到过');
  for (const part of [{ goal: 'pieces >= 4' }, { finished: [three] }, { fixed: ['folds'] }, { goal: 'x' }])
    expect(ready(part).link).toBeUndefined();
  expect(findTasks(ready({}).link!)[0]!.task).toMatchObject({
    experiment: 'tent',
    goal: 'pieces >= 100',
    title: '折纸',
  });
});

/** An experiment that runs here, as the worker would; `runs` counts. */
function running() {
  const calls: { id: string; params: Params }[] = [];
  const open = (id: string): LiveExperiment => ({
    run(params, seed, events) {
      calls.push({ id, params });
      let stopped = false;
      void drain(tent, params, seed).then(({ result }) => {
        if (!stopped) events.result({ result, sentence: '', table: { columns: [], rows: [] } }, 1, true);
      });
      return { pause() {}, resume() {}, step() {}, stop: () => void (stopped = true) };
    },
    sound: () => Promise.reject(new Error('silent')),
    warm() {},
    close() {},
  });
  return { calls, around: { experiments: ['tent'], declared: async () => declared, open, tell() {} } };
}

const task = findTasks(ready({}).link!)[0]!.task!;
const code = (part: Partial<Code> = {}): Code => ({
  experiment: 'tent',
  params: { folds: '7' },
  seed: 0,
  goal: task.goal,
  fixed: {},
  task: taskHash(task),
  result: fingerprint(seven.result as Json),
  name: '小明',
  ...part,
});

async function verified(codes: readonly Code[], links = ready({}).link!) {
  const { entries, tasks, faults } = readRoll(codes.map(writeCode).join('\n'), links);
  const { calls, around } = running();
  await verify(entries, tasks, around).done;
  return { entries, faults, calls };
}

test('a code holds if its run, computed again, reaches the goal; each other code is told why not', async () => {
  const { entries, calls } = await verified([
    code(),
    code({ name: '小红' }),
    code({ params: { folds: '3' }, result: fingerprint(three.result as Json), name: '小刚' }),
    code({ result: '000000000000', name: '别的比特' }),
    code({ params: { folds: '9999' }, name: '范围之外' }),
    code({ experiment: 'tents', name: '别的书' }),
    code({ task: '000000000000', name: '别的任务' }),
    code(),
    code({ goal: '1 < 2', params: { folds: '3' }, name: '改了目标' }),
  ]);
  expect(entries.map(({ standing }) => standing)).toEqual([
    'holds',
    'holds',
    'fails',
    'differs',
    'broken',
    'broken',
    'broken',
    'skipped',
    'fails',
  ]);
  expect(entries.map(({ words }) => words)).toEqual([
    expect.stringContaining('逐位一致'),
    expect.stringContaining('逐位一致'),
    expect.stringMatching(/还差一点：.*不小于 100，现在是 8/),
    expect.stringContaining('不是同样的比特'),
    expect.stringMatching(/参数 folds.*9999/),
    expect.stringContaining('书里没有名为 tents 的实验（最像的是 tent）'),
    expect.stringContaining('另一个任务'),
    expect.stringContaining('与第 1 行是同一份码'),
    expect.stringContaining('还差一点'),
  ]);
  expect(entries[1]!.same).toBe('参数与第 1 行（小明）的一模一样');
  // Those of the same state are computed once.
  expect(calls.map(({ params }) => params.folds)).toEqual([7, 3]);
  expect(summary(entries)).toBe('共 9 份：3 份成立，2 份不成立，3 份没法核对，1 份没有算。');
});

test('without a link a code is held against the goal that it carries, and what it fixed', async () => {
  const { entries } = await verified([code(), code({ goal: 'pieces >= 1000' }), code({ fixed: { folds: 3 } })], '');
  expect(entries.map(({ standing }) => standing)).toEqual(['holds', 'fails', 'fails']);
  expect(entries[2]!.words).toMatch(/请把.*设为 3/);
});

test('what is too much, or nothing, or a broken link, is said before anything is computed', () => {
  expect(readRoll('', '').faults).toEqual(['还没有贴任务码。']);
  expect(readRoll('你好', '').faults).toEqual(['没有找到任务码：它以 whydone1 开头。']);
  expect(readRoll('x'.repeat(MOST_CHARACTERS + 1), '').faults[0]).toContain(`一次最多 ${MOST_CHARACTERS} 个`);
  const many = Array.from({ length: MOST_CODES + 100 }, (_, i) => writeCode(code({ name: `${i}` }))).join('\n');
  const roll = readRoll(many, '');
  expect(roll.entries).toHaveLength(MOST_CODES);
  expect(roll.faults).toEqual([expect.stringContaining(`第 ${MOST_CODES + 1} 行起的没有读`)]);
  expect(readRoll(writeCode(code()), ready({}).link!.slice(0, -3))).toMatchObject({
    entries: [],
    faults: [expect.stringContaining('少了一截')],
  });
  expect(readRoll(writeCode(code()), 'https://a.example/').faults[0]).toContain('“任务链接”里没有任务');
});

test('a cancelled class keeps what was computed; a skipped code is left out', async () => {
  const { entries, tasks } = readRoll(
    [3, 7].map((folds) => writeCode(code({ params: { folds: `${folds}` } }))).join('\n'),
    '',
  );
  const { around } = running();
  const going = verify(entries, tasks, {
    ...around,
    tell: (entry) => entry === entries[0] && entry.standing === 'fails' && going.cancel(),
  });
  await going.done;
  expect(entries.map(({ standing }) => standing)).toEqual(['fails', 'waiting']);
});

test('the time that is left is that of the same experiment so far, and a rest counts for nothing', () => {
  const { entries } = readRoll(
    [1, 2, 3].map((folds) => writeCode(code({ params: { folds: `${folds}` } }))).join('\n'),
    '',
  );
  const pace = new Pace();
  const [first, second] = entries as [(typeof entries)[0], (typeof entries)[0]];
  first.standing = 'running';
  pace.hear(first, undefined, 0);
  expect(pace.left(entries, 500)).toBeUndefined();
  pace.hear(first, 0.25, 1000);
  expect(pace.left(entries, 1000)).toBeCloseTo(3 + 4 + 4);
  first.standing = 'holds';
  pace.hear(first, undefined, 6000);
  second.standing = 'running';
  pace.hear(second, undefined, 6000);
  pace.rested(10_000);
  expect(pace.left(entries, 18_000)).toBeCloseTo(4 + 6);
});
