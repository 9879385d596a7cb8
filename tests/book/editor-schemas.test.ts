import { readFileSync, readdirSync } from 'node:fs';
import { z } from 'astro/zod';
import { expect, test } from 'vitest';
import { frontMatter } from '../../src/book/read/front-matter.ts';
import { glossarySchema } from '../../src/book/read/glossary.ts';

/** What editors complete by is made from what the book is checked by. */

interface Schema {
  properties: Record<string, { description?: string }>;
  required: string[];
  additionalProperties: unknown;
}
const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
const settings = JSON.parse(readFileSync('.vscode/settings.json', 'utf8')) as Record<string, unknown>;

test('the head of a chapter: every key with a sentence, what must be given, and nothing else', () => {
  const { properties, required, additionalProperties } = schemaOf(frontMatter) as unknown as Schema;
  expect(required).toEqual(['title', 'order', 'summary', 'notes']);
  expect(additionalProperties).toBe(false);
  for (const [key, { description }] of Object.entries(properties)) expect(description).toMatch(`${key} 是`);
  const heads = readdirSync('content/chapters').map((name) => readFileSync(`content/chapters/${name}`, 'utf8'));
  for (const head of heads)
    for (const [, key] of head.split('\n---\n')[0]!.matchAll(/^(\w+):/gm))
      expect(Object.keys(properties)).toContain(key);
  expect(settings['astro.content-intellisense']).toBe(true);
  expect(readFileSync('astro.config.mjs', 'utf8')).toContain('contentIntellisense: true');
  expect(readFileSync('src/content.config.ts', 'utf8')).toContain('schema: frontMatter');
});

test('the schema of the glossary that editors read is that of the check', async () => {
  const [[path, file]] = Object.entries(settings['yaml.schemas'] as Record<string, string>) as [[string, string]];
  expect(file).toBe('content/glossary.yaml');
  await expect(`${JSON.stringify(schemaOf(glossarySchema), null, 2)}\n`).toMatchFileSnapshot(`../../${path}`);
});
