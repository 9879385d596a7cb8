import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { frontMatter } from './book/front-matter.ts';

export const collections = {
  chapters: defineCollection({ loader: glob({ base: './content/chapters', pattern: '*.mdx' }), schema: frontMatter }),
};
