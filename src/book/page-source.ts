import { existsSync } from 'node:fs';

/** What a reader would change of a page that is made of data. */
const contents: Record<string, string> = {
  '/glossary/': 'content/glossary.yaml',
  '/bibliography/': 'content/references.bib',
  '/gallery/': 'content/gallery.md',
};

/**
 * The file that makes a page, from the project's root, which is where this runs.
 * @param path from the site's root
 * @returns undefined for a chapter, which has a line of its own for that, and for what is no page
 */
export function pageSource(path: string): string | undefined {
  const experiment = /^\/experiments\/([^/]+)\/$/.exec(path)?.[1];
  const files = [
    contents[path],
    experiment && `src/experiments/${experiment}/experiment.ts`,
    `src/pages${path}index.astro`,
    `src/pages${path.replace(/\/$/, '')}.astro`,
  ];
  return files.find((file) => file !== undefined && existsSync(file));
}
