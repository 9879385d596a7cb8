import { expect, test } from 'vitest';
import type { Machine } from '../../src/project/machine/machine.ts';
import { havePackaged } from './packaged.ts';

const wanted = { name: 'Firefox', variable: 'FIREFOX', places: ['/usr/bin/firefox'], packages: ['firefox-esr'] };

/** A machine with these files; apt-get brings those of `shelf`. */
function machine(files: string[], shelf: string[] = [], env: Machine['env'] = {}) {
  const ran: string[] = [];
  const made: Machine = {
    env,
    isRoot: true,
    exists: (path) => files.includes(path),
    does(program, words) {
      ran.push([program, ...words].join(' '));
      if (words[0] === 'install') files.push(...shelf);
      return true;
    },
    downloaded: '',
  };
  return { made, ran };
}

test('a program that is there is found without a word', () => {
  const { made, ran } = machine(['/usr/bin/firefox']);
  expect(havePackaged(wanted, made)).toBe('/usr/bin/firefox');
  expect(ran).toEqual([]);
});

test('one that is not is installed', () => {
  const { made, ran } = machine([], ['/usr/bin/firefox']);
  expect(havePackaged(wanted, made)).toBe('/usr/bin/firefox');
  expect(ran.at(-1)).toMatch(/apt-get install .*firefox-esr$/);
});

test('where that fails, or the named one is missing, a sentence says what to do', () => {
  expect(() => havePackaged(wanted, machine([]).made)).toThrow('sudo apt-get install firefox-esr');
  const { made, ran } = machine(['/usr/bin/firefox'], [], { FIREFOX: '/nowhere' });
  expect(() => havePackaged(wanted, made)).toThrow('环境变量 FIREFOX');
  expect(ran).toEqual([]);
});
