import { openLibrary, type Library, type Passage } from '../../src/search/library.ts';
import { syllablesOf } from '../../src/book/gather/syllables.ts';
import { FORMULA } from '../../src/search/fold.ts';

export const formula = (tex: string): string => FORMULA.open + tex + FORMULA.close;

const plain = { kind: 'text', isName: false, page: 0, section: '', part: '', anchor: '' } as const;

/** A library of these passages, each on the first page and plain text unless it says otherwise. */
export function libraryOf(
  passages: (string | (Partial<Passage> & { text: string }))[],
  synonyms: string[][] = [],
): Library {
  const whole = passages.map((one): Passage => ({ ...plain, ...(typeof one === 'string' ? { text: one } : one) }));
  const count = 1 + Math.max(0, ...whole.map(({ page }) => page));
  const pages = Array.from({ length: count }, (_, i) => ({ href: `/${i}/`, name: `第 ${i} 章` }));
  return openLibrary({ pages, passages: whole, synonyms }, syllablesOf(whole));
}
