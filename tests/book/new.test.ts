import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { checkBook } from '../../src/book/check.ts';
import { create } from '../../src/book/writing/create.ts';
import { formatFault } from '../../src/book/words/fault.ts';
import { experiments, head, withBook } from './temporary-book.ts';

const files = {
  'content/chapters/03-tents.md': head(3),
  'content/chapters/11b-sawtooth.mdx': head().replace('order: 1\n', 'order: 11B\n'),
  'src/experiments/tent/experiment.ts': '',
};
const everything = (root: string) => readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();

const refused: [what: string, words: string[], said: string][] = [
  ['nothing', [], '要说清做什么新的：chapter 还是 experiment。'],
  ['another kind', ['section', 'a'], '要说清做什么新的：chapter 还是 experiment。'],
  ['no name', ['chapter'], '还要一个名字。'],
  ['a name in Chinese', ['chapter', '权重'], '名字 权重 写得不对。'],
  ['capitals', ['experiment', 'Weights'], '名字 Weights 写得不对。'],
  ['a path', ['chapter', '../x'], '名字 ../x 写得不对。'],
  ['a long name', ['chapter', 'x'.repeat(61)], `名字 ${'x'.repeat(61)} 写得不对。`],
  ['the name of a device', ['chapter', 'con'], '名字 con 写得不对。'],
  ['an option', ['chapter', '--help'], '名字 --help 写得不对。'],
  ['a chapter that there is', ['chapter', 'sawtooth'], '已经有一章叫 sawtooth。'],
  ['an experiment that there is', ['experiment', 'tent'], '已经有一个实验叫 tent。'],
  ['a number that there is', ['chapter', 'weights', '11b'], '已经有第 11B 章。'],
  ['a number that is none', ['chapter', 'weights', '7d'], '章号 7d 写得不对，写成 17 或 11b 这样。'],
  ['a word too many', ['experiment', 'weights', '3'], '不认识 3。'],
];

test.each(refused)('new, given %s, says one sentence and writes nothing', (_, words, said) =>
  withBook(files, (root) => {
    const before = everything(root);
    expect(() => create(words, root)).toThrow(said);
    expect(everything(root)).toEqual(before);
  }),
);

test('new tells where there is a chapter that cannot be counted', () =>
  withBook({ 'content/chapters/03-甲.md': head(3) }, (root) =>
    expect(() => create(['chapter', 'weights'], root)).toThrow('请先让 npm run check 没有错误。'),
  ));

test('what stands in the way of a skeleton stays as it is, and nothing is written beside it', () =>
  withBook(files, (root) => {
    mkdirSync(join(root, 'tests/experiments'), { recursive: true });
    writeFileSync(join(root, 'tests/experiments/weights.test.ts'), '// mine\n');
    const before = everything(root);
    expect(() => create(['experiment', 'weights'], root)).toThrow(
      'tests/experiments/weights.test.ts 已经有了，什么也没有写。',
    );
    expect(readFileSync(join(root, 'tests/experiments/weights.test.ts'), 'utf8')).toBe('// mine\n');
    expect(everything(root)).toEqual(before);
  }));

test('a new chapter comes last, or where it is told to, and is in order as it stands', () =>
  withBook(files, async (root) => {
    const made = [['weights'], ['pruning'], ['between', '7'], ['beside', '11c']].flatMap(
      (words) => create(['chapter', ...words], root).files,
    );
    const folder = 'content/chapters';
    expect(made).toEqual(
      ['12-weights.md', '13-pruning.md', '07-between.md', '11c-beside.md'].map((name) => `${folder}/${name}`),
    );
    const { faults } = await checkBook({ root, experiments });
    expect(faults.map(formatFault).filter((fault) => made.some((file) => fault.startsWith(file)))).toEqual([]);
  }));

test('the command itself ends with 2, says how it is used, and shows no stack', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('src/book/writing/new.ts'), 'chapter'], {
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^还要一个名字。\n\nnpm run new -- chapter 章名 \[章号\] .*\nnpm run new -- experiment 名字 /);
  expect(stderr).not.toMatch(/\n\s+at /);
});
