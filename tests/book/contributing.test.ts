import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBook } from '../../src/book/check.ts';
import { formatFault } from '../../src/book/words/fault.ts';
import { comparingWords } from '../../src/book/words/comparing-words.ts';
import { vocabulary } from '../../src/book/words/vocabulary.ts';
import { compileChapter } from './compile.ts';
import { head } from './temporary-book.ts';

/** The fenced blocks of the guide: language, what stands after it, content. */
const guide = readFileSync('CONTRIBUTING.md', 'utf8');
const blocks = [...guide.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(([, language, name, content]) => ({
  language: language!,
  name: name!,
  content: content!,
}));
const of = (language: string, name = '') =>
  blocks.filter((block) => block.language === language && block.name === name).map(({ content }) => content);
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts;

/** A copy of what a contributor works in, so that the guide's own commands can be run in it. */
let copy: string;
const file = (slug: string) => `content/chapters/98-${slug}.mdx`;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'contributor-'));
  for (const path of ['content', 'src', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(path, join(copy, path), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  for (const { language, name, content } of blocks.filter(({ language, name }) => language === 'ts' && name !== '')) {
    expect(language).toBe('ts');
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    writeFileSync(join(copy, name), content);
  }
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

/** Runs a command of the guide in the copy. */
function run(command: string) {
  const [program, ...words] = command.split(' ');
  expect(program).toBe('npm');
  return spawnSync('npm', words, { cwd: copy, encoding: 'utf8' });
}

test('every command of the guide is one that there is', () => {
  const commands = [...guide.matchAll(/npm (?:run (?:-s )?)?([\w:]+)/g)].map(([, name]) => name!);
  expect(commands.length).toBeGreaterThan(5);
  for (const name of commands) expect(['ci', 'test', ...Object.keys(scripts)]).toContain(name);
});

test('the guide shows every tag of the vocabulary, and all it shows compiles', async () => {
  const text = of('mdx').join('\n');
  for (const name of Object.keys(vocabulary)) expect(text).toContain(`<${name}`);
  writeFileSync(join(copy, file('guide')), head(98) + text);
  const { faults } = await checkBook({ root: copy, experiments: 'src/experiments' });
  expect(faults.map(formatFault).filter((fault) => fault.startsWith(file('guide')))).toEqual([]);
  expect(await compileChapter(copy, file('guide'), '/', 'src/experiments')).toContain('<Erratum ');
  rmSync(join(copy, file('guide')));
});

test('the guide quotes the words that ask for a condition', () =>
  expect(guide).toContain(`\n> ${comparingWords.join('、')}，`));

test('the front matter of the guide is in order', async () => {
  writeFileSync(join(copy, 'content/chapters/10-trial.mdx'), `---\n${of('yaml')[0]}---\n`);
  const { faults } = await checkBook({ root: copy, experiments: 'src/experiments' });
  rmSync(join(copy, 'content/chapters/10-trial.mdx'));
  expect(faults.map(formatFault).filter((fault) => fault.includes('10-trial') && !fault.includes('章号 10'))).toEqual(
    [],
  );
});

test('a contributor who follows the guide has a new experiment in a chapter', { timeout: 120_000 }, () => {
  const [, ...commands] = of('sh').flatMap((block) => block.trim().split('\n'));
  expect(commands).toEqual([
    'npm run -s lint',
    'npm run -s lab -- paper folds=5',
    'npm run precompute -- --only paper',
    'npm run -s lint',
  ]);
  expect(run(commands[1]!).stdout).toContain('32');
  writeFileSync(join(copy, file('paper')), head(98) + of('mdx', 'paper').join('\n'));
  const early = run(commands[0]!);
  expect(early.status).toBe(1);
  expect(early.stdout).toMatch(/实验 paper 还没有这组参数的结果。请运行 npm run precompute -- --only paper。/);
  expect(run(commands[2]!).status).toBe(0);
  const after = run(commands[3]!);
  expect(after.stdout).not.toContain(file('paper'));
  expect(after.stdout + after.stderr).toMatch(/没有错误|\d+ 处错误/);
  rmSync(join(copy, file('paper')));
});

test('the fault that the guide quotes is told in these very words', async () => {
  const [quoted] = of('text');
  const [path] = quoted!.split(':');
  const chapter = join(copy, path!);
  const good = readFileSync(chapter, 'utf8');
  writeFileSync(chapter, good.replace('<Proof of="thm-two-level">', '<Proof of="thm-two-levle">'));
  const { faults } = await checkBook({ root: copy, experiments: 'src/experiments' });
  writeFileSync(chapter, good);
  expect(faults.map(formatFault)).toContain(quoted!.trim());
});
