import katex from 'katex';
import type { Root } from 'mdast';
import type { InlineMath, Math as DisplayMath } from 'mdast-util-math';
import { visit } from 'unist-util-visit';
import { readBook } from '../../../src/book/book.ts';
import { parseChapter } from '../../../src/book/read/parse.ts';
import { withoutLabels } from '../../../src/book/resolve/numbering.ts';
import { katexOptions } from '../../../src/book/set/formula.ts';
import { inlineHtml } from '../../../src/book/set/inline-html.ts';
import { isTag, readAttributes } from '../../../src/book/words/attributes.ts';

/** Every formula of the book as KaTeX sets it, each once: those of the chapters' text, of their tags' attributes and of the glossary. */
export function formulasOfTheBook(): string[] {
  const { chapters, glossary } = readBook();
  const set = new Set<string>();
  const lines = [...glossary.values()].map(({ definition }) => definition);
  const add = (tex: string, displayMode: boolean) =>
    set.add(
      katex.renderToString(tex, { ...katexOptions, macros: { ...(katexOptions.macros as object) }, displayMode }),
    );
  for (const { text, file } of chapters) {
    visit(parseChapter(text, () => {}, file) as Root, (node) => {
      if (node.type === 'inlineMath') add((node as InlineMath).value, false);
      if (node.type === 'math') {
        const { value } = node as DisplayMath;
        add(withoutLabels(value) + (value.includes('\\label') ? '\\tag{1.1}' : ''), true);
      }
      if (!isTag(node)) return;
      for (const { value } of readAttributes(node, () => {}).values()) if (typeof value === 'string') lines.push(value);
    });
  }
  for (const line of lines.filter((line) => line.includes('$')))
    for (const [formula] of inlineHtml(line).matchAll(/<span class="katex">.*?<\/math>/g)) set.add(formula);
  return [...set];
}
