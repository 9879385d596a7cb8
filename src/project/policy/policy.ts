import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterBuild } from '../after-build.ts';
import { hasPolicy, strict, stylesIn } from './strict.ts';

/** Makes every page of a built site strict. @param base where the site is mounted */
export function makeStrict(dist: string, base: string): number {
  const written = new Set<string>();
  const put = (text: string, extension: 'js' | 'css'): string => {
    const name = `_astro/page.${createHash('sha256').update(text).digest('base64url').slice(0, 8)}.${extension}`;
    if (!written.has(name)) writeFileSync(join(dist, name), text);
    written.add(name);
    return base + name;
  };
  const sheets = new Map<string, string>();
  const sheet = (address: string): string => {
    const text = sheets.get(address) ?? readFileSync(join(dist, address.slice(base.length)), 'utf8');
    sheets.set(address, text);
    return text;
  };
  const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((name) => ({ name, html: readFileSync(join(dist, name), 'utf8') }))
    .filter(({ html }) => !hasPolicy(html));
  const own = [...new Set(pages.flatMap(({ html }) => [...stylesIn(html)]))].sort();
  for (const { name, html } of pages) {
    try {
      writeFileSync(join(dist, name), strict(html, { put, sheet }, own));
    } catch (error) {
      throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
    }
  }
  // They have become part of others.
  for (const address of sheets.keys()) rmSync(join(dist, address.slice(base.length)));
  return pages.length;
}

/** After a build, and before the service worker lists its files: pages without programs and styles of their own, and their policy. */
export const policy = () =>
  afterBuild('policy', ({ dist, base, logger }) => logger.info(`${makeStrict(dist, base)} pages under the policy`));
