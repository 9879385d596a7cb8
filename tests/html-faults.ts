import { HtmlValidate, StaticConfigLoader, type ConfigData } from 'html-validate';
import { readTags } from '../src/project/tags.ts';

const config: ConfigData = {
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  // Forms here answer as one writes; the others are advice on what the standard allows.
  rules: {
    'wcag/h32': 'off',
    'prefer-native-element': 'off',
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    'unique-landmark': 'off',
    'input-missing-label': 'error',
  },
  elements: ['html5', { input: { inherit: 'input', attributes: { accept: { enum: [/\S/] } } } }],
};
const validator = new HtmlValidate(new StaticConfigLoader(config));

/** What SVG 1.1 lets stand in attributes that drawing libraries fill with more. */
const values: Record<string, RegExp> = {
  'font-variant': /^(normal|small-caps|inherit)$/,
  'image-rendering': /^(auto|optimizeSpeed|optimizeQuality|inherit)$/,
};

/** Attributes that name other elements of the page by their ids. */
const naming = ['for', 'list', 'aria-activedescendant', 'aria-controls', 'aria-describedby', 'aria-details'].concat(
  'aria-errormessage',
  'aria-flowto',
  'aria-labelledby',
  'aria-owns',
);

/** Names of elements that are not there. html-validate's no-missing-references looks through the whole page for each of them. */
function missingReferences(html: string): string[] {
  const ids = new Set<string>();
  const named: { id: string; text: string }[] = [];
  readTags(html, ({ attributes, text }) => {
    if (attributes.id !== undefined) ids.add(attributes.id);
    for (const name of naming)
      for (const id of attributes[name]?.split(/\s+/) ?? []) if (id !== '') named.push({ id, text });
  });
  return named.filter(({ id }) => !ids.has(id)).map(({ id, text }) => `#${id} is not there: ${text}`);
}

/** Drawings and formulas, which html-validate does not look into: attributes that their standards have no place for, and signs that are no text. */
function inDrawingsAndFormulas(html: string): string[] {
  const faults: string[] = [];
  readTags(html, ({ name, attributes, text }) => {
    const odd = Object.entries(attributes).some(([key, value]) => values[key]?.test(value) === false);
    const nameless = attributes.role === 'img' && !attributes['aria-label'] && !attributes['aria-labelledby'];
    if (nameless || odd || (name === 'mtd' && 'width' in attributes)) faults.push(text);
  });
  return [...faults, ...(html.match(/<(mo|mi|mn|mtext)(\s[^>]*)?>\s*<\w+/g) ?? [])];
}

/** @returns what is wrong with a page, a line each */
export async function faultsOfHtml(html: string): Promise<string[]> {
  const { results } = await validator.validateString(html);
  const told = results
    .flatMap(({ messages }) => messages)
    .map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`);
  return [...told, ...missingReferences(html), ...inDrawingsAndFormulas(html)];
}
