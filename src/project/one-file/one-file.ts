import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterBuild } from '../after-build.ts';
import { writeOneFiles } from './write.ts';

const SIZE = /<span data-file-size[^>]*><\/span>/;

/** Writes on a chapter's page how much it is to take home. */
function tellSize(page: string, megabytes: string): void {
  const html = readFileSync(page, 'utf8');
  if (!SIZE.test(html)) throw new Error(`${page} has no place for the size of its one file`);
  writeFileSync(page, html.replace(SIZE, megabytes));
}

/** After a build: every chapter as one file. */
export const oneFiles = () =>
  afterBuild('one-file', async ({ dist, base, logger }) => {
    const sizes = await writeOneFiles(dist, base);
    const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
    for (const [path, bytes] of sizes) tellSize(join(dist, path, 'index.html'), megabytes(bytes));
    const all = [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
    logger.info(`${sizes.size} chapters as one file each, ${megabytes(all)} MB`);
  });
