import { describe, expect, it } from 'vitest';
import { readArguments } from '../../../src/lab/terminal/arguments.ts';
import { Misuse, readPairs, readWords, type Option } from '../../../src/lab/terminal/options.ts';

const options = {
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  root: { type: 'string', needs: '一个文件夹' },
  only: { type: 'string', multiple: true, needs: '一个实验的名字' },
} as const satisfies Record<string, Option>;
const read = (line: string, allowPositionals = true) =>
  readWords(line === '' ? [] : line.split(' '), options, allowPositionals);

describe('options', () => {
  it('stand anywhere, their values behind an = or a blank', () => {
    const { values, positionals } = read('galton --only=a --json x=-1 --only b --root /tmp');
    expect(values).toEqual({ only: ['a', 'b'], json: true, root: '/tmp' });
    expect(positionals).toEqual(['galton', 'x=-1']);
    expect(read('-h').values).toEqual({ help: true });
    expect(read('')).toEqual({ values: {}, positionals: [] });
    expect(read('--root=-x').values.root).toBe('-x');
  });
  it('end at --', () => expect(read('--json -- --root').positionals).toEqual(['--root']));

  it.each([
    ['--jsno', '没有选项“--jsno”，你要的也许是 --json；可以用的有 --json、--help、--root、--only。'],
    ['--jsno=2', '没有选项“--jsno=2”；参数前面不加横线，写成 “jsno=2”。'],
    ['-steps=3', '没有选项“-steps=3”；参数前面不加横线，写成 “steps=3”。'],
    ['--constructor', '没有选项“--constructor”，可以用的有 --json、--help、--root、--only。'],
    ['-hx', '没有选项“-hx”，可以用的有 --json、--help、--root、--only。'],
    ['--json=2', '--json 后面不写值，只写 --json。'],
    ['--root', '--root 后面要有一个文件夹。'],
    ['--root=', '--root 后面要有一个文件夹。'],
    ['--only --json', '--only 后面要有一个实验的名字。'],
    ['--root a --root b', '--root 给了两次，只写一次。'],
  ])('%s is refused', (line, message) => expect(() => read(line)).toThrow(new Misuse(message)));

  it('of a command without parameters: any other word is refused, and no = is suggested', () => {
    expect(() => read('galton', false)).toThrow(/^没有选项“galton”，可以用的有/);
    expect(() => read('--onyl=galton', false)).toThrow(/^没有选项“--onyl=galton”，你要的也许是 --only；/);
    expect(read('--json', false).values).toEqual({ json: true });
  });
});

describe('pairs', () => {
  const pairs = (...words: string[]) => readPairs(words, '参数', '名字=值，例如 seed=1');
  it('are cut at the first =', () => {
    expect({ ...pairs('f=x==1', 'g=', '__proto__=3') }).toEqual({ f: 'x==1', g: '', ['__proto__']: '3' });
    expect(pairs()).toEqual({});
    expect('toString' in pairs()).toBe(false);
  });
  it.each([
    ['rows', '“rows”不合写法：参数写成 名字=值，例如 seed=1。'],
    ['=3', '“=3”不合写法：参数写成 名字=值，例如 seed=1。'],
    ['a=1 a=1', '参数 a 给了两次，只写一次。'],
  ])('%s is refused', (line, message) => expect(() => pairs(...line.split(' '))).toThrow(new Misuse(message)));
});

it('what the laboratory is asked: words in any order, the seed apart', () => {
  expect(readArguments(['--json', 'galton', 'f=x==1', 'seed=2'])).toEqual({
    id: 'galton',
    given: { f: 'x==1' },
    seed: '2',
    form: 'json',
    help: false,
    root: undefined,
    data: [],
  });
  expect(readArguments([])).toMatchObject({ id: undefined, given: {}, seed: undefined, form: undefined });
});
