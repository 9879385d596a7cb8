import type { Page } from '@playwright/test';
import { isChapter, isOfTheBook } from '../pages.ts';
import type { Check } from './visit.ts';

/** Tabs that are pressed before the page is asked whether the focus has come round. */
const AT_ONCE = 25;

interface Walk {
  walked: Set<Element>;
  unseen: string[];
  round: boolean;
}

/** From now on notes in the page what is focused, whether it is seen to be, and when the focus comes round. */
const note = (page: Page) =>
  page.evaluate(() => {
    const walk: Walk = { walked: new Set(), unseen: [], round: false };
    Object.assign(window, { walk });
    document.addEventListener('focusin', ({ target }) => {
      if (walk.round || !(target instanceof Element)) return;
      // The one hover card is met again after every link that has one.
      if (walk.walked.has(target) && !target.closest('[popover]')) {
        walk.round = true;
        return;
      }
      walk.walked.add(target);
      const { outlineStyle, outlineWidth } = getComputedStyle(target);
      if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) walk.unseen.push(target.outerHTML.slice(0, 100));
    });
  });

/** Presses Tab until the focus comes round. @returns what was focused without showing it, and what should have been reached and was not */
async function walkRound(page: Page): Promise<string[]> {
  while (!(await page.evaluate(() => (window as unknown as { walk: Walk }).walk.round)))
    for (let i = 0; i < AT_ONCE; i++) await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const { walked, unseen } = (window as unknown as { walk: Walk }).walk;
    // Of radio buttons with one name, one is enough.
    const groupOf = (element: Element) =>
      element instanceof HTMLInputElement && element.type === 'radio' ? element.name : undefined;
    const groups = new Set([...walked].map(groupOf));
    const missed = [
      ...document.querySelectorAll<HTMLElement>(
        'a[href], button:not(:disabled), input:not(:disabled), select, textarea, summary, [tabindex="0"]',
      ),
    ]
      .filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) &&
          element.tabIndex >= 0 &&
          !element.closest('[popover]'),
      )
      .filter((element) => !walked.has(element) && (groupOf(element) === undefined || !groups.has(groupOf(element))));
    return [
      ...unseen.map((name) => `focus not seen: ${name}`),
      ...missed.map((element) => `not reached: ${element.outerHTML.slice(0, 120)}`),
    ];
  });
}

export const firstKey: Check = {
  title: 'the first key leads past the header to the text',
  concerns: isOfTheBook,
  async faults({ page }) {
    await page.evaluate(() => scrollTo(0, 0));
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const { top, bottom } = document.activeElement!.getBoundingClientRect();
      return `${document.activeElement!.textContent.trim()}${top >= 0 && bottom <= innerHeight ? '' : ' outside of the window'}`;
    });
    await page.keyboard.press('Enter');
    const landed = await page.evaluate(() => document.activeElement!.tagName);
    return [
      ...(focused === '跳到正文' ? [] : [`first is ${focused}`]),
      ...(landed === 'MAIN' ? [] : [`Enter leads to ${landed}`]),
    ];
  },
};

export const keyboard: Check = {
  title: 'the keyboard reaches everything, and the focus is always seen',
  alike: true,
  concerns: (path) => path === './' || isChapter(path),
  async faults({ page }) {
    await note(page);
    await page.getByRole('link', { name: '跳到正文' }).focus();
    const faults = await walkRound(page);
    await page.keyboard.press('Escape');
    return faults;
  },
};
