import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const readme = readFileSync('README.md', 'utf8');
const scripts = (JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> }).scripts;
/** The rows of the map: the names in the first column. */
const map = [
  ...readme
    .split('## 房子的地图')[1]!
    .split('\n## ')[0]!
    .matchAll(/^\|(.*?)\|/gm),
]
  .flatMap(([, cell]) => [...cell!.matchAll(/`([^`]+)\/`/g)])
  .map(([, name]) => name!.replace('/<id>', ''));

const foldersOf = (parent: string) =>
  readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => (parent === '.' ? name : `${parent}/${name}`));

describe('the README', () => {
  test('maps every room of the house, and none that is not there', () => {
    const made = ['node_modules', 'dist', 'build', 'test-results', 'playwright-report', 'src'];
    const rooms = [...foldersOf('.'), ...foldersOf('src')].filter((name) => !made.includes(name));
    expect(rooms.filter((name) => !map.includes(name))).toEqual([]);
    expect(map.filter((name) => !existsSync(name))).toEqual([]);
  });
  test('names only commands that there are', () => {
    const commands = [...readme.matchAll(/(?:^|`)npm (?:run (?:-s )?)?([\w:]+)/gm)].map(([, name]) => name!);
    expect(commands).toContain('start');
    expect(commands.filter((name) => name !== 'ci' && !(name in scripts))).toEqual([]);
  });
  test('shows pictures and files that are there', () => {
    const files = [...readme.matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(([, path]) => path!);
    expect(files.filter((path) => !existsSync(path))).toEqual([]);
  });
});
