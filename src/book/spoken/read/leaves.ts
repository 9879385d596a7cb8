import type { Mathml } from '../mathml.ts';
import { Unspoken, type Leaf, type Style } from '../tree.ts';
import { shapes, signs, symbols } from '../words.ts';

/** Signs that print draws in several ways and speech does not tell apart. */
const alike: Readonly<Record<string, string>> = {
  '-': '−',
  '*': '∗',
  '⋯': '…',
  '...': '…',
  '·': '⋅',
  '∕': '/',
  '|': '∣',
  '‖': '∥',
  '⟹': '⇒',
  '⟺': '⇔',
  '⟶': '→',
  '⟵': '←',
  '⟼': '↦',
  '⩽': '≤',
  '⩾': '≥',
};
const variants: Readonly<Record<string, Style>> = {
  bold: 'bold',
  'bold-italic': 'bold',
  script: 'script',
  'bold-script': 'script',
  'double-struck': 'double-struck',
  'sans-serif': 'sans-serif',
  'sans-serif-bold-italic': 'sans-serif',
  fraktur: 'fraktur',
  monospace: 'monospace',
};

/** The text of an element without invisible signs, its blanks as one. */
export const textOf = (element: Mathml): string =>
  element.text
    .replaceAll(/[\u200b\u2061-\u2064]/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();

/** A sign in the shape that all its shapes are read as. */
export const signOf = (text: string): string => alike[text] ?? text;

const hasOwn = (table: Readonly<Record<string, unknown>>, key: string) => Object.hasOwn(table, key);

function nameOf(text: string, element: Mathml): Leaf {
  const from = element.source;
  if (hasOwn(symbols, text)) return { kind: 'name', text, style: 'italic', from };
  const variant = element.attribute('mathvariant') ?? '';
  const word = /^[A-Za-z]{2,}$/.test(text);
  if (!word && !/^\p{L}$/u.test(text))
    throw new Unspoken(`公式里的“${text}”没有读法`, '请换一种写法，或把它的读法加进 src/book/spoken/words.ts。');
  const latin = /^[A-Za-z]+$/.test(text);
  const style = variants[variant] ?? (word || (latin && variant === 'normal') ? 'upright' : 'italic');
  return { kind: 'name', text: shapes[text] ?? text, style, from };
}

/** A letter, a word, a number, a sign or prose; nothing for a blank. */
export function leafOf(element: Mathml): Leaf | undefined {
  const text = textOf(element);
  const from = element.source;
  if (text === '') return undefined;
  switch (element.name) {
    case 'mn':
      // The stop of the sentence behind a number.
      return { kind: 'number', text: text.replace(/[.,]$/, ''), from };
    case 'mtext':
      if (/[“”]/.test(text)) throw new Unspoken('公式的文字里有引号', '请把引号去掉，或把文字移出公式。');
      return { kind: 'words', text, from };
    default: {
      const sign = signOf(text);
      if (hasOwn(signs, sign)) return { kind: 'sign', text: sign, from };
      return nameOf(text, element);
    }
  }
}

/** A word set letter by letter, `\mathrm{relu}`, as one. */
export function wordOf(children: readonly Mathml[]): Leaf | undefined {
  const letters = children.every(
    (child) => child.name === 'mi' && /^[A-Za-z]$/.test(child.text) && child.attribute('mathvariant') === 'normal',
  );
  if (!letters || children.length < 2) return undefined;
  const from = children.map(({ source }) => source);
  return { kind: 'name', text: children.map(({ text }) => text).join(''), style: 'upright', from };
}

/** Two shapes of one letter in the same formula are two letters to the eye and one to the ear. */
export function refuseTwins(elements: readonly Mathml[]): void {
  const shown = new Set(elements.map(({ text }) => text));
  for (const [shape, letter] of Object.entries(shapes))
    if (shown.has(shape) && shown.has(letter))
      throw new Unspoken(`公式里 ${shape} 与 ${letter} 是两个符号，读起来却一样`, '请给其中一个换个字母。');
}
