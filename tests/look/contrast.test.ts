import { readFileSync } from 'node:fs';
import postcss from 'postcss';
import { describe, expect, test } from 'vitest';

/** The colour tokens of each theme, read from the style sheet that the pages load. */
function themes(): Map<string, Map<string, string>> {
  const found = new Map<string, Map<string, string>>();
  postcss.parse(readFileSync('src/styles/tokens.css', 'utf8')).walkDecls(/^--/, ({ prop, value, parent }) => {
    if (!/^#[0-9a-f]{6}$/.test(value) || parent?.type !== 'rule') return;
    const { selector } = parent as postcss.Rule;
    const tokens = found.get(selector) ?? new Map<string, string>();
    found.set(selector, tokens.set(prop.slice(2), value));
  });
  return found;
}

/** Relative luminance of WCAG 2. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5]
    .map((at) => parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light! + 0.05) / (dark! + 0.05);
}

/** CIE L*, the lightness that an eye sees. */
const lightness = (colour: string): number => {
  const y = luminance(colour);
  return y > 216 / 24389 ? 116 * Math.cbrt(y) - 16 : (y * 24389) / 27;
};

const texts = ['ink', 'soft', 'vermilion', 'indigo', 'ochre', 'bamboo', 'plum'];
const all = themes();

test('light and dark are both there, and a chosen dark theme is the system’s dark theme', () => {
  expect([...all.keys()]).toEqual([':root', ":root:not([data-theme='light'])", ":root[data-theme='dark']"]);
  expect(all.get(":root[data-theme='dark']")).toEqual(all.get(":root:not([data-theme='light'])"));
});

describe.each([...all])('%s', (_, tokens) => {
  test.each(texts)('%s can be read on the paper', (name) => {
    expect(contrast(tokens.get(name)!, tokens.get('paper')!)).toBeGreaterThanOrEqual(4.5);
  });
  test('a label on the primary button can be read', () => {
    expect(contrast(tokens.get('paper')!, tokens.get('vermilion')!)).toBeGreaterThanOrEqual(4.5);
  });
  test('the two ends of a heat map are about as far from the paper as each other', () => {
    expect(Math.abs(lightness(tokens.get('indigo')!) - lightness(tokens.get('ochre')!))).toBeLessThan(12);
  });
});
