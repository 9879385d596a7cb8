import { experimentIds, loadExperiment } from '../../src/lab/publish/catalogue.ts';
import { readParams } from '../../src/lab/declare/validate.ts';
import { taskLink, taskOf } from '../../src/tasks/task.ts';
import { axeFaults, heightAt, unfold, WIDTHS } from './checks/axe.ts';
import { wider } from './checks/layout.ts';
import { test, expect } from './book-test.ts';
import { openFigure } from './experiment-page.ts';
import { slowUnless } from './tags.ts';

/** What a reader opens, starts or brings about, in every colour scheme, wide and narrow: figures, tasks, the lecture, the search, words' cards. */

/** One with handles stands for all where time is short. */
const stands = ['tent'];
const panels = ['下载', '源码', '链接与嵌入', '出任务'];

for (const id of experimentIds())
  test(
    `axe finds nothing in ${id}, running and with everything open`,
    slowUnless(stands.includes(id)),
    async ({ page }) => {
      const figure = await openFigure(page, `./experiments/${id}/`, id);
      await unfold(page);
      await figure.button('运行').click();
      await expect(figure.status).not.toContainText('已发布');
      const running = await axeFaults(page, { within: '[data-lab]', widths: [1280], colours: ['light'] });
      if (!(await loadExperiment(id)).resumes) await expect(figure.status).toContainText(/完成|没有算成/);
      const faults = [...running];
      for (const panel of panels) {
        await figure.button(panel).click();
        await expect(figure.root.locator('.lab-panel')).not.toContainText(/正在(读|准备)……/);
        faults.push(
          ...(await axeFaults(page, { within: '[data-lab]', ...(panel !== '出任务' && { colours: ['light'] }) })),
        );
      }
      faults.push(...(await wider(page, [320, 375])));
      const stop = figure.root.getByRole('application');
      if ((await stop.count()) > 0) {
        await stop.focus();
        await page.keyboard.press('ArrowRight');
        await expect(stop.getByRole('status')).not.toBeEmpty();
        faults.push(...(await axeFaults(page, { within: '.lab-stage' })));
      }
      expect(faults).toEqual([]);
    },
  );

test('axe finds nothing in a task as a student gets it, before and after it is done', async ({ page }) => {
  const { controls } = await loadExperiment('tent');
  const start = { params: readParams(controls, { folds: 2 }).params!, seed: 0 };
  const task = taskOf('tent', controls, start, {
    fixed: [],
    goal: 'pieces >= 100',
    title: '一百条线段',
    hint: '每折一次，条数怎样变？',
  });
  const figure = await openFigure(page, taskLink('./experiments/tent/', task), 'tent');
  await expect(page.locator('.task-bar')).toContainText('任务：一百条线段');
  await unfold(page);
  const faults = await axeFaults(page, { within: '.task-bar' });
  await figure.field('折叠次数').fill('7');
  await page.keyboard.press('Enter');
  await expect(page.locator('.task-done')).toHaveText('做到了。');
  faults.push(...(await axeFaults(page)));
  const code = await page.getByLabel('任务码').inputValue();
  await page.goto('./class/');
  await page.getByRole('textbox', { name: '任务码' }).fill(code);
  await page.getByRole('button', { name: '核对' }).click();
  await expect(page.getByRole('status')).toContainText('成立');
  faults.push(...(await axeFaults(page)));
  expect(faults).toEqual([]);
});

for (const width of WIDTHS)
  test(
    `axe finds nothing in the lecture on a screen ${width} pixels wide`,
    slowUnless(width === 1280),
    async ({ page }) => {
      await page.setViewportSize({ width, height: heightAt(width) });
      const figure = await openFigure(page, './chapters/universality/', 'universality');
      await figure.button('讲台').click();
      await expect(page.locator('.lecture-bar')).toBeVisible();
      expect(await axeFaults(page, { widths: [width] })).toEqual([]);
    },
  );

test('axe finds nothing in the search, on its page and over another, and in a word’s card @slow', async ({ page }) => {
  await openFigure(page, './chapters/universality/', 'universality');
  await page.locator('a.term').first().focus();
  await expect(page.locator('#hover-card')).toBeVisible();
  const faults = await axeFaults(page, { within: '#hover-card', widths: [1280] });
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.getByRole('textbox', { name: '在全书里找' }).fill('深');
  await expect(page.locator('a.search-hit').first()).toBeVisible();
  faults.push(...(await axeFaults(page, { within: 'dialog' })));
  await page.goto('./search/');
  await page.getByRole('textbox', { name: '在全书里找' }).fill('2^{d-1}');
  await expect(page.locator('a.search-hit').first()).toBeVisible();
  faults.push(...(await axeFaults(page)));
  expect(faults).toEqual([]);
});

test('axe finds nothing where a figure is told something that it cannot use', async ({ page }) => {
  const figure = await openFigure(page, './experiments/universality/', 'universality');
  await figure.unfold();
  await figure.field('函数').fill('sin(');
  await page.keyboard.press('Enter');
  await expect(figure.root.locator('.lab-wrong')).toBeVisible();
  expect(await axeFaults(page, { within: '[data-lab]' })).toEqual([]);
});
