import type { Plugin } from 'vite';

const name = 'virtual:chapter-texts';

const built = `const texts = import.meta.glob('/content/chapters/*.{md,mdx}');
export const chapterText = (file) => texts['/' + file]();
`;
const written = `export const chapterText = (file) => import(/* @vite-ignore */ '/' + file);
`;

/**
 * The module by which a page takes its chapter as a component. A build must know all chapters. While they are being written it must not: Astro
 * loads all that a page might import when it looks for the page's styles, so a changed sentence would compile twenty chapters, not one.
 */
export function chapterTexts(): Plugin {
  let serving = false;
  return {
    name: 'chapter-texts',
    configResolved: ({ command }) => void (serving = command === 'serve'),
    resolveId: { filter: { id: new RegExp(`^${name}$`) }, handler: () => `\0${name}` },
    load: { filter: { id: new RegExp(`^\0${name}$`) }, handler: () => (serving ? written : built) },
  };
}
