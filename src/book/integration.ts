import { join } from 'node:path';
import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { unified } from '@astrojs/markdown-remark';
import rehypeKatex from 'rehype-katex';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkMath from 'remark-math';
import { chapterTexts } from './chapter-texts.ts';
import { glossaryFile, readBook, referencesFile } from './book.ts';
import { checkBook, type Settings } from './check.ts';
import { BookFaults } from './words/fault.ts';
import { katexOptions } from './set/formula.ts';
import { plainChapters, remarkPlain } from './plain-chapters.ts';
import { refuseRedFormulas, remarkBook } from './set/remark-book.ts';
import { rehypeFormula } from './set/rehype-formula.ts';
import { rehypeLists } from './set/rehype-lists.ts';
import { rehypeTables } from './set/rehype-tables.ts';

/** How the pages' Markdown is read and set: the same syntax that the outline is read with, then the book's own plug-ins. */
export function bookMarkdown(settings: Settings) {
  return unified({
    smartypants: false,
    remarkPlugins: [remarkPlain, remarkCjkFriendly, remarkMath, [remarkBook, settings]],
    rehypePlugins: [[rehypeKatex, katexOptions], rehypeFormula, rehypeLists, rehypeTables, refuseRedFormulas],
    remarkRehype: { footnoteLabel: '脚注', footnoteBackLabel: '回到正文', clobberPrefix: '' },
  });
}

/** While writing: a chapter is compiled anew when another chapter, the glossary or the references change, for it may refer to them. */
function watchBook(root = process.cwd()): Plugin {
  return {
    name: 'book-watch',
    transform: {
      filter: { id: /\/content\/chapters\/[^/]+\.mdx$/ },
      handler() {
        const chapters = readBook(root).chapters.map(({ file }) => file);
        for (const file of [glossaryFile, referencesFile, ...chapters]) this.addWatchFile(join(root, file));
      },
    },
  };
}

/**
 * Checks the whole book before anything is compiled, so that a build stops with all faults together, and no hostile text reaches the
 * compiler. While writing (`astro dev`) the faults are told as a warning and the faulty page says its own.
 */
export function book(): AstroIntegration {
  return {
    name: 'book',
    hooks: {
      'astro:config:setup': async ({ command, config, logger, updateConfig }) => {
        if (command !== 'build' && command !== 'dev') return;
        updateConfig({ vite: { plugins: [plainChapters(), chapterTexts(), watchBook()] } });
        const { faults } = await checkBook({ base: config.base });
        if (faults.length === 0) return;
        const error = new BookFaults(faults);
        if (command === 'build') throw error;
        logger.warn(error.message);
      },
    },
  };
}
