import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { testedSite } from '../../src/project/machine/tested-site.ts';
import { openFigure } from './experiment-page.ts';
import { site } from './pages.ts';

interface Rule {
  path: string;
  headers: [name: string, value: string][];
}

/** Reads the form of Netlify and Cloudflare: a path at a line's start, its headers indented below. */
function readRules(text: string): Rule[] {
  const rules: Rule[] = [];
  for (const line of text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))) {
    const header = /^ {2}([A-Za-z-]+): (\S.*)$/.exec(line);
    if (header) rules.at(-1)!.headers.push([header[1]!, header[2]!]);
    else rules.push({ path: /^\/\S*$/.exec(line)![0], headers: [] });
  }
  return rules;
}

const rules = readRules(readFileSync(join(site, '_headers'), 'utf8'));
const headersFor = (path: string) =>
  Object.fromEntries(
    rules
      .filter((rule) => new RegExp(`^${rule.path.replaceAll('*', '.*')}$`).test(path))
      .flatMap(({ headers }) => headers),
  );

/** Answers as a host that reads `_headers` would, and gathers what the browser then refuses. */
async function serveWithHeaders(page: Page): Promise<string[]> {
  const refused: string[] = [];
  page.on('console', (message) => message.type() === 'error' && refused.push(message.text()));
  page.on('pageerror', (error) => refused.push(error.message));
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    // The rules are written for a book at the root of its host.
    const path = new URL(route.request().url()).pathname.replace(testedSite.base, '/');
    const headers = { ...response.headers(), ...headersFor(path) };
    await route.fulfill({ response, headers });
  });
  return refused;
}

test('the rules hold where they should', () => {
  expect(headersFor('/chapters/x/')).toMatchObject({ 'X-Content-Type-Options': 'nosniff' });
  expect(headersFor('/chapters/x/')['Permissions-Policy']).toContain('microphone=(self)');
  expect(headersFor('/chapters/x/')).not.toHaveProperty('Cache-Control');
  expect(headersFor('/_astro/Lab.abc.js')['Cache-Control']).toMatch(/max-age=31536000, immutable$/);
  expect(headersFor('/sw.js')['Cache-Control']).toBe('no-cache');
  expect(headersFor('/embed/tent/')['Cross-Origin-Resource-Policy']).toBe('cross-origin');
  expect(JSON.stringify(rules)).not.toMatch(/frame-ancestors|X-Frame-Options/i); // embeds stand in other sites' frames
});

test('under these headers an experiment runs', async ({ page }) => {
  const refused = await serveWithHeaders(page);
  const figure = await openFigure(page, './experiments/parity-nets/', 'parity-nets');
  await figure.button('运行').click();
  await expect(figure.status).toContainText(/正在计算|完成/);
  expect(refused).toEqual([]);
  await page.unrouteAll({ behavior: 'wait' });
});

test('and an embedded one stands in the frame of a page of another site', async ({ page, baseURL }) => {
  const refused = await serveWithHeaders(page);
  await page.route('http://elsewhere.invalid/', (route) =>
    route.fulfill({
      contentType: 'text/html',
      headers: { 'Cross-Origin-Embedder-Policy': 'unsafe-none' },
      body: `<!doctype html><link rel="icon" href="data:,"><iframe src="${new URL('embed/tent/', baseURL).href}"></iframe>`,
    }),
  );
  await page.goto('http://elsewhere.invalid/');
  await expect(page.frameLocator('iframe').locator('.lab-still svg').first()).toBeAttached();
  await expect(page.frameLocator('iframe').locator('astro-island:not([ssr])')).toBeAttached();
  expect(refused).toEqual([]);
  // Of a figure that is alive more may be on its way.
  await page.unrouteAll({ behavior: 'wait' });
});
