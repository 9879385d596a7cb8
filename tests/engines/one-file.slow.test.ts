import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testedSite } from '../../src/project/tested-site.ts';
import { openFirefox } from './firefox.ts';
import type { Engine } from './same-bits.ts';
import { openWebKit } from './webkit.ts';

/**
 * A chapter in one file from disk, in browsers with other rules for what has no origin (tests/browser/one-file.spec.ts does it in Chromium). It is built
 * before: `npm run test:all` does.
 */

/** What a reader does, and what the figure then says; written into the file, as what runs there. */
const reader = (id: string) => `
const until = async (found) => { for (;;) { const it = found(); if (it) return it; await new Promise(requestAnimationFrame); } };
outcomesHere = (async () => {
  const figure = document.querySelector('[data-lab="${id}"]');
  figure.scrollIntoView();
  await until(() => figure.querySelector('astro-island:not([ssr])'));
  [...figure.querySelectorAll('button')].find(({ textContent }) => textContent === '运行').click();
  const said = () => figure.querySelector('.lab-status').textContent;
  await until(() => /^完成|没有算成/.test(said()));
  const fonts = [...document.fonts].filter(({ status, family }) => status === 'loaded' && family.startsWith('KaTeX')).length;
  return JSON.stringify({ said: said(), fonts: fonts > 0 });
})().catch(String);`;

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
    });
  });
});
