import { numeral } from './numerals.ts';
import { Unspoken, type Leaf } from '../tree.ts';
import { greek, signs, struck, styles, symbols } from '../words.ts';

/** A letter: small as it is, a capital as 大, Greek by its Chinese name. */
function letter(text: string): string[] {
  if (Object.hasOwn(greek, text)) return [greek[text]!];
  const small = text.toLowerCase();
  if (/^[a-z]$/.test(text)) return [text];
  if (/^[A-Z]$/.test(text)) return ['大', text];
  if (Object.hasOwn(greek, small)) return ['大', greek[small]!];
  throw new Unspoken(`字母 ${text} 没有读法`, '请换一个字母，或把它的读法加进 src/book/spoken/words.ts。');
}

/** One letter, number, sign or piece of prose in words. */
export function spokenLeaf(leaf: Leaf): string[] {
  switch (leaf.kind) {
    case 'number':
      return [numeral(leaf.text)];
    case 'words':
      return [`“${leaf.text}”`];
    case 'sign':
      return [signs[leaf.text]!];
    default: {
      const { text, style } = leaf;
      if (Object.hasOwn(symbols, text)) return [symbols[text]!];
      if (text.length > 1 && !Object.hasOwn(greek, text))
        return style === 'upright' ? [text] : [...prefix(style), text];
      if (style === 'double-struck' && Object.hasOwn(struck, text)) return [struck[text]!];
      return [...prefix(style), ...letter(text)];
    }
  }
}

const prefix = (style: Extract<Leaf, { kind: 'name' }>['style']): string[] =>
  style === 'italic' ? [] : [styles[style]];
