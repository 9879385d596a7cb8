import type { Page } from '@playwright/test';
import { isChapter } from '../pages.ts';
import type { Check } from './visit.ts';

/** Proofs, hints and solutions that are seen and not open. */
const folded = (page: Page) =>
  page
    .locator('article details:not(.sections)')
    .evaluateAll((all) =>
      all
        .filter(
          (details) =>
            details.checkVisibility() &&
            details.getBoundingClientRect().height < details.firstElementChild!.getBoundingClientRect().height + 4,
        )
        .map((details) => `folded: ${details.textContent.slice(0, 40)}`),
    );

export const print: Check = {
  title: 'printed, all stands open, what can only be pressed is left out, and ink is dark on light paper',
  alike: true,
  concerns: isChapter,
  async faults({ page }) {
    const onScreen = await folded(page);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const pressed = page.locator('button').or(page.getByRole('navigation', { name: '全书' }));
    const faults = [
      ...(onScreen.length > 0 ? [] : ['nothing is folded on the screen']),
      ...(await folded(page)),
      ...(await pressed.filter({ visible: true }).evaluateAll((all) => all.map((one) => one.outerHTML.slice(0, 80)))),
    ];
    const colours = await page.evaluate(() => [
      getComputedStyle(document.body).color,
      getComputedStyle(document.documentElement).getPropertyValue('--paper').trim(),
    ]);
    await page.emulateMedia({ media: 'screen', colorScheme: 'light' });
    if (!/^rgb\(34, 38, 43\) #f[b-f]/.test(colours.join(' '))) faults.push(`colours: ${colours.join(' on ')}`);
    return faults;
  },
};
