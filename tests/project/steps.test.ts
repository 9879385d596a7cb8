import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { runAll, timesOf } from '../../src/project/testing/steps.ts';

const node = (name: string, code: string) => ({ name, command: [process.execPath, '-e', code] });

test('steps run in order, and none after the first that fails', async () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const ran = await runAll([[[node('甲', '')]], [[node('乙', 'process.exit(3)'), node('丙', '')]], [[node('丁', '')]]]);
  expect(ran.map(({ step, good }) => [step.name, good])).toEqual([
    ['甲', true],
    ['乙', false],
  ]);
  expect(ran.every(({ seconds }) => seconds > 0)).toBe(true);
  expect(log.mock.calls.flat()).toEqual(['\n── 1/4 甲', '\n── 2/4 乙']);
  vi.restoreAllMocks();
});

test('lanes run side by side: each waits for the other, and what the second says is told in one piece', async () => {
  const place = mkdtempSync(join(tmpdir(), 'lanes-'));
  onTestFinished(() => rmSync(place, { recursive: true }));
  const wait = (mine: string, other: string) =>
    `const fs = require('fs'); console.log('${mine} 来了'); fs.writeFileSync('${place}/${mine}', '');
     while (!fs.existsSync('${place}/${other}'));`;
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const ran = await runAll([
    [[node('甲', `${wait('a', 'b')} process.exit(1)`)], [node('乙', wait('b', 'a')), node('丙', '')]],
    [[node('丁', '')]],
  ]);
  // The first lane fails; the second still ends, and nothing comes after them.
  expect(ran.map(({ step, good }) => `${step.name} ${good}`).sort()).toEqual(['丙 true', '乙 true', '甲 false']);
  expect(log.mock.calls.flat()).toContain('\n── 2/4 乙\nb 来了');
  vi.restoreAllMocks();
});

test('what is to be run again stands for a step that failed, and only then', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  const never = () => {
    throw new Error('it was good');
  };
  const ran = await runAll([
    [[{ ...node('甲', ''), again: never }]],
    [[{ ...node('乙', 'process.exit(1)'), again: () => node('再来', '') }]],
    [[{ ...node('丙', 'process.exit(1)'), again: () => node('再来', 'process.exit(1)') }]],
  ]);
  expect(ran.map(({ step, good }) => [step.name, good])).toEqual([
    ['甲', true],
    ['乙', true],
    ['丙', false],
  ]);
  expect(await runAll([[[{ ...node('丁', 'process.exit(1)'), again: () => undefined }]]])).toMatchObject([
    { good: false },
  ]);
  vi.restoreAllMocks();
});

test('a program that is not there counts as a step that failed', async () => {
  vi.spyOn(console, 'log').mockImplementation(() => {});
  vi.spyOn(console, 'error').mockImplementation(() => {});
  expect(await runAll([[[{ name: '甲', command: ['no-such-program'] }]]])).toMatchObject([{ good: false }]);
  vi.restoreAllMocks();
});

test('the time of each step is told, and of all of them together', () => {
  const step = (name: string) => ({ name, command: [] });
  expect(
    timesOf(
      [
        { step: step('章节'), seconds: 1.26, good: true },
        { step: step('浏览器'), seconds: 240, good: false },
      ],
      240.5,
    ),
  ).toBe(['     1.3 秒  章节', '   240.0 秒  浏览器（没有通过）', '   240.5 秒  一共'].join('\n'));
});
