import { spawn, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Browsers opened on an address as a reader would, without a driver: the page itself reports. */
export interface Browser {
  name: string;
  /** Program and words before the address; undefined if it is not installed. */
  command: (profile: string) => string[] | undefined;
}

/** Debian packages that hold them. */
export const packages = ['firefox-esr', 'webkit2gtk-driver', 'xvfb', 'xauth'];

const found = (...programs: string[]) => programs.find((program) => spawnSync('sh', ['-c', `command -v ${program}`]).status === 0);

const quiet = ['--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-gpu'];

export const browsers: Browser[] = [
  {
    name: 'Chromium',
    command(profile) {
      const program = process.env.CHROMIUM ?? found('chromium', 'google-chrome');
      return program === undefined ? undefined : [program, '--headless', '--no-sandbox', ...quiet, `--user-data-dir=${profile}`];
    },
  },
  {
    name: 'Firefox',
    command(profile) {
      const program = found('firefox-esr', 'firefox');
      return program === undefined ? undefined : [program, '--headless', '--no-remote', '--profile', profile];
    },
  },
  {
    name: 'WebKit',
    command() {
      const [program] = globSync('/usr/lib/*/webkit2gtk-4.*/MiniBrowser');
      return program === undefined || !found('xvfb-run') ? undefined : ['xvfb-run', '-a', program];
    },
  },
];

/** Opens the address, and closes the browser when `done` settles. @throws Error if the browser is missing or ends by itself before that */
export async function visit<T>({ name, command }: Browser, address: string, done: Promise<T>): Promise<T> {
  const profile = mkdtempSync(join(tmpdir(), 'engine-'));
  const [program, ...words] = command(profile) ?? [];
  if (program === undefined) throw new Error(`${name} is not installed; on Debian: apt-get install ${packages.join(' ')}`);
  // A group of its own, so that its helper processes end with it.
  const child = spawn(program, [...words, address], { stdio: 'ignore', detached: true, env: { ...process.env, HOME: profile } });
  const ended = new Promise<never>((_, reject) => child.once('exit', (code) => reject(new Error(`${name} ended early (${code})`))));
  try {
    return await Promise.race([done, ended]);
  } finally {
    ended.catch(() => undefined);
    if (child.pid !== undefined && child.exitCode === null) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      process.kill(-child.pid, 'SIGTERM');
      await gone;
    }
    if (existsSync(profile)) rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}
