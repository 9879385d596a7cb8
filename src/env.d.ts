/** For tsc alone; `astro check` and editors read the components themselves. */
declare module '*.astro' {
  const component: (props: Record<string, unknown>) => unknown;
  export default component;
}

declare namespace App {
  interface Locals {
    /** Whether the page being built has its script that remembers what is touched before a figure is alive. */
    touchesRemembered?: boolean;
  }
}

/** From src/book/chapter-texts.ts. */
declare module 'virtual:chapter-texts' {
  /** A chapter as a component. @param file from the project's root */
  export function chapterText(
    file: string,
  ): Promise<{ Content: import('astro/runtime/server/index.js').AstroComponentFactory }>;
}
