import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { frontMatter } from './book/read/front-matter.ts';

/** For editors alone: Astro writes a JSON schema of this, and its extension for VS Code completes and checks the head of a chapter by it. Pages read the book's own reader. */
export const collections = {
  chapters: defineCollection({
    loader: glob({ base: './content/chapters', pattern: '*.{md,mdx}', retainBody: false, deferRender: true }),
    schema: frontMatter,
  }),
};
