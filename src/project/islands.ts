import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterBuild } from './after-build.ts';
import { editTags } from './tags.ts';

/**
 * An island's tag as it is published. Astro makes its `uid` from the path of the component's file on the machine that builds, so it is made anew from
 * what the tag says. Its `props`, JSON with a `&quot;` for every quotation mark, are quoted the other way, which more than halves them.
 */
export function publishedIsland(text: string): string {
  const said = text.replace(/\suid="[^"]*"/, '');
  const uid = createHash('sha256').update(said).digest('base64url').slice(0, 8);
  return text.replace(/(\suid=)"[^"]*"/, `$1"${uid}"`).replace(/(\sprops=)"([^"]*)"/, (_, name, value: string) => {
    return `${name}'${value.replaceAll("'", '&#39;').replaceAll('&quot;', '"')}'`;
  });
}

/** Astro writes this rule before a page's first island, where a page may have no style; prose.css has it. */
export const withoutIslandStyle = (page: string): string =>
  page.replace('<style>astro-island,astro-slot,astro-static-slot{display:contents}</style>', '');

/** After a build: writes the islands' tags so that the same book, built in another folder, is the same byte for byte. */
export const islands = () =>
  afterBuild('islands', ({ dist }) => {
    for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.html'),
    )) {
      const file = join(dist, name);
      const page = withoutIslandStyle(readFileSync(file, 'utf8'));
      writeFileSync(
        file,
        editTags(page, ({ name, text }) => (name === 'astro-island' ? publishedIsland(text) : text)),
      );
    }
  });
