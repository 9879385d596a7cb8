import { expect, test, type Page } from '@playwright/test';
import { wider } from './checks/layout.ts';
import { openFigure } from './experiment-page.ts';
import { isChapter, pages } from './pages.ts';
import { slowUnless } from './tags.ts';

/** What a reader's browser or system sets: the size of letters, all colours; and what an older browser does not know. */

/** The browser's own setting, by which rem and em go. */
async function setLetters(page: Page, pixels: number): Promise<void> {
  const client = await page.context().newCDPSession(page);
  await client.send('Page.setFontSizes', { fontSizes: { standard: pixels, fixed: pixels } });
}

const sizes = (page: Page) =>
  page.evaluate(() =>
    ['html', 'article > p', '.lab-sentence', '.lab-help', '.lab-status', '.lab-quiet', 'figcaption'].map((part) =>
      parseFloat(getComputedStyle(document.querySelector(part)!).fontSize),
    ),
  );

for (const path of pages.filter(isChapter)) {
  test(
    `${path} in letters of twice the size is no wider than the screen`,
    slowUnless(path.includes('circuits')),
    async ({ page }) => {
      await page.setViewportSize({ width: 375, height: 812 });
      await page.goto(path);
      const usual = await sizes(page);
      await setLetters(page, 32);
      await expect.poll(() => sizes(page)).toEqual(usual.map((size) => 2 * size));
      expect(await wider(page, [320, 375, 1280])).toEqual([]);
    },
  );
}

test('a browser that knows no :has shows one picture, not two on each other', async ({ page }) => {
  await page.route('**/*.css', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replaceAll(':has(', ':unheard-of(');
    await route.fulfill({ response, body });
  });
  for (const id of ['tent', 'parity-circuits']) {
    const figure = await openFigure(page, `./experiments/${id}/`, id);
    const still = figure.stage.locator('.lab-still > svg').filter({ visible: true });
    await expect(still).toHaveCount(1);
    await figure.button('运行').click();
    await expect(figure.status).toContainText('完成');
    await expect(figure.stage.locator(':is(.lab-canvas, .lab-view) svg').first()).toBeVisible();
    await expect(still).toHaveCount(0);
  }
});

test.describe('colours of the system', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  for (const colorScheme of ['light', 'dark'] as const) {
    test(
      `${colorScheme}: states are told by more than a ground that is gone`,
      slowUnless(colorScheme === 'dark'),
      async ({ page }) => {
        await page.emulateMedia({ colorScheme, forcedColors: 'active' });
        // The theme that was chosen before is the other one.
        await page.addInitScript(
          (theme) => localStorage.setItem('theme', theme),
          colorScheme === 'dark' ? 'light' : 'dark',
        );
        const figure = await openFigure(page, './experiments/parity-circuits/', 'parity-circuits');
        await figure.root.locator('.lab-more').evaluate((more: HTMLDetailsElement) => (more.open = true));
        const bits = figure.root.locator('.lab-bits button');
        const ground = (pressed: boolean) =>
          bits
            .and(page.locator(`[aria-pressed="${pressed}"]`))
            .first()
            .evaluate((bit) => getComputedStyle(bit).backgroundColor);
        expect(await ground(true)).not.toBe(await ground(false));
        // What is off is told by the system's own colour for it, not made fainter still.
        await expect(figure.button('撤销')).toBeDisabled();
        await expect(figure.button('撤销')).toHaveCSS('opacity', '1');
        await expect(page.getByRole('button', { name: /换成/ })).toBeHidden();
        // Drawings stand on the reader's ground: their ink is far from it.
        const [paper, ink] = await page.evaluate(() => {
          const probe = document.createElement('i');
          document.body.append(probe);
          return ['--paper', '--indigo'].map((token) => {
            probe.style.cssText = `forced-color-adjust: none; color: var(${token})`;
            return getComputedStyle(probe)
              .color.match(/\d+/g)!
              .reduce((sum, part) => sum + Number(part), 0);
          });
        });
        expect(Math.abs(paper! - ink!)).toBeGreaterThan(200);
        await figure.button('运行').focus();
        await page.keyboard.press('Tab');
        const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle);
        expect(outline).toBe('solid');
      },
    );
  }
});
