import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkBook } from '../../src/book/check.ts';
import { formatFault } from '../../src/book/words/fault.ts';
import { comparingWords } from '../../src/book/words/comparing-words.ts';
import { nameOfDirective } from '../../src/book/words/directive-words.ts';
import { vocabulary } from '../../src/book/words/vocabulary.ts';
import { compileChapter } from './compile.ts';
import { commands, file, guide, of, runCommand, workingCopy } from './guide.ts';
import { head } from './temporary-book.ts';

const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts;
const copy = workingCopy();

test('every command of the guide is one that there is', () => {
  const named = [...guide.matchAll(/npm (?:run (?:-s )?)?([\w:]+)/g)].map(([, name]) => name!);
  expect(named.length).toBeGreaterThan(5);
  for (const name of named) expect(['ci', 'test', ...Object.keys(scripts)]).toContain(name);
});

test('the guide shows every tag of the vocabulary, and all it shows compiles', async () => {
  const text = of('md').join('\n');
  for (const name of Object.keys(vocabulary)) expect(text).toContain(`${nameOfDirective(name)}`);
  writeFileSync(join(copy, file('guide')), head(98, 'question: 问什么？\nshows: 答什么。\n') + text);
  const { faults } = await checkBook({ root: copy, experiments: 'src/experiments' });
  expect(faults.map(formatFault).filter((fault) => fault.startsWith(file('guide')))).toEqual([]);
  expect(await compileChapter(copy, file('guide'), '/', 'src/experiments')).toContain('<Erratum ');
  rmSync(join(copy, file('guide')));
});

test('the guide quotes the words that ask for a condition', () =>
  expect(guide).toContain(`\n> ${comparingWords.join('、')}，`));

test('the front matter of the guide is in order', async () => {
  writeFileSync(join(copy, 'content/chapters/10-trial.md'), `---\n${of('yaml')[0]}---\n`);
  const { faults } = await checkBook({ root: copy, experiments: 'src/experiments' });
  rmSync(join(copy, 'content/chapters/10-trial.md'));
  expect(faults.map(formatFault).filter((fault) => fault.includes('10-trial') && !fault.includes('章号 10'))).toEqual(
    [],
  );
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

test('the gallery shows every tag of the vocabulary', () => {
  const shown = readFileSync('content/gallery.md', 'utf8');
  for (const name of Object.keys(vocabulary)) expect(shown).toContain(nameOfDirective(name));
});

test('a chapter begun as the guide says is in order, and compiles', async () => {
  const { status, stdout } = runCommand(
    commands.find((command) => command.includes('new -- chapter'))!,
    copy,
  );
  expect(status).toBe(0);
  const made = /^写了 (content\/chapters\/\d+-weight-sharing.md)$/m.exec(stdout)![1]!;
  const { faults } = await checkBook({ root: copy, experiments: 'src/experiments' });
  expect(faults.map(formatFault).filter((fault) => fault.startsWith(made))).toEqual([]);
  expect(await compileChapter(copy, made, '/', 'src/experiments')).toContain('<Theorem ');
  rmSync(join(copy, made));
});
