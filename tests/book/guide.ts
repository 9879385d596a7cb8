import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect } from 'vitest';

/** CONTRIBUTING.md as tests read it, and a place to follow it in. */

/** The fenced blocks of the guide: language, what stands after it, content. */
export const guide = readFileSync('CONTRIBUTING.md', 'utf8');
const blocks = [...guide.matchAll(/^```(\w+) ?(.*)\n([\s\S]*?)^```$/gm)].map(([, language, name, content]) => ({
  language: language!,
  name: name!,
  content: content!,
}));
export const of = (language: string, name = '') =>
  blocks.filter((block) => block.language === language && block.name === name).map(({ content }) => content);

export const file = (slug: string) => `content/chapters/98-${slug}.md`;

/** The commands of the guide, in its order, each a line. */
export const commands = of('sh').flatMap((block) => block.trim().split('\n'));

/** Runs a command of the guide in a folder. */
export function runCommand(command: string, cwd: string) {
  const [program, ...words] = command.split(' ');
  expect(program).toBe('npm');
  return spawnSync('npm', words, { cwd, encoding: 'utf8' });
}

/**
 * A copy of what a contributor works in, so that the guide's own commands can be run in it; gone with the test file.
 * @param more what else is copied @returns its folder
 */
export function workingCopy(...more: string[]): string {
  const copy = mkdtempSync(join(tmpdir(), 'contributor-'));
  for (const path of ['content', 'src', 'package.json', 'package-lock.json', 'tsconfig.json', ...more])
    cpSync(path, join(copy, path), { recursive: true });
  symlinkSync(join(process.cwd(), 'node_modules'), join(copy, 'node_modules'));
  for (const { language, name, content } of blocks.filter(({ language, name }) => language === 'ts' && name !== '')) {
    expect(language).toBe('ts');
    mkdirSync(dirname(join(copy, name)), { recursive: true });
    writeFileSync(join(copy, name), content);
  }
  afterAll(() => rmSync(copy, { recursive: true, force: true }));
  return copy;
}
