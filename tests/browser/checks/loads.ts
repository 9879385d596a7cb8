import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { isOfTheBook } from '../pages.ts';
import type { Check } from './visit.ts';

const BUDGET = { reading: 15_000, experiments: 60_000 };

/** What a page has asked for since it was opened. */
export interface Loads {
  scripts: Promise<{ url: string; body: Buffer }>[];
  /** Addresses outside of the site. */
  foreign: string[];
  /** Addresses that were answered with an error or not at all. */
  failed: string[];
}

/** @param base the site's own address */
export function listen(page: Page, base: string): Loads {
  const loads: Loads = { scripts: [], foreign: [], failed: [] };
  page.on('request', (request) => {
    if (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url())) loads.foreign.push(request.url());
  });
  page.on('requestfailed', (request) => loads.failed.push(request.url()));
  page.on('response', (response) => {
    if (response.status() >= 400) loads.failed.push(response.url());
    if (/\.(js|mjs|wasm)(\?|$)/.test(response.url()))
      loads.scripts.push(response.body().then((body) => ({ url: response.url(), body })));
  });
  return loads;
}

/** What TensorFlow.js says in its core, and nobody else. */
const ENGINE = 'is already registered';

/** What a real browser loads, beside what `npm run budget` reads from the files. */
export const budget: Check = {
  title: 'scripts before the first tap keep to the budget, and no engine is among them',
  concerns: isOfTheBook,
  async faults({ page, loads }) {
    const scripts = await Promise.all(loads.scripts);
    const inline = await page
      .locator('script:not([src]):not([type*=json])')
      .evaluateAll((all) => all.map((script) => ({ url: 'inline', body: script.textContent })));
    const sizes = [...scripts, ...inline].map(({ url, body }) => ({ url, size: gzipSync(body).length }));
    const size = sizes.reduce((sum, one) => sum + one.size, 0);
    const most = (await page.locator('astro-island').count()) > 0 ? BUDGET.experiments : BUDGET.reading;
    return [
      ...(size > most ? [`${size} > ${most}: ${sizes.map((one) => `${one.url} ${one.size}`).join(', ')}`] : []),
      ...scripts.filter(({ url, body }) => /wasm$/.test(url) || body.includes(ENGINE)).map(({ url }) => url),
    ];
  },
};

export const ownHost: Check = {
  title: 'nothing was asked of another host or from outside of the site, and everything came',
  faults: ({ loads }) => Promise.resolve([...loads.foreign, ...loads.failed]),
};
