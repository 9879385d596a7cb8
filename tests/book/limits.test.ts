import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkLimits } from '../../src/book/read/limits.ts';

/** The lines of which a text is told, and what is said. */
function told(text: string): { fit: boolean; lines: number[]; said: string[] } {
  const lines: number[] = [],
    said: string[] = [];
  const kept = checkLimits(text, (place, message) => {
    lines.push(place!.line);
    said.push(message);
  });
  return { fit: kept === text, lines, said };
}

/** A text with n of something in one line, and how many are allowed. */
const limits: [what: string, most: number, line: (n: number) => string][] = [
  ['quotations', 20, (n) => `${'>'.repeat(n)} 甲`],
  ['quotations apart', 20, (n) => `${'> '.repeat(n)}甲`],
  ['lists', 20, (n) => `${'- '.repeat(n)}甲`],
  ['numbered lists', 20, (n) => `${'1. '.repeat(n)}甲`],
  ['spaces', 60, (n) => `${' '.repeat(n)}甲`],
  ['columns between bars', 20, (n) => `|${'---|'.repeat(n)}`],
  ['aligned columns', 20, (n) => `| ${':-: | '.repeat(n)}`],
  ...['[', '*', '_', '`', '{', '(', '!', '~', '&', '<', '$', '#'].map(
    (mark): [string, number, (n: number) => string] => [`marks ${mark}`, 400, (n) => `甲${mark.repeat(n)}`],
  ),
];

test.each(limits)('%s: as many as %i pass, one more is told with its line', (_, most, line) => {
  fc.assert(
    fc.property(fc.nat(3), fc.integer({ min: 1, max: most }), fc.integer({ min: 1, max: 40 }), (before, few, over) => {
      const at = (n: number) => told(`${'甲\n'.repeat(before)}${line(n)}\n乙\n`);
      expect(at(few)).toEqual({ fit: true, lines: [], said: [] });
      expect(at(most).fit).toBe(true);
      const { fit, lines, said } = at(most + over);
      expect([fit, lines]).toEqual([false, [before + 1]]);
      expect(said[0]).toContain(` ${most} `);
    }),
    { numRuns: 10, seed: 1 },
  );
});

test('footnotes are counted over the whole chapter, and told once, where they become too many', () => {
  const marks = (n: number) => Array.from({ length: n }, (_, i) => `甲[^${i}]`).join('\n');
  expect(told(marks(100)).fit).toBe(true);
  expect(told(marks(101)).lines).toEqual([101]);
  expect(told(marks(150)).lines).toEqual([101]);
});
