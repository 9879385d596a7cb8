import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { findChromium, thisMachine } from '../../src/project/machine/chromium.ts';
import { documentOf } from '../../src/project/volume/document.ts';
import { linkOf, volumeOf } from '../../src/project/volume/pages.ts';
import { openPrinter, readPrinted } from '../../src/project/volume/print.ts';

const dist = mkdtempSync(join(tmpdir(), 'volume-'));
afterAll(() => rmSync(dist, { recursive: true }));
const base = '/book/',
  site = 'https://example.org/book/';

const page = (title: string, body: string) =>
  `<!doctype html><html><head><link rel="stylesheet" href="/book/a.css"><style>p{color:red}</style></head><body><main><article><h1>${title}</h1>${body}</article></main></body></html>`;
const long = Array.from({ length: 120 }, (_, i) => `<p>第 ${i} 段。</p>`).join('');
for (const [path, html] of Object.entries({
  'chapters/one/': page(
    '甲',
    `<h2 id="sec-a"><span>1.1</span><span>始</span><a class="heading-anchor" href="#sec-a">#</a></h2>${long}
     <svg><clipPath id="c"></clipPath><g clip-path="url(#c)"></g></svg><button>运行</button><form class="answer"><input id="n"><div class="choice"><input id="ch"></div></form><label><input id="gone"></label><label for="x">名</label><i id="x"></i>
     <astro-island props="{}"><p class="kept">图</p></astro-island><script>1</script>`,
  ),
  'chapters/two/': page(
    '乙',
    `<h2 id="改动"><span>2.1</span><span>终</span></h2><a id="up" href="/book/chapters/one/#sec-a">回</a><a href="/book/chapters/one/">章</a><a href="/book/experiments/">实验</a><a href="/book/chapters/one/?fig.n=3#fig">态</a>`,
  ),
  'glossary/': page('术语表', '<p>词</p>'),
  'bibliography/': page('参考文献', '<p>书</p>'),
  'errata/': page('勘误', '<p>误</p>'),
  '': '',
})) {
  const file = join(dist, path, 'index.html');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, html);
}
writeFileSync(join(dist, 'a.css'), '@page { size: A4 } h1 { color: blue }');
const chapters = [
  { slug: 'one', order: '1' },
  { slug: 'two', order: '11B' },
];
const volume = () => volumeOf(dist, { base, site, chapters });

test('parts come in their order, with their sections, without what is pressed and without programs', () => {
  const { parts, sheets, styles } = volume();
  expect(parts.map(({ number, title }) => `${number}${title}`)).toEqual([
    '第 1 章甲',
    '第 11B 章乙',
    '术语表',
    '参考文献',
    '勘误',
  ]);
  expect(parts[0]!.sections).toEqual([{ id: 'one--sec-a', title: '1.1 始' }]);
  expect(parts[0]!.content.querySelector('script, button, astro-island, .heading-anchor')).toBeNull();
  // What an exercise is answered in is drawn on paper.
  expect([...parts[0]!.content.querySelectorAll('input')].map(({ id }) => id)).toEqual(['one--n', 'one--ch']);
  expect(parts[0]!.content.querySelector('.kept')!.textContent).toBe('图');
  expect([sheets, styles]).toEqual([['/book/a.css'], ['p{color:red}']]);
});

test('what is named by an id is named by its new one', () => {
  const { content } = volume().parts[0]!;
  expect(content.querySelector('g')!.getAttribute('clip-path')).toBe('url(#one--c)');
  expect(content.querySelector('clipPath, clippath')!.id).toBe('one--c');
  expect(content.querySelector('label[for]')!.getAttribute('for')).toBe('one--x');
});

test('links lead to places of the volume, and out of it by whole addresses', () => {
  const hrefs = [...volume().parts[1]!.content.querySelectorAll('a')].map((link) => link.getAttribute('href'));
  expect(hrefs).toEqual([
    '#one--sec-a',
    '#one',
    'https://example.org/book/experiments/',
    'https://example.org/book/chapters/one/?fig.n=3#fig',
  ]);
  const paths = new Map([['chapters/one/', 'one']]);
  const at = (href: string) => linkOf(href, { own: (id) => `two--${id}`, paths, base, site });
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z\u4e00-\u4eff][a-z0-9-]{0,8}$/), (id) => {
      expect(at(`#${encodeURIComponent(id)}`)).toBe(`#two--${id}`);
      expect(at(`/book/chapters/one/#${id}`)).toBe(`#one--${id}`);
      expect(at(`/book/other/${id}/`)).toBe(`https://example.org/book/other/${encodeURIComponent(id)}/`);
      expect(at(`https://other.example/${id}`)).toBe(`https://other.example/${id}`);
    }),
  );
});

test('a page without text is a fault that names it', () => {
  writeFileSync(join(dist, 'errata/index.html'), '<main></main>');
  expect(volume).toThrow('errata/ 里没有正文');
  writeFileSync(join(dist, 'errata/index.html'), page('勘误', '<p>误</p>'));
});

const chromium = findChromium(thisMachine);
test.skipIf(!chromium)('the contents say on which page of the printed file each place stands', async () => {
  const printer = await openPrinter(chromium!, dist, base);
  try {
    const names = ['one', 'one--sec-a', 'two', 'two--改动', 'glossary'];
    const told = { title: '书', site, cover: '<svg></svg>' };
    const first = await readPrinted(await printer.print(documentOf(volume(), { ...told, pages: new Map() })), names);
    // Title, contents, then three pages of paragraphs.
    expect(first.places.get('one')).toBe(3);
    expect(first.places.get('two')!).toBeGreaterThan(4);
    expect(first.places.get('two--改动')).toBe(first.places.get('two'));
    expect(first.count).toBe(first.places.get('two')! + 3);
    const html = documentOf(volume(), { ...told, pages: first.places });
    expect(html).toContain(`<span>乙</span><i></i><b>${first.places.get('two')}</b>`);
    expect((await readPrinted(await printer.print(html), names)).places).toEqual(first.places);
  } finally {
    await printer.close();
  }
});
