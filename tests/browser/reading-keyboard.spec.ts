import { expect, test, type Page } from '@playwright/test';
import { bookPages, chapterPages } from './pages.ts';

/** What a keyboard should reach and did not: of radio buttons with one name, one is enough. */
const missed = (page: Page) =>
  page.evaluate(() => {
    const { walked } = window as unknown as { walked: Set<Element> };
    const groupOf = (element: Element) =>
      element instanceof HTMLInputElement && element.type === 'radio' ? element.name : undefined;
    const groups = new Set([...walked].map(groupOf));
    return [
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
      .filter((element) => !walked.has(element) && (groupOf(element) === undefined || !groups.has(groupOf(element))))
      .map((element) => element.outerHTML.slice(0, 120));
  });

/** Presses Tab until the focus leaves the page or comes round. @returns what was focused without showing it */
async function walk(page: Page): Promise<string[]> {
  const unseen: string[] = [];
  for (;;) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const element = document.activeElement,
        walked = ((window as unknown as { walked?: Set<Element> }).walked ??= new Set());
      // The one hover card is met again after every link that has one.
      if (!element || element === document.body || (walked.has(element) && !element.closest('[popover]')))
        return undefined;
      walked.add(element);
      const { outlineStyle, outlineWidth } = getComputedStyle(element);
      return { name: element.outerHTML.slice(0, 100), seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 };
    });
    if (!now) return unseen;
    if (!now.seen) unseen.push(now.name);
  }
}

for (const path of ['/', ...chapterPages]) {
  test(`${path}: the keyboard reaches everything, and the focus is always seen`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.goto(path);
    await page.waitForLoadState('networkidle');
    expect(await walk(page)).toEqual([]);
    expect(await missed(page)).toEqual([]);
  });
}

test('the first key leads past the header to the text', async ({ page }) => {
  for (const path of bookPages) {
    await page.goto(path);
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: '跳到正文' }), path).toBeFocused();
    await expect(page.getByRole('link', { name: '跳到正文' }), path).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main'), path).toBeFocused();
  }
});

test.describe('the front page’s paper', () => {
  test('is folded, cut and unfolded with keys alone', async ({ page }) => {
    await page.goto('/');
    const slider = page.getByRole('slider', { name: '展开' });
    await slider.focus();
    await page.keyboard.press('Home');
    await expect(slider).toHaveAttribute('aria-valuetext', '叠成 12 层');
    await page.getByRole('button', { name: '剪一刀' }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('status')).toContainText('展开落在 12 处');
    await slider.focus();
    await page.keyboard.press('End');
    await expect(slider).toHaveAttribute('aria-valuetext', '完全展开');
  });
});
