/**
 * `npm run pdf`: the whole book as one PDF, with contents, page numbers and bookmarks: build/why-deep.pdf. Builds the site first unless `--dist` names a
 * folder that was built; BASE_PATH and SITE_URL as for `npm run build`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readBook } from '../book/book.ts';
import { fixed } from '../math/rounding.ts';
import { haveChromium } from './chromium.ts';
import { run } from './steps.ts';
import { documentOf, type PageNumbers } from './volume/document.ts';
import { volumeOf } from './volume/pages.ts';
import { openPrinter, readPrinted } from './volume/print.ts';

const { values } = parseArgs({
  options: { dist: { type: 'string' }, out: { type: 'string', default: 'build/why-deep.pdf' } },
});
const { SITE_URL = 'http://127.0.0.1:4321', BASE_PATH = '/' } = process.env;
const base = `${BASE_PATH.replace(/\/$/, '')}/`;
const site = new URL(base, SITE_URL).href;
/** Page numbers are short of a line at most: the contents stand after two printings; more would be a fault. */
const MOST_PRINTINGS = 4;

const from = performance.now();
const told = (text: string) => console.log(`${fixed((performance.now() - from) / 1000, 0).padStart(4)} 秒  ${text}`);

async function pdf(): Promise<void> {
  const executable = haveChromium();
  const dist = values.dist ?? 'build/volume';
  if (values.dist === undefined && (await run({ name: '构建', command: ['astro', 'build', '--outDir', dist] })) !== 0)
    throw new Error('没有构建成，上面写着哪里不对。');
  const { chapters } = readBook();
  const volume = volumeOf(dist, { base, site, chapters });
  const names = volume.parts.flatMap(({ name, sections }) => [name, ...sections.map(({ id }) => id)]);
  const cover = readFileSync(`${dist}/icon.svg`, 'utf8').replace(/<\?xml[^>]*\?>/, '');
  told(`${volume.parts.length} 部分，正在排`);
  const printer = await openPrinter(executable, dist, base);
  try {
    let pages: PageNumbers = new Map();
    for (let printing = 1; printing <= MOST_PRINTINGS; printing++) {
      const bytes = await printer.print(documentOf(volume, { title: '为什么要深度学习', site, cover, pages }));
      const { count, places } = await readPrinted(bytes, names);
      const lost = names.filter((name) => !places.has(name));
      if (lost.length > 0) throw new Error(`排好的 PDF 里找不到目录指的 ${lost.slice(0, 3).join('、')}。`);
      told(`第 ${printing} 遍，${count} 页`);
      if (names.every((name) => pages.get(name) === places.get(name))) {
        mkdirSync('build', { recursive: true });
        writeFileSync(values.out, bytes);
        told(`写好了 ${values.out}：${count} 页，${fixed(bytes.length / 1e6, 1)} MB，目录的页码核对过。`);
        return;
      }
      pages = places;
    }
    throw new Error(`排了 ${MOST_PRINTINGS} 遍，目录的页码还在变。`);
  } finally {
    await printer.close();
  }
}

try {
  await pdf();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
