import type { APIRoute, GetStaticPaths } from 'astro';
import { readBook } from '../../book/book.ts';
import { chapterMarkdown } from '../../book/markdown/chapter.ts';
import { link } from '../../book/set/link.ts';

/** Every chapter as plain Markdown at /chapters/<slug>.md. */
export const getStaticPaths = (() =>
  readBook().chapters.map(({ slug }) => ({ params: { slug } }))) satisfies GetStaticPaths;

export const GET: APIRoute = async ({ params: { slug }, site }) =>
  new Response(await chapterMarkdown(slug!, (path) => new URL(link(path), site).href), {
    headers: { 'content-type': 'text/markdown; charset=utf-8' },
  });
