import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postcss from 'postcss';
import { collectUsage, fontRules } from '../../../src/project/fonts/font-usage.ts';
import { fileOf, isChapter, site } from '../pages.ts';
import type { Check } from './visit.ts';

const assets = join(site, '_astro');
const rules = readdirSync(assets)
  .filter((name) => name.endsWith('.css'))
  .flatMap((name) => fontRules(postcss.parse(readFileSync(join(assets, name), 'utf8'))));

export const formulaFaces: Check = {
  title: 'every formula is set in the faces for which the fonts were cut, and these have come',
  concerns: isChapter,
  async faults({ page, path }) {
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
    const cut = new Set(
      [...used.characters].flatMap(([face, characters]) => [...characters].map((character) => `${face}: ${character}`)),
    );
    const missing = await page.evaluate(async () => {
      await document.fonts.ready;
      return [...document.fonts]
        .filter((font) => font.family.includes('KaTeX') && font.status === 'error')
        .map((font) => `${font.family} has not come`);
    });
    return [...painted.filter((one) => !cut.has(one)), ...missing];
  },
};
