import { existsSync, globSync, readdirSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { readBook } from '../../src/book/book.ts';
import { pageSource } from '../../src/book/page-source.ts';
import { sitePages } from '../../src/book/site-pages.ts';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** The addresses as they are made where a forge says where the book is kept. */
async function editing(env: Record<string, string | undefined>) {
  for (const name of ['GITHUB_SERVER_URL', 'GITHUB_REPOSITORY', 'GITHUB_REF_NAME']) vi.stubEnv(name, env[name]);
  vi.resetModules();
  return (await import('../../src/book/set/repository.ts')).editAddress;
}

test('a chapter is changed in the file that it is written in, be it plain or not', async () => {
  const edit = await editing({ GITHUB_SERVER_URL: 'https://example.org', GITHUB_REPOSITORY: 'a/b' });
  const { chapters } = readBook();
  expect(chapters.map(({ file }) => edit(file)).sort()).toEqual(
    readdirSync('content/chapters')
      .map((name) => `https://example.org/a/b/edit/main/content/chapters/${name}`)
      .sort(),
  );
  expect(new Set(chapters.map(({ file }) => file.replace(/.*\./, '')))).toEqual(new Set(['md', 'mdx']));
});

test('it is changed on the branch that was built, and nowhere if nobody says where the book is kept', async () => {
  const branch = { GITHUB_SERVER_URL: 'https://example.org', GITHUB_REPOSITORY: 'a/b', GITHUB_REF_NAME: 'draft' };
  expect((await editing(branch))('x.md')).toBe('https://example.org/a/b/edit/draft/x.md');
  expect((await editing({}))('x.md')).toBeUndefined();
});

test('every other page is changed in a file that there is', () => {
  const experiments = readdirSync('src/experiments', { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const pages = ['/', '/404/', ...Object.values(sitePages).map(({ href }) => href)];
  for (const { name } of experiments) pages.push(`/experiments/${name}/`);
  const files = pages.map((page) => [page, pageSource(page)] as const);
  for (const [page, file] of files) expect(existsSync(file ?? ''), page).toBe(true);
  expect(Object.fromEntries(files)).toMatchObject({
    '/': 'src/pages/index.astro',
    '/glossary/': 'content/glossary.yaml',
    '/gallery/': 'content/gallery.md',
    '/experiments/tent/': 'src/experiments/tent/experiment.ts',
  });
  expect(pageSource('/chapters/sawtooth/')).toBeUndefined();
  // A page of a new kind is thought of here.
  const kinds = globSync('src/pages/**/*.astro').filter((file) => !/\[/.test(file));
  expect(kinds.filter((file) => !files.some(([, made]) => made === file)).sort()).toEqual([
    'src/pages/bibliography.astro',
    'src/pages/gallery/index.astro',
    'src/pages/glossary.astro',
  ]);
});
