import type { ElementContent, Root as HtmlRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Root, RootContent } from 'mdast';
import { toHast, type State } from 'mdast-util-to-hast';
import rehypeKatex from 'rehype-katex';
import { unified } from 'unified';
import type { Tag } from '../words/attributes.ts';
import { katexOptions } from './formula.ts';
import { link } from './link.ts';
import { resolvedData } from '../words/attributes.ts';
import { rehypeFormula } from './rehype-formula.ts';
import type { CitedWork } from '../resolve/margin-notes.ts';

const setFormulas = unified().use(rehypeKatex, katexOptions).use(rehypeFormula).freeze();

const text = (value: string): ElementContent => ({ type: 'text', value });
const anchor = (path: string, className: string, children: ElementContent[]): ElementContent => ({
  type: 'element',
  tagName: 'a',
  properties: { href: link(path), className: [className] },
  children,
});

/** How the inline tags are written where the components are not at hand. */
const written: Record<string, (data: Record<string, unknown>, children: ElementContent[]) => ElementContent[]> = {
  Ref: ({ href, label }) => [anchor(String(href), 'ref', [text(String(label))])],
  Cite: ({ works }) => [
    text('（'),
    ...(works as CitedWork[]).flatMap((work, i) => [
      ...(i ? [text('；')] : []),
      anchor(`/bibliography/#${work.id}`, 'cite', [text(work.short)]),
    ]),
    text('）'),
  ],
  Term: ({ id, zh, own }, children) => [
    anchor(`/glossary/#${String(id)}`, 'term', own ? children : [text(String(zh))]),
  ],
  Value: ({ text: digits, exponent, href }) => [
    anchor(String(href), 'value', [
      text(String(digits)),
      ...(exponent === undefined
        ? []
        : [
            text('×10'),
            {
              type: 'element' as const,
              tagName: 'sup',
              properties: {},
              children: [text(String(exponent).replace('-', '−'))],
            },
          ]),
    ]),
  ],
};

/** Blocks of a resolved chapter as HTML that stands by itself, on another page. */
export function staticHtml(blocks: RootContent[]): string {
  const handler = (state: State, tag: Tag) =>
    written[tag.name ?? '']?.(resolvedData(tag), state.all(tag) as ElementContent[]) ??
    (state.all(tag) as ElementContent[]);
  const tree: Root = { type: 'root', children: blocks };
  const html = toHast(tree, { handlers: { mdxJsxTextElement: handler, mdxJsxFlowElement: handler } }) as HtmlRoot;
  return toHtml(setFormulas.runSync(html) as HtmlRoot);
}
