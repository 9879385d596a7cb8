/** Where the site is mounted: '/' or '/name/'. Vite fills it in for pages; plain Node reads what astro.config.mjs reads. */
const base = (import.meta.env?.BASE_URL as string | undefined) ?? globalThis.process?.env.BASE_PATH ?? '/';

/** Puts a base path in front of a path from the site's root: ('/chapters/x/', '/book') → '/book/chapters/x/'. */
export function join(path: string, mount: string): string {
  if (!path.startsWith('/')) throw new Error(`invalid path: ${path}`);
  return mount.replace(/\/$/, '') + path;
}

/** The address of a page of this site, given from its root: `link('/chapters/x/')`. */
export function link(path: string): string {
  return join(path, base);
}
