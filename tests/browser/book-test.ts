import { test as base, type Page } from '@playwright/test';
import type { FontSet } from './font-sets.ts';

export { expect } from '@playwright/test';

/** The reader of this page saves data, or has all they want: what is needed only perhaps is fetched only then. */
export const onConnection = (
  page: Page,
  connection: { saveData: boolean; effectiveType: '4g' | '2g' },
): Promise<unknown> =>
  page.addInitScript((value) => Object.defineProperty(navigator, 'connection', { value }), connection);

/**
 * A test that knows which fonts its browser finds, and whose reader saves data. playwright.config.ts runs what is tagged @fonts under every set.
 */
export const test = base.extend<{ fonts: FontSet }>({
  fonts: ['chinese', { option: true }],
  page: async ({ page, javaScriptEnabled }, use) => {
    if (javaScriptEnabled !== false) await onConnection(page, { saveData: true, effectiveType: '4g' });
    await use(page);
  },
});
