import { test as base } from '@playwright/test';
import { onConnection, saved } from './experiment-page.ts';
import type { FontSet } from './font-sets.ts';

export { expect } from '@playwright/test';

/**
 * A test that knows which fonts its browser finds, and whose reader saves data. playwright.config.ts runs what is tagged @fonts under every set.
 */
export const test = base.extend<{ fonts: FontSet }>({
  fonts: ['chinese', { option: true }],
  page: async ({ page, javaScriptEnabled }, use) => {
    if (javaScriptEnabled !== false) await onConnection(page, saved);
    await use(page);
  },
});
