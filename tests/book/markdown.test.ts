import type { Nodes, Root } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { readBook } from '../../src/book/book.ts';
import { plainChapter } from '../../src/book/markdown/chapter.ts';
import { llmsText } from '../../src/book/markdown/llms.ts';
import { writeMarkdown } from '../../src/book/markdown/write.ts';
import { parseChapter } from '../../src/book/read/parse.ts';
import { plainTex } from '../../src/book/set/formula.ts';
import { licences } from '../../src/book/set/licences.ts';
import { head, experiments, withBook } from './temporary-book.ts';

/** As other programs read Markdown: CommonMark, tables and dollars, and nothing that knows of Chinese. */
const parse = (text: string) => unified().use(remarkParse).use(remarkGfm).use(remarkMath).parse(text) as Root;
const address = (path: string) => `https://book.invalid/why${path}`;

/** What a tree says, without where it stands and how it was written. */
const bare = (node: Nodes): unknown => {
  const { type } = node;
  const kept = ['value', 'url', 'depth', 'ordered', 'align', 'lang', 'alt'].map(
    (key) => (node as unknown as Record<string, unknown>)[key] ?? null,
  );
  const children = 'children' in node ? (node.children as Nodes[]) : [];
  return [type, ...kept, children.filter((child) => toString(child) !== '' || child.type !== 'text').map(bare)];
};

function formulas(tree: Root): string[] {
  const found: string[] = [];
  visit(tree, (node) => {
    if (node.type === 'math' || node.type === 'inlineMath') found.push(plainTex((node as { value: string }).value));
  });
  return found;
}

const { chapters } = readBook();

test.each(chapters)(
  '$slug as Markdown is read back as it was written, keeps every formula and holds no tag',
  async (chapter) => {
    const tree = await plainChapter(chapter.slug, address);
    const read = parse(writeMarkdown(tree));
    expect(bare(read)).toEqual(bare(tree));
    visit(read, (node) => {
      expect(node.type).not.toBe('html');
      if (node.type === 'text') expect(node.value).not.toMatch(/<\/?[A-Za-z]|\{\s*[A-Za-z"]+\s*\}/);
    });
    const own = formulas(parseChapter(chapter.text, () => expect.unreachable(chapter.file), chapter.file)!);
    const written = formulas(read).map((tex) => tex.replace(/ \\tag\{[\d.A-Z]+\}$/, ''));
    // Titles and what errata quote may hold more of them.
    let at = 0;
    for (const tex of own) {
      const next = written.indexOf(tex, at);
      expect(next, tex).toBeGreaterThanOrEqual(at);
      at = next + 1;
    }
  },
);

const written = (chapter: string) =>
  withBook({ 'content/chapters/01-trial.mdx': head() + chapter }, async (root) =>
    writeMarkdown(await plainChapter('trial', address, { root, experiments })),
  );

test('emphasis that only readers of Chinese take for emphasis is written so that all do', async () => {
  const text = await written('**真，**她说。这是**“重点”**内容，和**$x$ 大**时、**`甲`**也。\n');
  expect(text).toContain('**真**，她说。这是“**重点**”内容，和 **$x$ 大**时、**`甲`** 也。');
});

test('a number, a reference and a figure are what the page says', async () => {
  const text = await written(
    '<Experiment id="doubling" />\n\n共 <Value of="doubling" path="twice" /> 个，见<Ref to="eq-a" />。\n\n$$\nx<A \\label{eq-a}\n$$\n',
  );
  expect(text).toMatch(
    /> \*\*图 1\.1 .+\*\* .+\[在网页上动手\]\(https:\/\/book\.invalid\/why\/chapters\/trial\/#doubling\)/,
  );
  expect(text).toMatch(/共 \d+ 个，见\[式 \(1\.1\)\]\(https:\/\/book\.invalid\/why\/chapters\/trial\/#eq-a\)。/);
  expect(text).toContain('$$\nx<A \\tag{1.1}\n$$');
});

test('llms.txt has the form of llmstxt.org and lists every chapter once', () => {
  const { children } = parse(llmsText({ chapters }, address));
  expect(children.slice(0, 2).map(({ type }) => type)).toEqual(['heading', 'blockquote']);
  expect(children.filter((node) => node.type === 'heading').map(({ depth }) => depth)).toEqual([1, 2, 2, 2, 2]);
  const firstSection = children.findIndex((node) => node.type === 'heading' && node.depth === 2);
  expect(children.slice(firstSection).map(({ type }) => type)).toEqual(Array(4).fill(['heading', 'list']).flat());
  const links: string[] = [];
  visit(
    { type: 'root', children: children.slice(firstSection) } as Root,
    'listItem',
    ({ children: [line, ...more] }) => {
      expect(more).toEqual([]);
      const [link, note] = line?.type === 'paragraph' ? line.children : [];
      expect(note?.type === 'text' && /^: \S/.test(note.value)).toBe(true);
      links.push(link?.type === 'link' ? link.url : '');
    },
  );
  expect(links.slice(0, chapters.length)).toEqual(chapters.map(({ slug }) => address(`/chapters/${slug}.md`)));
  for (const path of ['/experiments/', '/reference/', '/glossary/']) expect(links).toContain(address(path));
  expect(links).toContain(licences.text.href);
});
