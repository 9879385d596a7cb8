import { test as base } from '@playwright/test';
import type { FontSet } from './font-sets.ts';

export { expect } from '@playwright/test';

/** A test that knows which fonts its browser finds. playwright.config.ts runs what is tagged @fonts under every set. */
export const test = base.extend<{ fonts: FontSet }>({ fonts: ['chinese', { option: true }] });
