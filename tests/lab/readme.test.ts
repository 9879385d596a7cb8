import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { contract } from './contract.ts';
import { home } from './fixtures-folder.ts';

/** The guide to adding an experiment, followed to the letter: its example is written down, its commands are run, its contract is held. */

const guide = readFileSync(join(home, 'src/experiments/README.md'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'guide-'));
const root = join(folder, 'src/experiments');
afterAll(() => rmSync(folder, { recursive: true }));

mkdirSync(root, { recursive: true });
for (const room of ['lab', 'math']) symlinkSync(join(home, 'src', room), join(folder, 'src', room));
const files = [...guide.matchAll(/^`([\w-]+)\/([\w.]+)`：\n\n```ts\n([\s\S]*?)^```$/gm)];
const id = files[0]![1]!;
mkdirSync(join(root, id));
for (const [, , name, text] of files) writeFileSync(join(root, id, name!), text!);
const commands = [...guide.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => block!.trim().split('\n'));
const forExample = commands.filter((command) => command.includes(` ${id}`));
const outputs = forExample.map((command) => ({
  command,
  ...spawnSync('sh', ['-c', `${command} --root "${root}"`], { cwd: home, encoding: 'utf8' }),
}));

it('holds a declaration, a figure and the commands for them', () => {
  expect(files.map(([, , name]) => name)).toEqual(['experiment.ts', 'figure.ts']);
  expect(forExample).toHaveLength(5);
});

it.each(outputs)('$command', ({ status, stderr, stdout }) => {
  expect(stderr).not.toMatch(/\p{Script=Han}/u); // npm itself may have something to say there
  expect(status).toBe(0);
  expect(stdout.length).toBeGreaterThan(10);
});

it('gives a run of the book a file of one’s own', () => {
  const given = commands.filter((command) => command.includes(' --data '));
  expect(given).toHaveLength(1);
  for (const command of given) {
    const { status, stdout } = spawnSync('sh', ['-c', `${command} --json`], { cwd: home, encoding: 'utf8' });
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { result: { frames: number } }).result.frames).toBeGreaterThan(100);
  }
});

it('names tests and scripts that exist', () => {
  const { scripts } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  for (const command of commands) expect(Object.keys(scripts)).toContain(/^npm run (?:-s )?(\w+)/.exec(command)?.[1]);
  for (const [, path] of guide.matchAll(/`((?:src|tests)\/[\w/.-]+)`/g))
    expect(() => readFileSync(join(home, path!)), path).not.toThrow(/ENOENT/);
});

describe(`its example, ${id}`, () => contract(id, root));
