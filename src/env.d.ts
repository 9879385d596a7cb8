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
