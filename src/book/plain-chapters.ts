import { readFileSync } from 'node:fs';
import type { Root } from 'mdast';
import type { Processor } from 'unified';
import type { Plugin } from 'vite';
import { parsePlain } from './read/directives.ts';

/** Added to the name of a plain chapter where it is compiled: the compiler of `.mdx` then takes its tree, Astro's own of `.md` does not. */
const taken = '.mdx';
const plain = /\.md\.mdx$/;

/** The file that a module compiled from a chapter was written in. */
export const writtenFile = (path: string): string => (plain.test(path) ? path.slice(0, -taken.length) : path);

/** Whether a module is compiled from a chapter, plain or not, or from the gallery. */
export const isCompiled = (id: string): boolean => /\/content\/(?:chapters\/[^/]+|gallery\.md)\.mdx$/.test(id);

/** Plain chapters are compiled to the same components as `.mdx` ones; a page that imports `content/chapters/x.md` gets that. */
export function plainChapters(): Plugin {
  return {
    name: 'plain-chapters',
    enforce: 'pre',
    resolveId: {
      filter: { id: /\/content\/(?:chapters\/[^/]+|gallery)\.md$/ },
      async handler(source, importer) {
        const found = await this.resolve(source, importer, { skipSelf: true });
        return found && found.id + taken;
      },
    },
    load: {
      filter: { id: /\/content\/(?:chapters\/[^/]+|gallery)\.md\.mdx$/ },
      handler(id) {
        return readFileSync(writtenFile(id), 'utf8');
      },
    },
  };
}

/** The remark plug-in that reads a plain chapter as one: no character of it comes before a parser that knows of programs. */
export function remarkPlain(this: Processor): void {
  const mdx = this.parser!;
  // Its faults were told when the book was read: then the chapter is not compiled.
  this.parser = (text, file) => (plain.test(file.path ?? '') ? (parsePlain(text, () => {}) as Root) : mdx(text, file));
}
