import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import postcss from 'postcss';
import { collectUsage, fontRules } from '../../src/project/font-usage.ts';
import { chapterPages, fileOf } from './pages.ts';

const assets = join('dist', '_astro');
const rules = readdirSync(assets)
  .filter((name) => name.endsWith('.css'))
  .flatMap((name) => fontRules(postcss.parse(readFileSync(join(assets, name), 'utf8'))));

for (const path of chapterPages) {
  test(`${path}: the browser sets every formula in the faces for which the fonts were cut`, async ({ page }) => {
    await page.goto(path);
    const painted = await page.locator('.katex-html').evaluateAll((formulas) => {
      const found = new Set<string>();
      for (const formula of formulas) {
        for (const walker = document.createTreeWalker(formula, NodeFilter.SHOW_TEXT); walker.nextNode();) {
          const { fontFamily, fontWeight, fontStyle } = getComputedStyle(walker.currentNode.parentElement!);
          const family = fontFamily.split(',')[0]!.replace(/["']/g, '').trim();
          for (const character of walker.currentNode.textContent!)
            found.add(`${family} ${fontWeight} ${fontStyle}: ${character}`);
        }
      }
      return [...found];
    });
    const used = { characters: new Map<string, Set<string>>(), classes: new Set<string>() };
    collectUsage(readFileSync(fileOf(path), 'utf8'), rules, used);
    const cut = [...used.characters].flatMap(([face, characters]) => [...characters].map((character) => `${face}: ${character}`));
    expect(painted.filter((one) => !cut.includes(one))).toEqual([]);
    // All of these faces have really come.
    const missing = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts]
        .filter((font) => font.family.includes('KaTeX') && font.status === 'error')
        .map((font) => font.family);
    });
    expect(missing).toEqual([]);
  });
}
