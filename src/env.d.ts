/** For tsc alone; `astro check` and editors read the components themselves. */
declare module '*.astro' {
  const component: (props: Record<string, unknown>) => unknown;
  export default component;
}
