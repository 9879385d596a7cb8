import { createHash } from 'node:crypto';
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { HASH_DIGITS, isContentNamed, ONE_FILE, SHELF, type Build, type KeptFile } from '../../keeping/build.ts';
import { reader } from './needs.ts';

const sha256 = (content: Buffer | string): string => createHash('sha256').update(content).digest('hex');

/** The address behind the base of a file of the site. */
export const addressOf = (path: string): string => path.replace(/(^|\/)index\.html$/, '$1');

/**
 * The pages that a reader may keep: all that the book itself is made of; what other sites frame is not, nor what is told of a wrong address, nor
 * what is taken home.
 */
const pagesOf = (dist: string): string[] =>
  globSync('**/*.html', { cwd: dist })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !/^(embed\/|404\.html$)/.test(path) && !path.startsWith(ONE_FILE))
    .sort();

/** Reads a built site, mounted at a base. */
export async function listBuild(dist: string, base: string): Promise<Build> {
  const read = await reader(dist, base);
  const files: KeptFile[] = [];
  const places = new Map<string, number>();
  const placeOf = (path: string): number => {
    const known = places.get(path);
    if (known !== undefined) return known;
    const { size } = statSync(join(dist, path));
    const file: KeptFile = isContentNamed(path)
      ? [path, size]
      : [addressOf(path), size, sha256(readFileSync(join(dist, path))).slice(0, HASH_DIGITS)];
    places.set(path, files.push(file) - 1);
    return files.length - 1;
  };
  const pages: Record<string, number[]> = {};
  const library = new Set<number>();
  for (const path of pagesOf(dist)) {
    const needs = read(path);
    pages[addressOf(path)] = [...needs.files].map(placeOf);
    for (const file of needs.library) library.add(placeOf(file));
  }
  const icons = globSync('*.png', { cwd: dist }).sort().map(placeOf);
  const known = { base, files, pages, shell: [...(pages[SHELF] ?? []), ...icons], library: [...library] };
  return { id: sha256(JSON.stringify(known)).slice(0, HASH_DIGITS), ...known };
}
