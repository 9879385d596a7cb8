/**
 * `npm run pdf`: the whole book as one PDF, with contents, page numbers and bookmarks: build/why-deep.pdf. Builds the site first unless `--dist` names a
 * folder that was built.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { fixed } from '../math/rounding.ts';
import { haveChromium } from './machine/chromium.ts';
import { builtVolume, teller, TITLE, working } from './volume/build.ts';
import { documentOf, type PageNumbers } from './volume/document.ts';
import { openPrinter, readPrinted } from './volume/print.ts';

const { values } = parseArgs({
  options: { dist: { type: 'string' }, out: { type: 'string', default: 'build/why-deep.pdf' } },
});
/** Page numbers are short of a line at most: the contents stand after two printings; more would be a fault. */
const MOST_PRINTINGS = 4;

await working(async () => {
  const executable = haveChromium();
  const tell = teller();
  const { volume, dist, base, site, cover } = await builtVolume(values.dist);
  const names = volume.parts.flatMap(({ name, sections }) => [name, ...sections.map(({ id }) => id)]);
  tell(`${volume.parts.length} 部分，正在排`);
  const printer = await openPrinter(executable, dist, base);
  try {
    let pages: PageNumbers = new Map();
    for (let printing = 1; printing <= MOST_PRINTINGS; printing++) {
      const bytes = await printer.print(documentOf(volume, { title: TITLE, site, cover, pages }));
      const { count, places } = await readPrinted(bytes, names);
      const lost = names.filter((name) => !places.has(name));
      if (lost.length > 0) throw new Error(`排好的 PDF 里找不到目录指的 ${lost.slice(0, 3).join('、')}。`);
      tell(`第 ${printing} 遍，${count} 页`);
      if (names.every((name) => pages.get(name) === places.get(name))) {
        mkdirSync(dirname(values.out), { recursive: true });
        writeFileSync(values.out, bytes);
        return tell(`写好了 ${values.out}：${count} 页，${fixed(bytes.length / 1e6, 1)} MB，目录的页码核对过。`);
      }
      pages = places;
    }
    throw new Error(`排了 ${MOST_PRINTINGS} 遍，目录的页码还在变。`);
  } finally {
    await printer.close();
  }
});
