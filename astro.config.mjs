import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { book, bookMarkdown } from './src/book/integration.ts';
import { islands } from './src/project/islands.ts';
import { keeping } from './src/project/keeping/keeping.ts';
import { kernels } from './src/project/kernels.ts';
import { mathFonts } from './src/project/math-fonts.ts';
import { plotFormat } from './src/project/plot-format.ts';

const base = process.env.BASE_PATH ?? '/';

export default defineConfig({
  site: process.env.SITE_URL ?? 'http://127.0.0.1:4321',
  base,
  trailingSlash: 'always',
  integrations: [kernels(), book(), mdx(), preact(), islands(), mathFonts(), keeping()],
  markdown: { syntaxHighlight: false, processor: bookMarkdown({ base }) },
  vite: {
    plugins: [plotFormat()],
    worker: { format: 'es' },
    // The smallest font of formulas would be put into the style sheet whole, where mathFonts could not cut it down.
    build: { assetsInlineLimit: (path) => (path.includes('KaTeX_') ? false : undefined) },
  },
});
