import { describe, expect, test } from 'vitest';
import { findChromium, haveChromium } from '../../src/project/machine/chromium.ts';
import type { Machine } from '../../src/project/machine/machine.ts';

/** A machine with these programs; each program says which others it installs when it is run with these words. */
function machine(
  programs: string[],
  options: Partial<Pick<Machine, 'env' | 'isRoot'>> & { installs?: Record<string, string[]> } = {},
) {
  const there = new Set(programs),
    ran: string[] = [];
  const made: Machine & { ran: string[] } = {
    ran,
    env: { PATH: '/usr/local/bin:/usr/bin', ...options.env },
    isRoot: options.isRoot ?? false,
    downloaded: '/cache/chrome',
    exists: (path) => there.has(path),
    does(program, words) {
      const line = [program, ...words].join(' ');
      if (!line.endsWith('--version')) ran.push(line);
      for (const [command, files] of Object.entries(options.installs ?? {}))
        if (line.startsWith(command)) files.forEach((file) => there.add(file));
      if (program.startsWith('/')) return there.has(program) && !program.includes('stub');
      return [...there].some((path) =>
        path.endsWith(`/${words[0] === '-n' && words[1] !== 'true' ? words[1] : program}`),
      );
    },
  };
  return made;
}

describe('finding', () => {
  test('the first on PATH, before a download', () => {
    expect(findChromium(machine(['/usr/bin/google-chrome', '/cache/chrome']))).toBe('/usr/bin/google-chrome');
    expect(findChromium(machine(['/cache/chrome']))).toBe('/cache/chrome');
    expect(findChromium(machine([]))).toBeUndefined();
  });
  test('CHROMIUM alone decides, if it is set', () => {
    expect(findChromium(machine(['/usr/bin/chromium', '/my/chromium'], { env: { CHROMIUM: '/my/chromium' } }))).toBe(
      '/my/chromium',
    );
    expect(() => haveChromium(machine(['/usr/bin/chromium'], { env: { CHROMIUM: '/nowhere' } }))).toThrow('/nowhere');
  });
  test('what does not start is not taken', () => {
    const found = machine(['/usr/bin/chromium', '/usr/bin/google-chrome']);
    const does = found.does;
    found.does = (program, words, quiet) => program !== '/usr/bin/chromium' && does(program, words, quiet);
    expect(findChromium(found)).toBe('/usr/bin/google-chrome');
  });
});

describe('installing', () => {
  test('root on Debian: from its packages, with a Chinese font', () => {
    const debian = machine(['/usr/bin/apt-get'], {
      isRoot: true,
      installs: { 'apt-get install': ['/usr/bin/chromium-headless-shell'] },
    });
    expect(haveChromium(debian)).toBe('/usr/bin/chromium-headless-shell');
    expect(debian.ran).toEqual([
      'apt-get update -qq',
      'apt-get install -y -qq --no-install-recommends chromium-headless-shell fonts-noto-cjk',
    ]);
  });
  test('where there is no shell without windows: the whole browser', () => {
    const older = machine(['/usr/bin/apt-get'], {
      isRoot: true,
      installs: { 'apt-get install -y -qq --no-install-recommends chromium ': ['/usr/bin/chromium'] },
    });
    expect(haveChromium(older)).toBe('/usr/bin/chromium');
  });
  test('in a container the quick one beside a whole browser, which does if it is not to be had; elsewhere nothing beside it', () => {
    const words = 'apt-get install -y -qq --no-install-recommends chromium-headless-shell';
    const programs = ['/usr/bin/apt-get', '/usr/bin/chromium'];
    const installs = { [words]: ['/usr/bin/chromium-headless-shell'] };
    expect(haveChromium(machine(programs, { isRoot: true, installs }))).toBe('/usr/bin/chromium-headless-shell');
    expect(haveChromium(machine(programs, { isRoot: true }))).toBe('/usr/bin/chromium');
    const own = machine([...programs, '/usr/bin/sudo'], {
      installs: { [`sudo -n ${words}`]: ['/usr/bin/chromium-headless-shell'] },
    });
    expect(haveChromium(own)).toBe('/usr/bin/chromium');
    expect(own.ran).toEqual([]);
  });
  test('with a sudo that asks for nothing: the same through it', () => {
    const debian = machine(['/usr/bin/apt-get', '/usr/bin/sudo'], {
      installs: { 'sudo -n apt-get install': ['/usr/bin/chromium'] },
    });
    expect(haveChromium(debian)).toBe('/usr/bin/chromium');
  });
  test('no rights: a download of Playwright', () => {
    const plain = machine(['/usr/bin/apt-get', '/bin/playwright'], {
      installs: { 'playwright install chromium': ['/cache/chrome'] },
    });
    expect(haveChromium(plain)).toBe('/cache/chrome');
    expect(plain.ran).not.toContain('apt-get update -qq');
  });
  test('nothing works: one sentence says what to do', () => {
    expect(() => haveChromium(machine([]))).toThrow(/^[^。]*apt-get install chromium[^。]*CHROMIUM[^。]*再运行一次。$/);
  });
});
