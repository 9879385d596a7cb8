import type { APIRoute } from 'astro';
import { readBook } from '../book/book.ts';
import { llmsText } from '../book/markdown/llms.ts';
import { link } from '../book/set/link.ts';

/** The book's outline for programs that read, at /llms.txt. */
export const GET: APIRoute = ({ site }) => new Response(llmsText(readBook(), (path) => new URL(link(path), site).href));
