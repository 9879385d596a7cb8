import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { chromium } from '@playwright/test';
import { getDocumentProxy } from 'unpdf';
import type { PageNumbers } from './document.ts';

/** Prints a volume with a Chromium, and reads on which pages things came to stand. */

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};
/** No such host: everything is answered here, from the built folder. */
const HOST = 'http://volume.invalid';

/** @param executable path of the Chromium */
export async function openPrinter(executable: string, dist: string, base: string) {
  const browser = await chromium.launch({ executablePath: executable });
  const page = await browser.newPage({ colorScheme: 'light' });
  let html = '';
  await page.route('**/*', async (route) => {
    const { origin, pathname } = new URL(route.request().url());
    if (origin !== HOST) return route.abort();
    if (pathname === base) return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html });
    const file = join(dist, decodeURIComponent(pathname.slice(base.length)));
    const body = await readFile(file).catch(() => undefined);
    if (!body) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ contentType: TYPES[extname(file)] ?? 'application/octet-stream', body });
  });
  return {
    async print(volume: string): Promise<Uint8Array> {
      html = volume;
      await page.goto(`${HOST}${base}`, { waitUntil: 'load', timeout: 300_000 });
      await page.evaluate(() => document.fonts.ready.then(() => undefined));
      return page.pdf({ preferCSSPageSize: true, printBackground: true, outline: true, tagged: true });
    },
    close: () => browser.close(),
  };
}

/** What a finished file holds. */
export interface Printed {
  count: number;
  /** The page on which each named place of the document stands, counted from 1. */
  places: PageNumbers;
}

/** @param names ids that links of the document lead to */
export async function readPrinted(pdf: Uint8Array, names: readonly string[]): Promise<Printed> {
  // It is taken away from whom it is handed to.
  const file = await getDocumentProxy(Uint8Array.from(pdf));
  const places = new Map<string, number>();
  for (const name of names) {
    // Chromium names what is not ASCII as it stands in addresses.
    const place = (await file.getDestination(name)) ?? (await file.getDestination(encodeURIComponent(name)));
    if (place) places.set(name, 1 + (await file.getPageIndex(place[0] as Parameters<typeof file.getPageIndex>[0])));
  }
  return { count: file.numPages, places };
}
