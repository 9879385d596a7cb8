import { HtmlValidate, StaticConfigLoader, type ConfigData } from 'html-validate';
import { readTags } from '../src/project/tags.ts';

const config: ConfigData = {
  root: true,
  extends: ['html-validate:standard'],
  elements: ['html5', { input: { inherit: 'input', attributes: { accept: { enum: [/\S/] } } } }],
  rules: { 'no-missing-references': 'error' },
};
const validator = new HtmlValidate(new StaticConfigLoader(config));

/** What SVG 1.1 lets stand in attributes that drawing libraries fill with more. */
const values: Record<string, RegExp> = {
  'font-variant': /^(normal|small-caps|inherit)$/,
  'image-rendering': /^(auto|optimizeSpeed|optimizeQuality|inherit)$/,
};

/** Drawings and formulas, which html-validate does not look into: attributes that their standards have no place for, and signs that are no text. */
function inDrawingsAndFormulas(html: string): string[] {
  const faults: string[] = [];
  readTags(html, ({ name, attributes, text }) => {
    const odd = Object.entries(attributes).some(([key, value]) => values[key]?.test(value) === false);
    if (odd || (name === 'mtd' && 'width' in attributes)) faults.push(text);
  });
  return [...faults, ...(html.match(/<(mo|mi|mn|mtext)(\s[^>]*)?>\s*<\w+/g) ?? [])];
}

/** @returns what is wrong with a page, a line each */
export async function faultsOfHtml(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  const told = results
    .flatMap(({ messages }) => messages)
    .map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`);
  return [...told, ...inDrawingsAndFormulas(html)];
}
