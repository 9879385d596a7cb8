import type { Page } from '@playwright/test';
import { isOfTheBook } from '../pages.ts';
import type { Check } from './visit.ts';

const levels = (page: Page) =>
  page.locator('h1, h2, h3, h4, h5, h6').evaluateAll((all) => all.map((heading) => Number(heading.tagName[1])));

export const headings: Check = {
  title: 'headings begin with one title and go down one level at a time',
  concerns: isOfTheBook,
  async faults({ page }) {
    const found = await levels(page);
    const titles = found.filter((level) => level === 1).length;
    return [
      ...(titles === 1 && found[0] === 1 ? [] : [`${titles} titles, the first heading is of level ${found[0]}`]),
      ...found.flatMap((level, i) =>
        i > 0 && level > found[i - 1]! + 1 ? [`heading ${i + 1} is of level ${level}`] : [],
      ),
    ];
  },
};

export const landmarks: Check = {
  title: 'the page has its landmarks, its language and a title',
  concerns: isOfTheBook,
  async faults({ page }) {
    const counts = {
      ...Object.fromEntries(
        await Promise.all(
          (['banner', 'main', 'contentinfo'] as const).map(async (role) => [role, await page.getByRole(role).count()]),
        ),
      ),
      全书: await page.getByRole('navigation', { name: '全书' }).count(),
      'lang=zh-CN': await page.locator('html[lang=zh-CN]').count(),
    } as Record<string, number>;
    return [
      ...Object.entries(counts).flatMap(([name, count]) => (count === 1 ? [] : [`${count} × ${name}`])),
      ...((await page.title()).trim() === '' ? ['no title'] : []),
    ];
  },
};
