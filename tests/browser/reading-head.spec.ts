import { readFileSync } from 'node:fs';
import { expect, test, type APIRequestContext } from '@playwright/test';
import { parseHTML } from 'linkedom';
import { fileOf, pages } from './pages.ts';

/** What heads and the manifest name: the media type it must be sent as. */
const types: Record<string, RegExp> = {
  stylesheet: /^text\/css/,
  modulepreload: /javascript/,
  alternate: /^text\/markdown/,
  manifest: /^application\/manifest\+json/,
  icon: /^image\/svg\+xml/,
  'apple-touch-icon': /^image\/png/,
};

/** `192x192` of a PNG, from its first chunk. */
const sizeOf = (png: Buffer): string => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;

async function get(request: APIRequestContext, address: string, type: RegExp | string): Promise<Buffer> {
  const response = await request.get(address);
  expect(response.status(), address).toBe(200);
  expect(response.headers()['content-type'], address).toMatch(type);
  return response.body();
}

test('every file that a head names is there, of its type and size', async ({ request, baseURL }) => {
  const named = new Map<string, { rel: string; sizes: string | null }>();
  for (const page of pages) {
    const { document } = parseHTML(readFileSync(fileOf(page), 'utf8'));
    const links = [...document.querySelectorAll('head link:not([rel=canonical])')];
    expect(
      links.map((link) => link.getAttribute('rel')),
      page,
    ).toEqual(expect.arrayContaining(['icon', 'apple-touch-icon', 'manifest', 'stylesheet']));
    for (const link of links) {
      const address = new URL(link.getAttribute('href')!, new URL(page, baseURL)).href;
      named.set(address, { rel: link.getAttribute('rel')!, sizes: link.getAttribute('sizes') });
    }
  }
  for (const [address, { rel, sizes }] of named) {
    expect(Object.keys(types), address).toContain(rel);
    const body = await get(request, address, types[rel]!);
    if (sizes !== null) expect(sizeOf(body), address).toBe(sizes);
  }
});

test('the manifest names icons that are there, in the colours of the pages', async ({ request, baseURL }) => {
  const address = new URL('manifest.webmanifest', baseURL).href;
  const manifest = JSON.parse((await get(request, address, types.manifest!)).toString()) as {
    background_color: string;
    theme_color: string;
    start_url: string;
    scope: string;
    display: string;
    icons: { src: string; type: string; sizes: string; purpose?: string }[];
  };
  const tokens = readFileSync('src/styles/tokens.css', 'utf8');
  const paper = /--paper: (#\w+)/.exec(tokens)![1];
  expect([manifest.background_color, manifest.theme_color]).toEqual([paper, paper]);
  for (const place of [manifest.start_url, manifest.scope])
    expect(new URL(place, address).href).toBe(new URL('./', baseURL).href);
  expect(manifest.display).toBe('standalone');
  expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose ?? 'any'}`).sort()).toEqual([
    '192x192 any',
    '512x512 any',
    '512x512 maskable',
    'any any',
  ]);
  for (const { src, type, sizes } of manifest.icons) {
    const body = await get(request, new URL(src, address).href, type);
    if (type === 'image/png') expect(sizeOf(body), src).toBe(sizes);
    else expect(body.toString()).toContain('<svg');
  }
});
