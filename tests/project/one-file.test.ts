import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { readPack, writePack } from '../../src/keeping/one-file/pack.ts';
import { programs, type Program } from '../../src/keeping/one-file/programs.ts';
import { classicPrograms } from '../../src/project/one-file/classic.ts';
import { onePage, withoutPrograms } from '../../src/project/one-file/page.ts';

/** What a chapter in one file is made of. */

const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Uint8Array.from(array));

test('what is packed comes out as it went in', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), bytes), fc.array(fc.string()), fc.string(), (given, first, base) => {
      const files = new Map(Object.entries(given));
      const read = readPack(writePack({ base, first, files }));
      expect([read.base, read.first]).toEqual([base, first]);
      const listed = (all: typeof read.files) => [...all].map(([path, content]) => [path, [...content]]);
      expect(listed(read.files)).toEqual(listed(files));
    }),
  );
});

/** The programs of a folder as modules, run in their classic form. */
async function run(modules: Record<string, string>, first: string) {
  const dist = mkdtempSync(join(tmpdir(), 'classic-'));
  mkdirSync(join(dist, '_astro'));
  for (const [name, code] of Object.entries(modules)) writeFileSync(join(dist, '_astro', name), code);
  const classic = await classicPrograms(dist);
  rmSync(dist, { recursive: true });
  const said: unknown[] = [];
  const there = programs((name) => {
    const part = classic.get(name);
    if (part)
      there.know(
        name,
        runInNewContext(`(function(require,exports,module){"use strict";${part.code}\n})`, {
          URL,
          say: (what: unknown) => said.push(what),
          packedAddress: 'https://book.invalid/book/_astro/program.js',
        }) as Program,
      );
  });
  const main = there.require(`/book/_astro/${first}?retry=1`);
  return { main: main as Record<string, unknown>, said, classic, require: there.require };
}

test('what a program imports stays live, is run once, and may import it in turn', async () => {
  const { main, said } = await run(
    {
      'a.js': `import { n, more } from './b.js'; import './c.js'; export const name = 'a'; more(); more(); export const seen = () => n; say('a' + n);`,
      'b.js': `import { name } from './a.js'; export let n = 0; export function more() { n++; } export const who = () => name; say('b');`,
      'c.js': `import { who } from './b.js'; say('c'); export { who };`,
    },
    'a.js',
  );
  expect(said).toEqual(['b', 'c', 'a2']);
  expect((main.seen as () => number)()).toBe(2);
});

test('what is imported only when it is needed runs only then, and knows an address of its own', async () => {
  const { main, said } = await run(
    {
      'a.js': `export const later = () => import('./b.js'); export const here = new URL('x.wasm', import.meta.url).href;`,
      'b.js': `say('late'); export default 7;`,
    },
    'a.js',
  );
  expect(said).toEqual([]);
  expect(main.here).toBe('https://book.invalid/book/_astro/x.wasm');
  expect(((await (main.later as () => Promise<{ default: number }>)()) as { default: number }).default).toBe(7);
  expect(said).toEqual(['late']);
});

test('a program that threw is run anew when it is asked for again; one that is not there is said to be missing', () => {
  let times = 0;
  const there = programs(() => {});
  there.know('a.js', (_, exports) => {
    if (++times === 1) throw new Error('once');
    Object.assign(exports, { times });
  });
  expect(() => there.require('./a.js')).toThrow('once');
  expect(there.require('./a.js')).toEqual({ times: 2 });
  expect(there.require('/else/a.js?x#y')).toEqual({ times: 2 });
  expect(() => there.require('./b.js')).toThrow('no program b.js');
});

const chapter = `<!DOCTYPE html><html><head><meta charset="utf-8"><link rel="canonical" href="https://a.example/book/chapters/x/"><link rel="icon" href="/book/icon.svg"><link rel="manifest" href="/book/m.json"><link rel="stylesheet" href="/book/_astro/a.css"></head><body><a href="/book/search/" data-library="/book/library/1">搜索</a>
<p class="facts">40 分钟</p><p class="facts"><a href="/book/one-file/x.html" download="x.html">存</a> <span class="keep" data-keep="chapters/x/">占 <button>留</button></span></p>
<a id="own" href="/book/chapters/x/#sec-a">一节</a><a id="other" href="/book/chapters/y/#sec-b">别章</a><a id="far" href="https://b.example/?a=1&amp;b=$&amp;">远</a><a id="odd" href="/book/experiments/t/?t.f=&quot;$'&quot;">怪</a>
<script>if (x) import(y).then(z); const tag = "$& $1 $$";</script><script type="module">document.title += "$&";</script>
<astro-island component-url="/book/_astro/Lab.js" props='{"page":[0,"/book/experiments/t/"],"embed":[0,"/book/embed/t/"]}'></astro-island>
<script type="module" src="/book/_astro/Book.astro_x.js"></script><script type="module" src="/book/_astro/End.js"></script></body></html>`;
const parts = {
  base: '/book/',
  sheet: (path: string) => (path === '_astro/a.css' ? 'a::before{content:"$&$`"}' : undefined),
  late: ['b{color:red}'],
  icon: 'data:,',
  loader: 'const a = "$&$1$$";',
  pack: 'AAAA',
};

test('a page in one file names nothing of the site but by links, and leads within itself', async () => {
  const { html, first } = withoutPrograms(chapter);
  expect(first).toEqual(['/book/_astro/End.js']);
  const page = await onePage(html, parts);
  const { document } = parseHTML(page);
  const href = (id: string) => document.getElementById(id)!.getAttribute('href');
  expect(href('own')).toBe('#sec-a');
  expect(href('other')).toBe('https://a.example/book/chapters/y/#sec-b');
  expect(href('far')).toBe('https://b.example/?a=1&b=$&');
  expect(href('odd')).toBe(`https://a.example/book/experiments/t/?t.f="$'"`);
  expect(
    document.querySelectorAll('[src], link:not([rel=canonical], [rel=icon]), .keep, [data-library], [download]'),
  ).toHaveLength(0);
  expect([...document.querySelectorAll('style')].map(({ textContent }) => textContent)).toEqual([
    'a::before{content:"$&$`"}',
    'b{color:red}',
  ]);
  const island = document.querySelector('astro-island')!;
  expect(JSON.parse(island.getAttribute('props')!)).toEqual({
    page: [0, 'https://a.example/book/experiments/t/'],
    embed: [0, 'https://a.example/book/embed/t/'],
  });
  const scripts = [...document.querySelectorAll('script')].map(({ textContent }) => textContent);
  expect(scripts).toEqual([
    'const a = "$&$1$$";',
    'if (x) unpack(y).then(z); const tag = "$& $1 $$";',
    'document.title += "$&";',
    'AAAA',
  ]);
  expect(document.querySelectorAll('.facts')[1]!.textContent).toContain('这是单独的一个文件');
  expect(document.querySelectorAll('.facts')[0]!.textContent).toBe('40 分钟');
  const policy = document.querySelector('meta[http-equiv=Content-Security-Policy]')!.getAttribute('content')!;
  expect(policy).toMatch(/^default-src 'none';/);
  expect(policy).not.toMatch(/https?:|'self'|'unsafe-eval'|\*/);
});

test.each([
  ['a program that ends its element', { loader: 'a = "</script>"' }, /too early/],
  ['styles that end theirs', { late: ['a{content:"</STYLE>"}'] }, /too early/],
  ['a comment in a program', { loader: 'a<!--b' }, /too early/],
  ['a style sheet that is not there', { sheet: () => undefined }, /no style sheet/],
])('%s is refused', async (_, changed, message) => {
  await expect(onePage(withoutPrograms(chapter).html, { ...parts, ...changed })).rejects.toThrow(message);
});

test('a page of another form is refused, before a reader finds out', async () => {
  const { html } = withoutPrograms(chapter);
  const refused = (page: string) => expect(onePage(page, parts)).rejects.toThrow();
  await refused(html.replace('class="keep"', 'class="kept"'));
  await refused(html.replace('rel="canonical"', 'rel="author"'));
  await refused(html.replace('<astro-island', '<img src="/book/a.png"><astro-island'));
  await refused(html.replace('document.title +=', 'import "./a.js"; document.title +='));
});
