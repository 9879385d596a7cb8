import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testedSite } from '../../src/project/machine/tested-site.ts';
import { openFirefox } from './firefox.ts';
import { reader } from './reader.ts';
import type { Engine } from './same-bits.ts';
import { openWebKit } from './webkit.ts';

/**
 * A chapter in one file from disk, in browsers with other rules for what has no origin (tests/browser/one-file.spec.ts does it in Chromium). It is built
 * before: `npm run test:all` does.
 */

describe.each([
  ['Firefox', openFirefox],
  ['WebKit', openWebKit],
])('%s', (_, open) => {
  let engine: Engine | undefined;
  const home = mkdtempSync(join(tmpdir(), 'one-file-'));
  beforeAll(async () => void (engine = await open()), 180_000);
  afterAll(async () => {
    await engine?.close();
    rmSync(home, { recursive: true });
  });
  test.each([
    ['carpet', 'carpet'],
    ['speech-and-phones', 'coarticulation'],
  ])('opens %s from disk and runs its figure to the published bits', async (slug, id) => {
    const page = readFileSync(join(testedSite.folder, 'one-file', `${slug}.html`), 'utf8');
    const path = join(home, `${slug}.html`);
    writeFileSync(
      path,
      page.replace('</body>', () => `<script>${reader(id)}</script></body>`),
    );
    expect(JSON.parse(await engine!.outcomes(pathToFileURL(path).href))).toEqual({
      said: '完成，与发布结果逐位一致',
      fonts: true,
      refused: [],
    });
  });
});
