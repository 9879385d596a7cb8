import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { bytesOf, needed, type Build } from '../../keeping/build.ts';
import { afterBuild } from '../after-build.ts';
import { listBuild } from './list.ts';

const PROGRAM = fileURLToPath(new URL('../../keeping/worker.ts', import.meta.url));
/** Served while the book is being written: a worker that an earlier visit to this address has left goes away. */
const LEAVE = `self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(
  self.registration.unregister().then(() => self.clients.matchAll()).then((all) => all.forEach((one) => one.navigate(one.url))),
));\n`;

/** The service worker as one file: what it knows of the build, then its program. */
async function workerText(build: Build): Promise<string> {
  const bundle = await rolldown({ input: PROGRAM, logLevel: 'warn' });
  const { output } = await bundle.generate({ format: 'iife', minify: true });
  await bundle.close();
  return `const build=${JSON.stringify(build)};\n${output[0].code}`;
}

const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
const SIZE =
  /(<[^>]*\sdata-keep="([^"]*)"[^>]*>(?:(?!data-keep=)[\s\S])*?<span data-keep-size[^>]*>)[^<]*(?=<\/span>)/g;

/** Writes on every page how much the chapters take that can be kept from there. The figures themselves change that by less than is shown. */
function tellSizes(dist: string, build: Build): void {
  for (const path of Object.keys(build.pages)) {
    const file = join(dist, path.endsWith('.html') ? path : `${path}index.html`);
    const html = readFileSync(file, 'utf8');
    const told = html.replace(SIZE, (_, before: string, page: string) => {
      const pages = page === '*' ? Object.keys(build.pages) : [page];
      return before + megabytes(bytesOf(needed(build, pages)));
    });
    if (told !== html) writeFileSync(file, told);
  }
}

/** Reads a finished site and writes its service worker. */
export async function writeWorker(dist: string, base: string): Promise<Build> {
  tellSizes(dist, await listBuild(dist, base));
  const build = await listBuild(dist, base);
  writeFileSync(join(dist, 'sw.js'), await workerText(build));
  return build;
}

/** After a build, and after all that changes its files: the service worker that keeps the book on a reader's device. */
export const keeping = () =>
  afterBuild(
    'keeping',
    async ({ dist, base, logger }) => {
      const { files, pages } = await writeWorker(dist, base);
      const bytes = bytesOf(files);
      logger.info(`${Object.keys(pages).length} pages can be kept, ${files.length} files, ${megabytes(bytes)} MB`);
    },
    (base) => ({
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          if (request.url?.split('?')[0] !== `${base()}sw.js`) return next();
          response.setHeader('content-type', 'text/javascript');
          response.end(LEAVE);
        });
      },
    }),
  );
