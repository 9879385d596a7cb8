import { expect, test, type Locator, type Page } from '@playwright/test';

const chapter = './chapters/circuits-and-parity/';

/** The tree of eight inputs 10111011, running, its signals at rest. */
async function runningTree(page: Page): Promise<Locator> {
  await page.goto(chapter);
  const figure = page.locator('#fig-tree');
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('astro-island[ssr]')).toHaveCount(0); // until then a tap goes nowhere
  await figure.getByRole('button', { name: '运行' }).click();
  await expect(figure.locator('[role=status]').first()).toContainText('逐位一致');
  await expect.poll(() => ones(figure)).toBe(10);
  return figure;
}

/** Inputs and gates that are drawn as carrying 1. */
const ones = (figure: Locator) => figure.locator('.lab-view g[fill="var(--vermilion)"] circle').count();

/**
 * The inputs answer and the signal that set out when the figure was run has arrived. The still picture under the figure
 * carries as many ones before that, so their number does not tell.
 */
async function answering(figure: Locator): Promise<void> {
  const input = figure.getByRole('switch', { name: '输入 x₃' });
  await expect
    .poll(async () => {
      await figure.page().clock.runFor(100);
      return input.count();
    })
    .toBe(1);
  await figure.page().clock.runFor(5000);
  await expect.poll(() => ones(figure)).toBe(10);
}

/** The same number now and in every drawing that follows, one after another, repetitions left out. */
async function record(figure: Locator): Promise<() => Promise<number[]>> {
  await figure.evaluate((element) => {
    const count = () => element.querySelectorAll('.lab-view g[fill="var(--vermilion)"] circle').length;
    const seen = [count()];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      if (seen.at(-1) !== count()) seen.push(count());
    }).observe(element.querySelector('.lab-view')!, { childList: true, subtree: true });
  });
  return () => figure.page().evaluate(() => (window as unknown as { seen: number[] }).seen);
}

test('a tapped input sends its signal through the circuit level by level', async ({ page }) => {
  await page.clock.install();
  const figure = await runningTree(page);
  // From here on the page's time goes on only as told: on a busy machine too every level is drawn.
  await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1000);
  await answering(figure);
  const seen = await record(figure);
  await figure.getByRole('switch', { name: '输入 x₃' }).click();
  const later = async () => {
    await page.clock.runFor(50);
    return seen();
  };
  // x₃ falls; then its gate rises, the next falls, the output rises.
  await expect.poll(later, { intervals: [10] }).toEqual([10, 9, 10, 9, 10]);
  await expect(figure.locator('.lab-sentence')).toContainText('输入 10011011 有 5 个 1，奇偶函数的值是 1');
  await expect(page).toHaveURL(/fig-tree\.x=10011011/);
});

test('no motion where the reader asks for none', { tag: '@slow' }, async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const figure = await runningTree(page);
  const seen = await record(figure);
  await figure.getByRole('switch', { name: '输入 x₃' }).click();
  await expect(figure.locator('.lab-sentence')).toContainText('输入 10011011');
  await expect(figure.getByRole('switch', { name: '输入 x₃' })).toHaveAttribute('aria-checked', 'false');
  expect(await seen()).toEqual([10]);
});

test(
  'inputs answer to keys, to two quick taps, and still when they are back at the published ones',
  { tag: '@slow' },
  async ({ page }) => {
    const figure = await runningTree(page);
    const [first, second] = [1, 8].map((i) => figure.getByRole('switch', { name: `输入 x${'₀₁₂₃₄₅₆₇₈'[i]}` }));
    await page.evaluate(() => {
      const inputs = document.querySelectorAll('#fig-tree .lab-view [role=switch]');
      for (const i of [0, 7]) inputs[i]!.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    });
    await expect(figure.locator('.lab-sentence')).toContainText('输入 00111010');
    await first!.press('Enter');
    await second!.press(' ');
    await expect(figure.locator('.lab-sentence')).toContainText('输入 10111011');
    await expect(figure.locator('[role=status]').first()).toContainText('已发布的结果');
    await second!.press(' ');
    await expect(figure.locator('.lab-sentence')).toContainText('输入 10111010');
  },
);

test('every circuit is drawn in the same box, without a fault', { tag: '@slow' }, async ({ page }) => {
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  const figure = await runningTree(page);
  await figure.locator('.lab-more > summary').click();
  const height = (await figure.locator('.lab-stage').boundingBox())!.height;
  for (const [circuit, name] of Object.entries({
    dnf: '两层与或电路',
    cnf: '两层或与电路',
    xorChain: '异或链',
    andOr: '与或非树',
    nand: '与非树',
    formula: '不复用的与或式',
    depthK: '分块电路',
    xnorChain: '讲义的同或链',
  })) {
    await figure.getByLabel('画哪一种').selectOption(circuit);
    await expect(figure.locator('.lab-sentence')).toContainText(`图中${circuit === 'xnorChain' ? '' : '的'}${name}`);
    await expect(figure.locator('.lab-view [role=switch]')).toHaveCount(8);
    expect((await figure.locator('.lab-stage').boundingBox())!.height).toBe(height);
  }
  expect(faults).toEqual([]);
});
