import { readFileSync } from 'node:fs';
import katex from 'katex';
import { parseHTML } from 'linkedom';
import postcss, { type Root } from 'postcss';
import { beforeAll, describe, expect, test } from 'vitest';
import { formulaNames, renameInPage, renameInSheet, type Names } from '../../src/project/formula-names.ts';
import { editTags } from '../../src/project/tags.ts';

const page = `<!doctype html><html><body><p class="note strut" style="color:red">外</p>${[
  '\\frac{a}{b}',
  '\\sqrt{x_i^2}',
  '\\sum_{i=1}^n \\mathbf{W}',
  '\\begin{aligned}a&=b\\\\c&=d\\end{aligned}',
]
  .map((tex) => katex.renderToString(tex, { displayMode: true }))
  .join('<br>')}<script>const hidden = document.querySelector('.mrel');</script></body></html>`;
const others = ['.formula .mord { color: red }', "list.add('vlist-r')"];
let sheet: Root, names: Names, renamed: string;

beforeAll(() => {
  sheet = postcss.parse(readFileSync('node_modules/katex/dist/katex.min.css', 'utf8'));
  names = formulaNames([page], [sheet], others);
  renamed = renameInPage(page, names);
  renameInSheet(sheet, names);
});

const painted = (html: string) => [...parseHTML(html).document.querySelectorAll('.katex-html *')];

/** Every declaration of a sheet that an element gets by its own rules, as `selector-free` text, from the weakest rule on. */
function declarations(css: Root, element: Element): string[] {
  const found: string[] = [];
  css.walkRules((rule) => {
    const matches = rule.selectors.some((selector) => !selector.includes(':') && element.matches(selector));
    if (matches && rule.parent?.type === 'root') found.push(...rule.nodes.map(String));
  });
  return found;
}

describe('the published names of formulas', () => {
  test('ask the sheet for the same as the long ones and the inline styles did', () => {
    const before = painted(page),
      after = painted(renamed),
      original = postcss.parse(readFileSync('node_modules/katex/dist/katex.min.css', 'utf8'));
    expect(after.length).toBe(before.length);
    let styled = 0;
    for (const [i, element] of before.entries()) {
      const inline =
        element
          .getAttribute('style')
          ?.replace(/;$/, '')
          .split(';')
          .map((one) => one.trim()) ?? [];
      styled += inline.length;
      expect(declarations(sheet, after[i]!)).toEqual([...declarations(original, element), ...inline]);
      expect(after[i]!.getAttribute('style')).toBeNull();
      expect(after[i]!.textContent).toBe(element.textContent);
    }
    expect(styled).toBeGreaterThan(50);
  });
  test('are shorter, and what nothing asks for is gone', () => {
    expect(renamed.length).toBeLessThan(0.75 * page.length);
    expect(names.classes.get('mopen') ?? names.classes.get('mbin') ?? 'none').toBe('none');
    expect(Math.min(...[...names.classes.values(), ...names.styles.values()].map((name) => name?.length ?? 9))).toBe(1);
    expect(new Set([...names.styles.values()]).size).toBe(names.styles.size);
  });
  test('leave what a style sheet, a script or the rest of the page speaks of', () => {
    for (const kept of ['mord', 'vlist-r', 'strut']) expect(names.classes.has(kept), kept).toBe(false);
    expect(painted(renamed).some((element) => element.classList.contains('mord'))).toBe(true);
    expect(renamed).toContain('<p class="note strut" style="color:red">外</p>');
    expect(renamed).toContain("document.querySelector('.mrel')");
  });
  test('leave what a screen reader reads', () => {
    const spoken = (html: string) =>
      [...parseHTML(html).document.querySelectorAll('math')].map((math) => math.innerHTML);
    expect(spoken(renamed)).toEqual(spoken(page));
    expect(spoken(renamed)).toHaveLength(4);
  });
  test('win against every rule of KaTeX, as inline styles do', () => {
    const classes = (selector: string) => selector.match(/[.:[][\w-]+/g)?.length ?? 0;
    const strengths: number[] = [],
      ours: number[] = [];
    sheet.walkRules(({ selectors, parent }) => {
      if (parent?.type !== 'root') return;
      for (const selector of selectors) (/(\.\w+)\1/.test(selector) ? ours : strengths).push(classes(selector));
    });
    expect(Math.min(...ours)).toBeGreaterThan(Math.max(...strengths));
  });
});

test('all but the tags that are edited stays byte for byte', () => {
  const odd =
    '<!doctype html><p>甲<br/>乙 &amp; <b title=\'"\'>丙<p>丁</b><!-- <i> --><script>"<i>"</script><i\nclass=x >';
  expect(editTags(odd, ({ text }) => text)).toBe(odd);
  expect(editTags(odd, ({ name, text }) => (name === 'i' ? '<u>' : text))).toBe(odd.replace('<i\nclass=x >', '<u>'));
});
