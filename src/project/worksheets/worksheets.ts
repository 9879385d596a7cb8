import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterBuild } from '../after-build.ts';
import { worksheetOf } from './worksheet.ts';

/** Behind the base: a sheet for each chapter with exercises, by its slug. */
export const WORKSHEETS = 'worksheets/';

/** Writes them into a built site. @returns how many there are */
export function writeWorksheets(dist: string, base: string): number {
  let written = 0;
  for (const slug of readdirSync(join(dist, 'chapters'))) {
    const file = join(dist, 'chapters', slug, 'index.html');
    if (!existsSync(file)) continue;
    const sheet = worksheetOf(readFileSync(file, 'utf8'), { chapter: `${base}chapters/${slug}/`, home: base });
    if (sheet === undefined) continue;
    mkdirSync(join(dist, WORKSHEETS, slug), { recursive: true });
    writeFileSync(join(dist, WORKSHEETS, slug, 'index.html'), sheet);
    written++;
  }
  return written;
}

/** After a build: the exercises of each chapter as a sheet to print. */
export const worksheets = () =>
  afterBuild('worksheets', ({ dist, base, logger }) => logger.info(`${writeWorksheets(dist, base)} worksheets`));
