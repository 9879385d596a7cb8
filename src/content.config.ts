import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { frontMatter } from './book/read/front-matter.ts';

/** The chapters; what stands at their heads is checked by the book's own reader too, with places and in Chinese. */
export const collections = {
  chapters: defineCollection({ loader: glob({ base: './content/chapters', pattern: '*.mdx' }), schema: frontMatter }),
};
