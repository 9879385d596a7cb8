import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { epubOf } from '../../src/project/volume/epub.ts';
import type { Part } from '../../src/project/volume/pages.ts';
import { xhtmlOf } from '../../src/project/volume/xhtml.ts';

const contentOf = (html: string): Element =>
  (
    parseHTML(`<!doctype html><html><body><main>${html}</main></body></html>`) as unknown as { document: Document }
  ).document.querySelector('main')!;
const colours = new Map([['--ink', '#22262b']]);
const converted = (html: string, fileOf: (id: string) => string | undefined = () => undefined) =>
  xhtmlOf(contentOf(html), { colours, fileOf });

/** Tags are closed in their order: what a strict reader asks of XML first. */
function wellFormed(text: string): boolean {
  const open: string[] = [];
  for (const [, end, name, rest] of text.matchAll(/<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"<]*")*\s*\/?)>/g)) {
    if (end === '/') {
      if (open.pop() !== name) return false;
    } else if (!rest!.endsWith('/')) open.push(name!);
  }
  return open.length === 0 && !/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text);
}

test('whatever a paragraph says, the text is well-formed and says the same', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", '甲', '𝑥', 'a', '#', 'x', ';', ' ', '/', '=') }),
      (text) => {
        const content = contentOf('<p title=""></p><br><img src="x.png" alt="">');
        content.querySelector('p')!.textContent = text;
        content.querySelector('p')!.setAttribute('title', text);
        const { text: xhtml } = xhtmlOf(content, { colours, fileOf: () => undefined });
        expect(wellFormed(xhtml)).toBe(true);
        const read = parseHTML(`<main>${xhtml}</main>`).document.querySelector('p')!;
        expect([read.textContent, read.getAttribute('title')]).toEqual([text, text]);
      },
    ),
  );
});

test('a formula is its MathML and says what it says aloud', () => {
  const { text } = converted(
    '<span class="katex"><span class="katex-mathml" aria-label="一加一"><math aria-hidden="true"><semantics><mrow><mn>1</mn><mo fence="true">+</mo><mn>1</mn></mrow><annotation encoding="application/x-tex">1+1</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">1+1</span></span>',
  );
  expect(text).toBe(
    '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="一加一"><semantics><mrow><mn>1</mn><mo>+</mo><mn>1</mn></mrow></semantics></math>',
  );
});

test('a drawing has plain colours, its own names back, and its pictures in files', () => {
  const { text, pictures } = converted(
    '<div class="lab-still" data-width="340"><svg></svg></div><div class="lab-still" data-width="680"><svg viewBox="0 0 1 1"><clipPath id="c"></clipPath><g clip-path="url(#c)" fill="var(--ink)" paint-order="stroke"></g><image href="data:image/png;base64,AAEC"></image></svg></div>',
  );
  expect(text.match(/<svg/g)).toHaveLength(1);
  expect(text).toContain('<clipPath id="c"/>');
  expect(text).toContain('<g clip-path="url(#c)" fill="#22262b"/>');
  expect(pictures).toMatchObject([{ type: 'image/png' }]);
  expect([...pictures[0]!.bytes]).toEqual([0, 1, 2]);
  expect(text).toContain(`xlink:href="${pictures[0]!.name}"`);
});

test('folds stand open, what is pressed is gone, and a link that leads nowhere is plain text', () => {
  const { text } = converted(
    '<details><summary>证</summary></details><nav>目录</nav><a href="#here">去</a> <a href="#gone">没有</a> <a href="https://example.org/">外</a>',
    (id) => (id === 'here' ? 'one.xhtml#here' : undefined),
  );
  expect(text).toBe(
    '<details open="open"><summary>证</summary></details><a href="one.xhtml#here">去</a> 没有 <a href="https://example.org/">外</a>',
  );
});

const volume = () => {
  const part = (name: string, title: string, html: string): Part => ({
    name,
    path: `chapters/${name}/`,
    title,
    number: '第 1 章',
    content: contentOf(html),
    sections: [{ id: `${name}--s`, title: '节 & 节' }],
  });
  return {
    parts: [
      part(
        'one',
        '甲',
        '<h1>甲</h1><h2 id="one--s">节</h2><a href="#two--s">去</a><a href="#two--menu">菜单</a><svg></svg>',
      ),
      part('two', '乙', '<h2 id="two--s">节</h2><nav id="two--menu"></nav>'),
    ],
    sheets: [],
    styles: [],
  };
};
const about = {
  title: '书',
  site: 'https://example.org/',
  modified: '2026-01-02T03:04:05Z',
  cover: '<svg xmlns="http://www.w3.org/2000/svg"/>',
  colours,
};

test('the file begins with its type, uncompressed; what the manifest names is there, and nothing else', () => {
  const bytes = epubOf(volume(), about);
  // The local header of the first entry: stored, and its name.
  expect(bytes[8]).toBe(0);
  expect(strFromU8(bytes.subarray(30, 58))).toBe('mimetypeapplication/epub+zip');
  const files = unzipSync(bytes);
  const opf = strFromU8(files['book/package.opf']!);
  const named = [...opf.matchAll(/ href="([^"]+)"/g)].map(([, href]) => `book/${href}`);
  expect(Object.keys(files).sort()).toEqual(
    ['META-INF/container.xml', 'book/package.opf', 'mimetype', ...named].sort(),
  );
  expect(opf).toContain('<item id="one" href="one.xhtml" media-type="application/xhtml+xml" properties="svg"/>');
  for (const [name, file] of Object.entries(files))
    if (/\.(xhtml|opf)$/.test(name)) expect(wellFormed(strFromU8(file))).toBe(true);
  const text = strFromU8(files['book/one.xhtml']!);
  expect(text).toContain('href="two.xhtml#two--s"');
  // The menu was left out: its part is what remains of the place.
  expect(text).toContain('href="two.xhtml">菜单');
});

test('the same book has the same bytes and the same name; another address, another name', () => {
  expect(epubOf(volume(), about)).toEqual(epubOf(volume(), about));
  const name = (site: string) =>
    /urn:uuid:[\w-]+/.exec(strFromU8(unzipSync(epubOf(volume(), { ...about, site }))['book/package.opf']!))![0];
  expect(name(about.site)).toBe(name(about.site));
  expect(name('https://example.com/')).not.toBe(name(about.site));
  expect(name(about.site)).toMatch(/^urn:uuid:[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

test('an exercise keeps its choices as a list, and a task at a figure; fields to type in are gone', () => {
  const { text } = converted(
    '<section class="exercise"><form class="answer"><fieldset><legend>选一个</legend><div class="choice"><input><label>甲</label></div></fieldset></form></section><section class="exercise"><form class="answer"><label>答案</label><input></form></section><section class="exercise"><form class="answer"><p class="answer-task">在图里做</p></form></section>',
  );
  expect(text).toContain('<p>选一个</p><ul class="choices"><li>甲</li></ul>');
  expect(text).not.toContain('答案');
  expect(text).toContain('在图里做');
});
