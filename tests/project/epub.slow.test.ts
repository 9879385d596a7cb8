import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { thisMachine } from '../../src/project/machine/chromium.ts';
import { installPackages } from '../../src/project/machine/packages.ts';
import { testedSite } from '../../src/project/machine/tested-site.ts';

const place = mkdtempSync(join(tmpdir(), 'epub-'));
afterAll(() => rmSync(place, { recursive: true }));

/** Debian's; run by Java itself, for not every machine starts a jar as a program. */
const JAR = '/usr/share/java/epubcheck.jar';
const checks = () =>
  existsSync(JAR) && spawnSync('java', ['-jar', JAR, '--version'], { encoding: 'utf8' }).stdout.includes('EPUBCheck');
const ready = checks() || (installPackages(thisMachine, ['epubcheck']) && checks());

test.skipIf(!ready || !existsSync(testedSite.folder))(
  'epubcheck finds nothing in the book, which is made twice to the same bytes',
  () => {
    const made = ['one', 'two'].map((name) => {
      const out = join(place, `${name}.epub`);
      const words = ['src/project/epub.ts', '--dist', testedSite.folder, '--out', out];
      const { status, stderr } = spawnSync(process.execPath, words, {
        encoding: 'utf8',
        env: { ...process.env, BASE_PATH: testedSite.base, SITE_URL: 'https://example.org' },
      });
      expect(status, stderr).toBe(0);
      return out;
    });
    expect(readFileSync(made[0]!).equals(readFileSync(made[1]!))).toBe(true);
    const { stdout, stderr } = spawnSync('java', ['-Dfile.encoding=UTF-8', '-jar', JAR, made[0]!], {
      encoding: 'utf8',
    });
    expect(`${stdout}${stderr}`).toContain('0 fatals / 0 errors / 0 warnings');
  },
);
