import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBibliography } from '../../src/book/read/bibliography.ts';
import { readGlossary } from '../../src/book/read/glossary.ts';
import { checkLimits } from '../../src/book/read/limits.ts';
import { parseChapter } from '../../src/book/read/parse.ts';
import { checkFormula } from '../../src/book/set/formula.ts';
import type { Place } from '../../src/book/words/fault.ts';
import { readResultFile } from '../../src/lab/publish/results.ts';

/** 10,000 in `npm run test:all` (hostile-properties.slow.test.ts sets it), a few hundred here. */
const numRuns = Number(process.env.HOSTILE_RUNS ?? 300);

/** Texts made of the pieces that a syntax is made of, in any order. */
const madeOf = (...pieces: string[]) =>
  fc
    .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 4 })), { maxLength: 30 })
    .map((all) => all.join(''));

/** Reads a text; whatever is told is a Chinese sentence at a place within it, and none of a library's English. */
function told(
  text: string,
  read: (report: (place: Place | undefined, message: string, mend: string) => void) => unknown,
) {
  const lines = text.split('\n');
  read((place, message, mend) => {
    expect(message).toMatch(/[。？）]$/);
    expect(message + mend).toMatch(/\p{Script=Han}/u);
    expect(message).not.toMatch(/Expected|Unexpected|Undefined|Invalid|undefined|Error/);
    if (!place) return;
    expect(place.line).toBeGreaterThanOrEqual(1);
    expect(place.line).toBeLessThanOrEqual(lines.length);
    expect(place.column).toBeGreaterThanOrEqual(1);
  });
}

test('whatever is written as a chapter is read or told', () => {
  const text = madeOf(
    '**',
    '*',
    '[',
    '](',
    ')',
    '`',
    '$',
    '$$',
    '\n',
    '\n\n',
    '<Ref to="a" />',
    '<Proof>',
    '</Proof>',
    '<',
    '{',
    '}',
    '|',
    '- ',
    '> ',
    '# ',
    '[^a]',
    '&#x202e;',
    '甲',
    '\\',
    '{/*',
    '*/}',
    '```',
    '~',
    '://',
    '<b>',
  );
  fc.assert(
    fc.property(text, (chapter) =>
      told(chapter, (report) => {
        const kept = checkLimits(chapter, report);
        if (kept !== undefined) parseChapter(kept, report);
      }),
    ),
    { numRuns },
  );
});

test('whatever is written as a formula is set or told', () => {
  const tex = madeOf(
    '\\frac',
    '{',
    '}',
    '\\left(',
    '\\right)',
    '\\begin{cases}',
    '\\end{cases}',
    '\\\\',
    '&',
    '^',
    '_',
    '\\sqrt',
    '\\text{',
    '半',
    '%',
    '#',
    '\\show',
    'x',
    '1',
    '\\label{a}',
    '“',
    '😀',
    '\\sum',
    '|',
    '\\hat',
  );
  fc.assert(
    fc.property(tex, fc.boolean(), (formula, display) =>
      told(formula, (report) => checkFormula(formula, display, () => ({ line: 1, column: 1 }), report)),
    ),
    { numRuns },
  );
});

test('whatever is written as YAML or BibTeX is read or told', () => {
  const yaml = madeOf(
    'a',
    ': ',
    '\n',
    '  ',
    '- ',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    '&a',
    '*a',
    '!!',
    '|',
    '>',
    '#',
    '甲',
    'zh',
    '"\\u202E"',
    '---',
    '? ',
    '~',
  );
  const bib = madeOf(
    '@',
    'book',
    'article',
    '{',
    '}',
    ',',
    '=',
    '"',
    'a1',
    '\n',
    'title',
    'author',
    'year',
    '1999',
    '\\',
    'url',
    '甲',
    '@string',
    '#',
  );
  fc.assert(
    fc.property(yaml, bib, (glossary, references) => {
      told(glossary, (report) => readGlossary(glossary, report, new Set()));
      told(references, (report) => readBibliography(references, report, new Set()));
    }),
    { numRuns },
  );
});

test('whatever stands in a result file is taken or told', () => {
  const run = fc.record(
    {
      params: fc.jsonValue(),
      seed: fc.jsonValue(),
      result: fc.jsonValue(),
      provenance: fc.jsonValue(),
      sidecar: fc.jsonValue(),
    },
    { requiredKeys: [] },
  );
  const file = fc.oneof(fc.jsonValue(), fc.record({ schema: fc.constantFrom(1, 2), runs: fc.array(run) }));
  fc.assert(
    fc.property(file, (value) => {
      const read = readResultFile(value);
      expect((read.file === undefined) !== (read.fault === undefined)).toBe(true);
    }),
    { numRuns },
  );
});
