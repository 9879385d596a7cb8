import { readFileSync } from 'node:fs';
import { readBook } from '../../book/book.ts';
import { fixed } from '../../math/rounding.ts';
import { run } from '../testing/steps.ts';
import { volumeOf, type Volume } from './pages.ts';

/** What the book as a file is made from: a built site, and where that site stands. */
export interface Built {
  volume: Volume;
  dist: string;
  /** With slashes at their ends. */
  base: string;
  site: string;
  /** The window flower, an SVG. */
  cover: string;
}

export const TITLE = '为什么要深度学习';

/**
 * Builds the site in a folder of its own, unless `dist` names one that was built. BASE_PATH and SITE_URL as for `npm run build`.
 * @throws Error in Chinese if it can't be built
 */
export async function builtVolume(dist: string | undefined): Promise<Built> {
  const folder = dist ?? 'build/volume';
  if (dist === undefined && (await run({ name: '构建', command: ['astro', 'build', '--outDir', folder] })) !== 0)
    throw new Error('没有构建成，上面写着哪里不对。');
  const { SITE_URL = 'http://127.0.0.1:4321', BASE_PATH = '/' } = process.env;
  const base = `${BASE_PATH.replace(/\/$/, '')}/`;
  const site = new URL(base, SITE_URL).href;
  return {
    volume: volumeOf(folder, { base, site, chapters: readBook().chapters }),
    dist: folder,
    base,
    site,
    cover: readFileSync(`${folder}/icon.svg`, 'utf8').replace(/<\?xml[^>]*\?>/, ''),
  };
}

/** Tells what is done, with the seconds since it was made. */
export function teller(): (text: string) => void {
  const from = performance.now();
  return (text) => console.log(`${fixed((performance.now() - from) / 1000, 0).padStart(4)} 秒  ${text}`);
}

/** Ends the process with 1, and one sentence, if the work fails. */
export async function working(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
