import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

export const collections = {
  chapters: defineCollection({
    loader: glob({ base: './content/chapters', pattern: '*.mdx' }),
    schema: z.strictObject({
      title: z.string().min(1),
      order: z.number().int().min(1),
      summary: z.string().min(1),
      notes: z.array(z.number().int().min(1)),
      prerequisites: z.array(z.string()).default([]),
    }),
  }),
};
