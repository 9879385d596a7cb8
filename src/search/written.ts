import type { Kind, Page, Passage, Words } from './library.ts';
import type { Syllables } from './pinyin.ts';

/**
 * The book in words as one text, and how it sounds as another. A line is a passage, unless its first sign says that what follows stands on another page, in another section, or is part of
 * something else; so what passages have in common is written once.
 */
const SIGN = {
  page: '\u0001',
  section: '\u0002',
  part: '\u0003',
  name: '\u0004',
  words: '\u0005',
  same: '\u0006',
};
const kinds: readonly Kind[] = [
  'text',
  'chapter',
  'section',
  'theorem',
  'definition',
  'proof',
  'exercise',
  'hint',
  'solution',
  'figure',
  'erratum',
  'footnote',
  'term',
  'work',
  'experiment',
  'page',
];
const letterOf = (kind: Kind): string => String.fromCharCode(97 + kinds.indexOf(kind));

/** What a line may not hold: its own signs. */
const plain = (text: string): string => text.replaceAll(/[\u0001-\u0006\s]+/g, ' ');
/** Titles often begin with what was just said: 定理 9.1（宽度的上界）. */
const shortened = (text: string, start: string): string =>
  start !== '' && text.startsWith(start) ? SIGN.same + text.slice(start.length) : text;
const lengthened = (text: string, start: string): string => (text.startsWith(SIGN.same) ? start + text.slice(1) : text);

interface Standing {
  page: number;
  section: string;
  part: string;
  kind: Kind;
  anchor: string;
}

const top = (page: number): Standing => ({ page, section: '', part: '', kind: 'text', anchor: '' });

export function write({ pages, passages, synonyms }: Words): string {
  const lines: string[] = [];
  let at = top(-1);
  for (const { page, section, part, kind, anchor, isName, text } of passages) {
    if (page !== at.page) {
      lines.push(`${SIGN.page}${pages[page]!.href}\t${plain(pages[page]!.name)}`);
      at = top(page);
    }
    if (section !== at.section) lines.push(SIGN.section + plain(section));
    if (part !== at.part || kind !== at.kind || anchor !== at.anchor)
      lines.push(
        SIGN.part +
          letterOf(kind) +
          (anchor === at.anchor ? '' : anchor) +
          (part === at.part ? '' : `\t${shortened(plain(part), at.part)}`),
      );
    lines.push(isName ? SIGN.name + shortened(plain(text), part || section) : plain(text));
    at = { page, section, part, kind, anchor };
  }
  for (const words of synonyms) lines.push(SIGN.words + words.map(plain).join('\t'));
  return lines.join('\n');
}

/** A line a syllable with the characters that mostly sound so; then one for each of those that sound otherwise, with the places in base 36. */
export function writeSyllables({ usual, unusual }: Syllables): string {
  const lines = usual.map(([syllable, characters]) => `${syllable}\t${characters}`);
  for (const { character, syllable, times } of unusual)
    lines.push(
      `${character}\t${syllable}\t${times.map((time, i) => (time - (times[i - 1] ?? 0)).toString(36)).join(' ')}`,
    );
  return lines.join('\n');
}

/** @throws Error if it is not what `writeSyllables` writes */
export function readSyllables(text: string): Syllables {
  const usual: [string, string][] = [];
  const unusual: Syllables['unusual'][number][] = [];
  for (const line of text === '' ? [] : text.split('\n')) {
    const [first = '', second, third] = line.split('\t');
    if (second === undefined) throw new Error(`invalid syllables: ${line}`);
    if (third === undefined) usual.push([first, second]);
    else {
      let time = 0;
      const times = third.split(' ').map((step) => (time += parseInt(step, 36)));
      unusual.push({ character: first, syllable: second, times });
    }
  }
  return { usual, unusual };
}

/** @throws Error if it is not what `write` writes */
export function read(text: string): Words {
  const pages: Page[] = [];
  const passages: Passage[] = [];
  const synonyms: string[][] = [];
  let at = top(-1);
  for (const line of text.split('\n')) {
    const rest = line.slice(1);
    const [first = '', second = ''] = rest.split('\t');
    switch (line[0]) {
      case SIGN.page:
        pages.push({ href: first, name: second });
        at = top(pages.length - 1);
        break;
      case SIGN.section:
        at = { ...at, section: rest };
        break;
      case SIGN.part: {
        const kind = kinds[rest.charCodeAt(0) - 97];
        if (kind === undefined) throw new Error(`invalid kind: ${rest[0]}`);
        const anchor = first.slice(1) || at.anchor;
        at = { ...at, kind, anchor, part: rest.includes('\t') ? lengthened(second, at.part) : at.part };
        break;
      }
      case SIGN.words:
        synonyms.push(rest.split('\t'));
        break;
      default: {
        if (at.page < 0) throw new Error('invalid library: no page');
        const isName = line.startsWith(SIGN.name);
        passages.push({ ...at, isName, text: isName ? lengthened(rest, at.part || at.section) : line });
      }
    }
  }
  return { pages, passages, synonyms };
}
