import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { constant } from '../../src/book/resolve/conditions.ts';

/** The example in the field of an answer shows what may be written, and the form of no answer. */

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const example = /placeholder="[^"]*如 ([^"]+)"/.exec(read('components/reading/Answer.astro'))![1]!;
/** A formula without its numbers: 2^7+1 → n^n+n. */
const form = (formula: string) => formula.replace(/\d+(\.\d+)?/g, 'n').replace(/\s/g, '');

it('gives no exercise away', () => {
  const answers = readdirSync(new URL('../../content/chapters/', import.meta.url))
    .flatMap((name) => [...read(`content/chapters/${name}`).matchAll(/kind="number" answer="([^"]+)"/g)])
    .map((match) => match[1]!);
  expect(answers.length).toBeGreaterThan(5);
  for (const answer of answers) expect(form(answer)).not.toBe(form(example));
});

it('is an answer that can be read', () => expect(constant(example)).toBeTypeOf('number'));
