import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';
import { nameOf } from '../../keeping/one-file/programs.ts';
import { ONE_FILE } from '../../keeping/build.ts';
import { writePack } from '../../keeping/one-file/pack.ts';
import { reader } from '../keeping/needs.ts';
import { classicPrograms, loaderText, type Classic } from './classic.ts';
import { onePage, withoutPrograms } from './page.ts';

/** Every chapter of a built site once more, as one HTML file that opens by a double click. */

const TYPES: Record<string, string> = { woff2: 'font/woff2', svg: 'image/svg+xml' };
const data = (file: string): string =>
  `data:${TYPES[file.split('.').at(-1)!]!};base64,${readFileSync(file).toString('base64')}`;

/** A style sheet with its fonts in it. */
const sheetOf = (dist: string, base: string, path: string): string =>
  readFileSync(join(dist, path), 'utf8').replaceAll(/url\(["']?([^"')]+)["']?\)/g, (whole, address: string) => {
    if (address.startsWith('data:')) return whole;
    const file = address.startsWith(base) ? address.slice(base.length) : posix.join(posix.dirname(path), address);
    return `url(${data(join(dist, file))})`;
  });

/** These programs and all that they begin with, in the order of their names. */
function withImports(names: Iterable<string>, programs: ReadonlyMap<string, Classic>): string[] {
  const found = new Set(names);
  for (const name of found) for (const other of programs.get(name)!.imports) found.add(other);
  return [...found].sort();
}

/** The file that a reader takes home, of a chapter's address. */
export const fileNameOf = (slug: string): string => `${ONE_FILE}${slug}.html`;

/** @param base where the site is mounted @returns the bytes of each file, by the chapter's address */
export async function writeOneFiles(dist: string, base: string): Promise<Map<string, number>> {
  const programs = await classicPrograms(dist);
  const loader = await loaderText();
  const read = await reader(dist, base);
  const icon = data(join(dist, 'icon.svg'));
  const written = new Map<string, number>();
  mkdirSync(join(dist, ONE_FILE), { recursive: true });
  for (const entry of readdirSync(join(dist, 'chapters'), { withFileTypes: true }).filter((one) => one.isDirectory())) {
    const path = `chapters/${entry.name}/index.html`;
    const { html, first } = withoutPrograms(readFileSync(join(dist, path), 'utf8'));
    const needs = [...read(path, html, first).files].sort();
    const names = withImports(needs.filter((file) => file.endsWith('.js')).map(nameOf), programs);
    const files = new Map<string, Uint8Array<ArrayBuffer>>([
      ...names.map((name) => [`_astro/${name}`, new TextEncoder().encode(programs.get(name)!.code)] as const),
      ...needs
        .filter((file) => /\.(wasm|wav|csv|json)$/.test(file))
        .map((file) => [file, new Uint8Array(readFileSync(join(dist, file)))] as const),
    ]);
    const sheets = needs.filter((file) => file.endsWith('.css'));
    const page = await onePage(html, {
      base,
      sheet: (sheet) => (sheets.includes(sheet) ? sheetOf(dist, base, sheet) : undefined),
      late: sheets
        .filter((sheet) => !html.includes(`href="${base}${sheet}"`))
        .map((sheet) => sheetOf(dist, base, sheet)),
      icon,
      loader,
      pack: gzipSync(writePack({ base, first: first.map(nameOf), files })).toString('base64'),
    });
    const file = join(dist, fileNameOf(entry.name));
    writeFileSync(file, page);
    written.set(`chapters/${entry.name}/`, statSync(file).size);
  }
  return written;
}
