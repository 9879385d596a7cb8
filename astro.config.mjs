import { defineConfig } from 'astro/config';
import mdx from '@astrojs/mdx';
import preact from '@astrojs/preact';
import { book, bookMarkdown } from './src/book/integration.ts';
import { drawnElements } from './src/book/set/drawn-elements.ts';
import { islands } from './src/project/islands.ts';
import { keeping } from './src/project/keeping/keeping.ts';
import { kernels } from './src/project/kernels.ts';
import { mathFonts } from './src/project/fonts/math-fonts.ts';
import { oneFiles } from './src/project/one-file/one-file.ts';
import { policy } from './src/project/policy/policy.ts';
import { plotFormat } from './src/project/plot-format.ts';
import { worksheets } from './src/project/worksheets/worksheets.ts';

const base = process.env.BASE_PATH ?? '/';

/** What figures share with the pages on tasks: one chunk, where every set of pages would else get one of its own, each compressed by itself. */
const figureGroup = {
  name: 'figure',
  test: /\/components\/lab\/(sent-controls|status|extras\/saving)\.ts$|\/src\/lab\/(run\/(live|line|session|comparison)|declare\/(address|data|difference|nearest|pairs|spelling|read-number|validate|validate-lists))\.ts$/,
};

export default defineConfig({
  site: process.env.SITE_URL ?? 'http://127.0.0.1:4321',
  base,
  trailingSlash: 'always',
  integrations: [
    kernels(),
    book(),
    mdx({ optimize: { ignoreElementNames: [...drawnElements] } }),
    preact(),
    islands(),
    mathFonts(),
    worksheets(),
    oneFiles(),
    policy(),
    keeping(),
  ],
  markdown: { syntaxHighlight: false, processor: bookMarkdown({ base }) },
  // A JSON schema of a chapter's head, in .astro/collections, for editors.
  experimental: { contentIntellisense: true },
  vite: {
    plugins: [plotFormat()],
    worker: { format: 'es' },
    environments: {
      client: { build: { rolldownOptions: { output: { codeSplitting: { groups: [figureGroup] } } } } },
    },
    // The smallest font of formulas would be put into the style sheet whole, where mathFonts could not cut it down.
    build: { assetsInlineLimit: (path) => (path.includes('KaTeX_') ? false : undefined) },
  },
});
