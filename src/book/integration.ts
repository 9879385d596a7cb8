import type { AstroIntegration } from 'astro';
import type { Plugin } from 'vite';
import { unified } from '@astrojs/markdown-remark';
import rehypeKatex from 'rehype-katex';
import remarkCjkFriendly from 'remark-cjk-friendly';
import remarkMath from 'remark-math';
import { chapterTexts } from './chapter-texts.ts';
import { checkBook, type Settings } from './check.ts';
import { BookFaults } from './words/fault.ts';
import { katexOptions } from './set/formula.ts';
import { isCompiled, plainChapters, remarkPlain } from './plain-chapters.ts';
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

/** What the pages of chapters are made of. */
const sources =
  /\/(?:content\/(?:chapters\/[^/]+\.mdx?|gallery\.md|glossary\.yaml|references\.bib)|src\/experiments\/[^/]+\/result\.json)$/;

/** While writing: a chapter is compiled anew, when its page is asked for, if any of these changes, for it may refer to it. */
function watchBook(): Plugin {
  return {
    name: 'book-watch',
    hotUpdate({ file, modules }) {
      if (!sources.test(file)) return undefined;
      const compiled = [...this.environment.moduleGraph.idToModuleMap].filter(([id]) => isCompiled(id));
      return [...new Set([...modules, ...compiled.map(([, module]) => module)])];
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
