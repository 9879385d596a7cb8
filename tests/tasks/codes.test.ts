import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import '../property-seed.ts';
import { findCodes, headlessLines, writeCode, type Code } from '../../src/tasks/code.ts';
import { fingerprint } from '../../src/tasks/fingerprint.ts';
import { cleaned, limits } from '../../src/tasks/short-text.ts';
import { findTasks, taskHash, taskLink, type Task } from '../../src/tasks/task.ts';

/** Task links and codes come through what happens to messages, and are refused once a letter of them has changed. */

const short = (most: number) =>
  fc
    .string({ unit: 'grapheme', maxLength: most })
    .map((text) => [...cleaned(text)].slice(0, most).join('').trim())
    .filter((text) => cleaned(text) === text);
const name = fc.stringMatching(/^[A-Za-z][\w-]{0,12}$/);
const params = fc.dictionary(name, fc.string({ unit: 'grapheme' }), { maxKeys: 4 });
const seed = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const hash = fc.stringMatching(/^[0-9a-f]{12}$/);
const fixed = fc.dictionary(name, fc.oneof(fc.string(), fc.integer(), fc.constant(null)), { maxKeys: 3 });

const code: fc.Arbitrary<Code> = fc.record({
  experiment: name,
  params,
  seed,
  goal: short(limits.goal),
  fixed,
  task: hash,
  result: hash,
  name: short(limits.name),
});
const task: fc.Arbitrary<Task> = fc.record({
  experiment: name,
  params,
  seed,
  fixed: fc.array(name, { maxLength: 3 }),
  goal: short(limits.goal),
  title: short(limits.title),
  hint: short(limits.hint),
});

const one: Code = {
  experiment: 'tent',
  params: { folds: '7' },
  seed: 0,
  goal: 'pieces >= 100',
  fixed: { seed: 0 },
  task: '0123456789ab',
  result: 'ba9876543210',
  name: '小明',
};

/** What mail and messengers do to a row of letters. */
const transports: Record<string, (row: string) => string> = {
  'broken into lines': (row) => row.replaceAll(/.{76}/g, '$&\r\n'),
  'quoted in a reply': (row) => `> ${row.replaceAll(/.{60}/g, '$&\n> ')}`,
  'between full-width brackets': (row) => `老师好，我的码是（${row}）。谢谢！`,
  'with a word right behind it': (row) => `码：${row}abcdefg 小明`,
  'in capitals': (row) => row.toUpperCase(),
  'in full-width letters': (row) =>
    row.replaceAll(/[a-z0-9]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
  'with breaks that cannot be seen': (row) => row.replaceAll(/.{20}/g, '$&\u200b'),
};

describe.each(Object.entries(transports))('%s', (_, sent) => {
  test('a code is read as it was written, and so is a task', () => {
    fc.assert(
      fc.property(code, task, (code, task) => {
        expect(findCodes(sent(writeCode(code)))).toEqual([{ line: 1, code }]);
        expect(findTasks(sent(taskLink('https://a.example/experiments/x/', task).split('=')[1]!))).toEqual([{ task }]);
      }),
      { numRuns: 40 },
    );
  });
});

test('a task comes through an address, whatever parameters are added to it', () => {
  fc.assert(
    fc.property(task, (task) => {
      const { search } = new URL(`${taskLink('https://a.example/', task)}&x.seed=3&utm_source=chat`);
      expect(findTasks(search)).toEqual([{ task }]);
      expect(search).toMatch(/^\?task=[a-z0-9]+&/);
    }),
  );
});

test('with any one letter changed, left out or doubled a code is no code', () => {
  const row = writeCode(one);
  const start = 'whydone1'.length;
  for (let at = start; at < row.length; at++) {
    for (const letter of 'abcdefghijklmnopqrstuvwxyz23456701.，')
      if (letter !== row[at]) expect(findCodes(row.slice(0, at) + letter + row.slice(at + 1))[0]?.code).toBeUndefined();
    expect(findCodes(row.slice(0, at) + row.slice(at + 1))[0]?.code).toBeUndefined();
  }
  // Doubled letters push the last ones out, except where the last letter itself is doubled: what follows a code is not read.
  for (let at = start; at < row.length - 1; at++) {
    const doubled = row.slice(0, at) + row[at] + row.slice(at);
    if (doubled.slice(0, row.length) !== row) expect(findCodes(doubled)[0]?.code).toBeUndefined();
  }
});

test('the sentences say which line, and whether something is missing or changed', () => {
  const row = writeCode(one);
  const changed = row.slice(0, 40) + (row[40] === 'a' ? 'b' : 'a') + row.slice(41);
  const text = `大家的码：\n${row}\n${changed}\n\n${row.slice(0, -9)}\n`;
  expect(findCodes(text)).toEqual([
    { line: 2, code: one },
    { line: 3, fault: '任务码里有字被改过，请让学生重新复制一次。' },
    { line: 5, fault: '任务码少了一截，请让学生重新复制一次。' },
  ]);
  expect(headlessLines(`${row}\n${row.slice(8)}\n\n你好`)).toEqual([2]);
  expect(headlessLines(row.replaceAll(/.{100}/g, '$&\n'))).toEqual([]);
});

test('what is whole but says what no page would write is refused', () => {
  for (const wrong of [
    { seed: -1 },
    { seed: 1.5 },
    { seed: '3' },
    { task: '../../x' },
    { name: `${'长'.repeat(limits.name)}了` },
    { name: '名\u202e字' },
    { experiment: '../x' },
    { params: { a: 3 } },
    { params: [] },
    { fixed: { a: {} } },
  ])
    expect(findCodes(writeCode({ ...one, ...wrong } as Code))[0]?.code, JSON.stringify(wrong)).toBeUndefined();
});

test('tasks that differ in anything have different hashes', () => {
  fc.assert(
    fc.property(task, task, (a, b) => {
      expect(taskHash(a) === taskHash(b)).toBe(JSON.stringify(a) === JSON.stringify(b));
    }),
  );
});

test('a fingerprint hangs on every number of a result, not on the order of its keys', () => {
  expect(fingerprint({ a: 1, b: [0.1, 2] })).toBe(fingerprint({ b: [0.1, 2], a: 1 }));
  expect(fingerprint({ a: 0 })).toBe(fingerprint({ a: -0 }));
  const others = [
    { a: 1, b: [0.1, 2] },
    { a: 1, b: [2, 0.1] },
    { a: 1, b: [0.10000000000000002, 2] },
    { a: 1, b: { 0: 0.1, 1: 2 } },
    { a: '1', b: [0.1, 2] },
  ];
  expect(new Set(others.map(fingerprint)).size).toBe(others.length);
});
