import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { expect, test } from '@playwright/test';
import { brokenLinks } from './site-links.ts';

const dist = 'build/under-a-path',
  base = '/why-deep/';
const types: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};
let server: Server;

test.describe.configure({ mode: 'serial', timeout: 180_000 });

/** Serves the build as GitHub Pages does: below its path, and nothing beside it. */
test.beforeAll(async () => {
  const built = spawnSync('astro', ['build', '--outDir', dist], {
    env: { ...process.env, BASE_PATH: base },
    encoding: 'utf8',
  });
  expect(built.status, built.stdout + built.stderr).toBe(0);
  server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url!, 'http://x').pathname);
    const file = join(dist, path.slice(base.length), path.endsWith('/') ? 'index.html' : '');
    const found = path.startsWith(base) && existsSync(file) && statSync(file).isFile();
    response.writeHead(found ? 200 : 404, { 'content-type': types[extname(file)] ?? 'application/octet-stream' });
    if (found) createReadStream(file).pipe(response);
    else response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
test.afterAll(() => server?.close());

test('every address of a book mounted under a path stays under it', () => {
  expect(brokenLinks(dist, base)).toEqual([]);
});

test('its pages load everything they ask for, and their links can be followed', async ({ page }) => {
  const failed: string[] = [];
  page.on('response', (response) => response.status() >= 400 && failed.push(response.url()));
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}${base}`);
  await page.getByRole('navigation', { name: '全书' }).getByRole('link', { name: '术语' }).click();
  await expect(page).toHaveURL(new RegExp(`${base}glossary/$`));
  await page.goBack();
  await page.locator('#chapters ~ ol a').first().click();
  await expect(page).toHaveURL(new RegExp(`${base}chapters/`));
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  await page.waitForLoadState('networkidle');
  expect(failed).toEqual([]);
});
