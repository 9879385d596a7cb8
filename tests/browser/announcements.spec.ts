import { expect, test, type Page } from '@playwright/test';
import { figureOf, type Figure } from './experiment-page.ts';

/** What a screen reader is told while a figure runs: every write into a live region, whoever made it. */

interface Write {
  text: string;
  /** Of the figure's own state; or of what else is live. */
  own: boolean;
}

/** From now on notes all writes that are announced. An element's own aria-live goes before its role. */
async function listenToAnnouncements(page: Page): Promise<() => Promise<Write[]>> {
  await page.evaluate(() => {
    const writes: Write[] = [];
    Object.assign(window, { writes });
    const isLive = (element: Element): boolean => {
      const live = element.getAttribute('aria-live');
      return live === null ? element.matches('output, [role=status], [role=alert]') : live !== 'off';
    };
    new MutationObserver((records) => {
      for (const { target } of records) {
        let region = target instanceof Element ? target : target.parentElement;
        while (region && !isLive(region) && region.getAttribute('aria-live') !== 'off') region = region.parentElement;
        if (!region || !isLive(region)) continue;
        const text = region.textContent.trim();
        // Lines that go and come in one turn are one announcement.
        if (text !== '' && text !== writes.at(-1)?.text)
          writes.push({ text, own: region.closest('.lab-console') !== null });
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { writes: Write[] }).writes);
}

async function awake(page: Page, chapter: string, label: string): Promise<Figure> {
  await page.goto(`chapters/${chapter}/`);
  const figure = figureOf(page, label);
  const root = page.locator(`#${label}`);
  await root.scrollIntoViewIfNeeded();
  await expect(root.locator('astro-island:not([ssr])')).toBeAttached();
  return figure;
}

const others = (writes: Write[]) => writes.filter(({ own }) => !own).map(({ text }) => text);

test('one run of training announces its own state, and no verdict before it is done', async ({ page }) => {
  const figure = await awake(page, 'universality', 'universality');
  const exercise = page.locator('#ex-thrifty output');
  const announced = await listenToAnnouncements(page);
  await figure.button('运行').click();
  await expect(figure.status).toContainText('完成');
  await expect(exercise).toContainText('还差一点');
  const writes = await announced();
  expect(others(writes)).toEqual([]);
  expect(writes.length).toBeGreaterThan(0);
  expect(writes.length).toBeLessThanOrEqual(3);
});

test('twelve keys of a slider announce a verdict once, where it changes', { tag: '@slow' }, async ({ page }) => {
  const figure = await awake(page, 'circuits-and-parity', 'parity-circuits');
  const announced = await listenToAnnouncements(page);
  const slider = figure.slider('输入位数');
  await slider.focus();
  for (let i = 0; i < 6; i++) {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
  }
  await page.keyboard.press('ArrowRight');
  await expect(figure.sentence).toContainText('全部 32 种输入');
  await expect(page.locator('#ex-blocks output')).toContainText('还差一点');
  // On the way another exercise was solved.
  expect(others(await announced())).toEqual(['习题 10.4：做到了 · 回到习题']);
});

test('what is solved at a figure is told there, once, and leads back to the exercise', async ({ page }) => {
  const figure = await awake(page, 'circuits-and-parity', 'parity-circuits');
  const root = page.locator('#parity-circuits');
  const set = async (symbol: string, value: string) => {
    await root.locator('.lab-more').evaluate((more: HTMLDetailsElement) => (more.open = true));
    const field = root.locator(`[data-control-symbol="${symbol}"] input:not([type="range"])`);
    await field.fill(value);
    await field.press('Enter');
  };
  const announced = await listenToAnnouncements(page);
  await set('d', '12');
  const told = root.locator('.lab-notes');
  await expect(told).toContainText('习题 10.3：做到了 · 回到习题');
  await expect(told).toBeInViewport();
  // A second run that solves it too says nothing new.
  await figure.button('运行').click();
  await expect(figure.status).toContainText('完成');
  expect(others(await announced()).filter((text) => text.includes('10.3'))).toHaveLength(1);
  await told.getByRole('link', { name: '回到习题' }).click();
  await expect(page.locator('#ex-blocks')).toBeInViewport();
  await expect(page.locator('#ex-blocks output')).toHaveText('做到了。');
});

test(
  'the exercise that the reader came from answers at the figure even when something is missing',
  { tag: '@slow' },
  async ({ page }) => {
    await page.goto('chapters/circuits-and-parity/');
    await page.locator('#ex-blocks .answer-task a').click();
    const root = page.locator('#parity-circuits');
    await expect(root.locator('astro-island:not([ssr])')).toBeAttached();
    await figureOf(page, 'parity-circuits').button('运行').click();
    await expect(root.locator('.lab-notes')).toContainText('还差一点');
  },
);
