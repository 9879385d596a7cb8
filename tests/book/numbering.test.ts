import fc from 'fast-check';
import type { Heading, Root } from 'mdast';
import { expect, test } from 'vitest';
import { numberChapter } from '../../src/book/resolve/numbering.ts';

const heading = (depth: number, text: string): Heading => ({
  type: 'heading',
  depth: depth as Heading['depth'],
  children: [{ type: 'text', value: text }],
});
const targetsOf = (...children: Root['children']) =>
  numberChapter({ type: 'root', children }, { slug: 'trial', order: '12', file: 'trial.mdx' }, (_, message) => {
    throw new Error(message);
  }).map(({ target }) => target);

/** Sections with their subsections with theirs. */
interface Section {
  within: Section[];
}
const { section } = fc.letrec<{ section: Section; deeper: Section; deepest: Section }>((tie) => ({
  section: fc.record({ within: fc.array(tie('deeper'), { maxLength: 4 }) }),
  deeper: fc.record({ within: fc.array(tie('deepest'), { maxLength: 3 }) }),
  deepest: fc.record({ within: fc.constant([]) }),
}));

test('a section has the number of the one it stands in, and its own place there', () => {
  fc.assert(
    fc.property(fc.array(section, { maxLength: 5 }), (sections) => {
      const headings: Heading[] = [],
        expected: string[] = [];
      const walk = (list: readonly Section[], above: string, depth: number) =>
        list.forEach(({ within }, i) => {
          const number = `${above}.${i + 1}`;
          headings.push(heading(depth, `标题 ${number}`));
          expected.push(number);
          walk(within, number, depth + 1);
        });
      walk(sections, '12', 2);
      const found = targetsOf(...headings);
      expect(found.map(({ number }) => number)).toEqual(expected);
      expect(found.map(({ label }) => label)).toEqual(expected.map((number) => `第 ${number} 节`));
    }),
    { numRuns: 200, seed: 1 },
  );
});

test('no two headings share an anchor, however often a title comes again', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('宽度', '深度', '宽度！', '小结'), { maxLength: 12 }), (titles) => {
      const anchors = targetsOf(...titles.map((title) => heading(2, title))).map(({ href }) => href);
      expect(new Set(anchors).size).toBe(titles.length);
      expect(anchors.every((href) => href.startsWith('/chapters/trial/#'))).toBe(true);
    }),
    { numRuns: 100, seed: 2 },
  );
});
