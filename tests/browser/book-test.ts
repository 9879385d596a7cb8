import { test as base, expect } from '@playwright/test';
import { onConnection, saved } from './experiment-page.ts';
import type { FontSet } from './font-sets.ts';

export { expect } from '@playwright/test';

/**
 * A test that knows which fonts its browser finds, whose reader saves data, and in which nothing goes against the policy of the page
 * (src/project/policy). playwright.config.ts runs what is tagged @fonts under every set.
 */
export const test = base.extend<{ fonts: FontSet }>({
  fonts: ['chinese', { option: true }],
  page: async ({ page, javaScriptEnabled }, use) => {
    const refused: string[] = [];
    page.on('console', (message) => {
      if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
    });
    if (javaScriptEnabled !== false) await onConnection(page, saved);
    await use(page);
    expect(refused).toEqual([]);
  },
});
