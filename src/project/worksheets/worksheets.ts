import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
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
export function worksheets(): AstroIntegration {
  let base = '/';
  return {
    name: 'worksheets',
    hooks: {
      'astro:config:done': ({ config }) => void (base = config.base.replace(/\/?$/, '/')),
      'astro:build:done': ({ dir, logger }) => {
        logger.info(`${writeWorksheets(fileURLToPath(dir), base)} worksheets`);
      },
    },
  };
}
