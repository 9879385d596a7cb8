import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkBook } from '../../src/book/check.ts';
import { fixBook } from '../../src/book/writing/fix.ts';
import { experiments, head, withBook } from './temporary-book.ts';

/** What a writer wrote, and what it is mended to. */
const pairs: [what: string, file: string, before: string, after: string][] = [
  ['what cannot be seen', '01-trial.mdx', '甲\u202e乙\u0007丙', '甲乙丙'],
  ['less than', '01-trial.mdx', '当 a<5、b<6 时。', '当 a\\<5、b\\<6 时。'],
  ['a note to writers', '01-trial.mdx', '甲<!-- 乙 -->丙', '甲{/* 乙 */}丙'],
  ['braces', '01-trial.mdx', '集合 {1, 2} 与 {3}。', '集合 \\{1, 2\\} 与 \\{3\\}。'],
  ['a path', '01-trial.mdx', '[甲](/glossary)、[乙](/glossary/)', '[甲](/glossary/)、[乙](/glossary/)'],
  ['colons', '01-trial.md', '::term{id="relu"}', ':term{id="relu"}'],
  ['colons of what stands alone', '01-trial.md', ':experiment{id="doubling"}', '::experiment{id="doubling"}'],
  ['a display formula in a line', '01-trial.md', '有 $$a+b$$ 也好。', '有\n\n$$\na+b\n$$\n\n也好。'],
];

test.each(pairs)('%s is mended, and then nothing is wrong', (_, name, before, after) =>
  withBook({ [`content/chapters/${name}`]: head() + before + '\n' }, async (root) => {
    const told = await fixBook({ root, experiments });
    expect(told.length).toBeGreaterThan(0);
    expect(readFileSync(join(root, 'content/chapters', name), 'utf8')).toBe(`${head()}${after}\n`);
    expect((await checkBook({ root, experiments })).faults).toEqual([]);
    expect(await fixBook({ root, experiments })).toEqual([]);
  }),
);

test.each([['见<Ref to="thm-widht" />。'], ['价 $5。'], ['有 $$a+b$$。'], ['集合 {1, {2}}。']])(
  '%s is left to its writer',
  (text) =>
    withBook({ 'content/chapters/01-trial.mdx': head() + text + '\n' }, async (root) => {
      expect(await fixBook({ root, experiments })).toEqual([]);
      expect(readFileSync(join(root, 'content/chapters/01-trial.mdx'), 'utf8')).toBe(`${head()}${text}\n`);
    }),
);
