import { expect, test, type Page } from '@playwright/test';

const chapter = 'chapters/circuits-and-parity/';
const card = (page: Page) => page.locator('.hover-card:popover-open');

test.describe('cards', () => {
  test('hovering a reference shows what it refers to, Escape closes it, the link stays a link', async ({ page }) => {
    await page.goto(chapter);
    const reference = page.locator('p a.ref', { hasText: '定理 10.2' }).first();
    await reference.hover();
    await expect(card(page)).toContainText('两层电路的普遍性');
    await expect(card(page)).toContainText('任何');
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);
    await expect(page.locator('#thm-two-level')).toHaveCount(1);
    await reference.click();
    await expect(page).toHaveURL(/#thm-two-level$/);
  });

  test('a reference to another chapter is fetched only when asked for', { tag: '@slow' }, async ({ page }) => {
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await page.goto(chapter);
    // A card for what is on the page itself: by then the page does all that it does by itself.
    await page.locator('p a.ref', { hasText: '定理 10.2' }).first().hover();
    await expect(card(page)).toContainText('两层电路的普遍性');
    expect(fetched.filter((path) => path.endsWith('/chapters/universality/'))).toEqual([]);
    await page.locator('a.ref', { hasText: '第 9 章' }).first().hover();
    await expect(card(page)).toContainText('普遍性定理');
    expect(fetched.filter((path) => path.endsWith('/chapters/universality/'))).toHaveLength(1);
  });

  test('the keyboard reaches them too', { tag: '@slow' }, async ({ page }) => {
    await page.goto(chapter);
    const term = page.locator('a.term').first();
    await term.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expect(term).toBeFocused();
    await expect(card(page)).toContainText('读若干个比特');
    await expect(term).toHaveAttribute('aria-details', 'hover-card');
    await page.keyboard.press('Escape');
    await expect(card(page)).toHaveCount(0);
  });

  test.describe('by touch', () => {
    test.use({ hasTouch: true, viewport: { width: 375, height: 812 } });
    test('the first tap shows the card, the way on is in it', async ({ page }) => {
      await page.goto(chapter);
      await page.locator('.cite a').first().tap();
      await expect(card(page)).toBeVisible();
      expect(new URL(page.url()).hash).toBe('');
      const box = (await card(page).boundingBox())!;
      expect(box.x).toBeGreaterThanOrEqual(0);
      expect(box.x + box.width).toBeLessThanOrEqual(375);
      await card(page).getByRole('link', { name: '前往' }).tap();
      await expect(page).toHaveURL(/#ref-/);
    });
  });
});

test('steps of a proof open one by one, and all of them in print', async ({ page }) => {
  await page.goto(chapter);
  const proof = page.locator('.proof').nth(1);
  const open = proof.locator('.step[open]');
  const steps = await proof.locator('.step').count();
  await expect(open).toHaveCount(0);
  await proof.getByRole('button', { name: '下一步' }).click();
  await expect(open).toHaveCount(1);
  await expect(proof.locator('.proof-state')).toHaveText(`1 / ${steps} 步`);
  await proof.getByRole('button', { name: '展开全部' }).click();
  await expect(open).toHaveCount(steps);
  await expect(proof.getByRole('button', { name: '下一步' })).toBeDisabled();
  await proof.getByRole('button', { name: '全部收起' }).click();
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(open).toHaveCount(steps);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(open).toHaveCount(0);
});

test.describe('formulas', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('a formula and a selection are copied as LaTeX', async ({ page }) => {
    await page.goto(chapter);
    const formula = page.locator('#eq-two-level');
    await formula.hover();
    await formula.getByRole('button', { name: '复制 LaTeX' }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('2^{{d}-1}+1');
    await page.evaluate(() =>
      getSelection()!.selectAllChildren(document.querySelector('#thm-parity-two-level p:nth-of-type(2)')!),
    );
    await page.keyboard.press('Control+C');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('设 ${d}\\ge 2$。');
  });

  test(
    'a symbol is a button that asks the figure; a dragged parameter lights it and tells its value',
    { tag: '@slow' },
    async ({ page }) => {
      await page.goto(chapter);
      const symbol = page.locator('#def-parity [data-symbol="d"]').first();
      await expect(symbol).toHaveRole('button');
      await symbol.press('Enter');
      await expect(page.locator('[data-lab][data-showing="d"]')).toHaveCount(1);
      const control = page.locator('#parity-circuits [data-control-symbol="d"] input[type="range"]');
      await control.scrollIntoViewIfNeeded();
      await control.press('ArrowRight');
      await expect(symbol).toHaveAttribute('data-value', '5');
    },
  );

  test('a symbol is read once by a screen reader', async ({ page }) => {
    await page.goto(chapter);
    const hidden = await page
      .locator('.katex-html [data-symbol]')
      .evaluateAll((symbols) => symbols.filter((symbol) => symbol.closest('[aria-hidden="true"]')).length);
    expect(hidden).toBe(0);
    const bare = await page
      .locator('.katex-html')
      .evaluateAll(
        (formulas) =>
          formulas.filter(
            (formula) =>
              formula.querySelector('[data-symbol]') &&
              [...formula.querySelectorAll('.katex-html > :not(.katex-tag) :not(:empty)')].some(
                (part) => part.childElementCount === 0 && !part.closest('[aria-hidden="true"], [data-symbol]'),
              ),
          ).length,
      );
    expect(bare).toBe(0);
  });

  test('on a phone a formula longer than its line breaks at its relations, its number in sight', async ({ page }) => {
    await page.setViewportSize({ width: 280, height: 700 });
    await page.goto(chapter);
    const [inner, outer] = await page
      .locator('#eq-depth .formula-scroll')
      .evaluate((box) => [box.scrollWidth, box.clientWidth]);
    expect(inner).toBeLessThanOrEqual(outer! + 1);
    // More lines than the number's own.
    const base = page.locator('#eq-depth .katex-html > :not(.katex-tag)');
    const tops = await base.evaluateAll((parts) =>
      parts.map((part) => Math.round(part.getBoundingClientRect().bottom)),
    );
    expect(Math.max(...tops) - Math.min(...tops)).toBeGreaterThan(20);
    const [box, number] = await Promise.all([
      page.locator('#eq-depth').boundingBox(),
      page.locator('#eq-depth .katex-tag > :not(:empty)').first().boundingBox(),
    ]);
    expect(number!.x + number!.width).toBeLessThanOrEqual(box!.x + box!.width + 1);
    const main = await page.locator('main').boundingBox();
    expect(box!.x + box!.width).toBeLessThanOrEqual(main!.x + main!.width + 1);
  });
});

test.describe('exercises', () => {
  test('a number may be an expression; right answers are remembered until they are reset', async ({ page }) => {
    await page.goto(chapter);
    const exercise = page.locator('#ex-two-level');
    const answer = exercise.getByLabel('你的答案');
    await answer.fill('500');
    await answer.press('Enter');
    await expect(exercise.locator('output')).toContainText('还不对');
    await answer.fill('2^');
    await answer.press('Enter');
    await expect(exercise.locator('output')).toContainText('请补上');
    await answer.fill('2^9 + 1');
    await answer.press('Enter');
    await expect(exercise.locator('output')).toHaveText('对了。');
    await expect(page.locator('.exercise-progress')).toContainText('答对 1 /');
    await page.reload();
    await expect(exercise.locator('.exercise-done')).toBeVisible();
    await page.getByRole('button', { name: '清除本章的作答记录' }).click();
    await expect(exercise.locator('.exercise-done')).toBeHidden();
    await page.reload();
    await expect(exercise.locator('.exercise-done')).toBeHidden();
  });

  test('choices', { tag: '@slow' }, async ({ page }) => {
    await page.goto(chapter);
    const exercise = page.locator('#ex-xnor');
    await exercise.getByRole('button', { name: '检查' }).click();
    await expect(exercise.locator('output')).toHaveText('请先选一项。');
    await exercise.getByLabel('有偶数个 1 时输出 1').check();
    await exercise.getByRole('button', { name: '检查' }).click();
    await expect(exercise.locator('output')).toContainText('还不对');
    await exercise.getByLabel('有奇数个 1 时输出 1').check();
    await exercise.getByRole('button', { name: '检查' }).click();
    await expect(exercise.locator('output')).toHaveText('对了。');
  });

  test('an experiment answers: what is missing is said, what is reached is remembered', async ({ page }) => {
    await page.goto(chapter);
    const exercise = page.locator('#ex-blocks');
    const figure = page.locator('#parity-circuits');
    const set = async (symbol: string, value: string) => {
      const field = figure.locator(`[data-control-symbol="${symbol}"] input:not([type="range"])`);
      await field.fill(value);
      await field.press('Enter');
    };
    await figure.scrollIntoViewIfNeeded();
    await expect(figure.locator('astro-island[ssr]')).toHaveCount(0);
    await figure.locator('.lab-more > summary').click();
    await set('d', '12');
    await set('m', '2');
    await expect(exercise.locator('output')).toContainText('还差一点');
    await expect(exercise.locator('output')).toContainText('现在是');
    await set('m', '4');
    await expect(exercise.locator('output')).toHaveText('做到了。');
    await expect(exercise.locator('.exercise-done')).toBeVisible();
  });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('everything can be read, every link leads somewhere, nothing dead is shown', async ({ page }) => {
    await page.goto(chapter);
    await expect(
      page.locator('.proof-controls, .answer-row, .exercise-progress').filter({ visible: true }),
    ).toHaveCount(0);
    const step = page.locator('.step').first();
    await step.locator('summary').click();
    await expect(step.locator('.step-body')).toBeVisible();
    for (const href of await page
      .locator('.cite a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')!))) {
      await expect(page.locator(`[id="${href.slice(1)}"]`)).toHaveCount(1);
    }
    await page.locator('a.term').first().click();
    await expect(page).toHaveURL(/\/glossary\/#/);
    await expect(page.locator(':target')).toHaveCount(1);
  });
});

test('glossary, bibliography and errata lead back into the chapters', { tag: '@slow' }, async ({ page }) => {
  for (const path of ['glossary/', 'bibliography/', 'errata/']) {
    await page.goto(path);
    const back = page.locator('.back-links a, .erratum-head a').first();
    await back.click();
    await expect(page).toHaveURL(/\/chapters\/.*#/);
    await expect(page.locator(':target')).toHaveCount(1);
  }
});

test('a verdict shows a mark for each interval that it counts, and the head as many verdicts as there are', async ({
  page,
}) => {
  await page.goto('chapters/why-deep/');
  const verdicts = page.locator('.verdicts').first();
  const tallies = await verdicts.locator('.verdict-tally').allInnerTexts();
  expect(tallies.length).toBeGreaterThan(5);
  for (const tally of tallies) {
    const [all, ...parts] = [...tally.matchAll(/\d+/g)].map(Number);
    const marks = [...tally].filter((letter) => '●○×'.includes(letter));
    expect(marks).toHaveLength(all!);
    expect(parts.reduce((sum, count) => sum + count)).toBe(all);
  }
  const counts = [...(await verdicts.locator('.verdicts-summary').innerText()).matchAll(/\d+/g)].map(Number);
  expect(counts[0]).toBe(await verdicts.locator('li').count());
  expect(counts.slice(1).reduce((sum, count) => sum + count)).toBe(counts[0]);
});
