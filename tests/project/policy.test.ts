import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { afterEach, expect, test } from 'vitest';
import { makeStrict } from '../../src/project/policy/policy.ts';
import { POLICY } from '../../src/project/policy/strict.ts';

/** A built site whose pages lose what stands in them. */

const home = mkdtempSync(join(tmpdir(), 'policy-'));
const dist = join(home, 'site');
afterEach(() => rmSync(dist, { recursive: true, force: true }));

const page = (head: string, body: string) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`;
function built(pages: Record<string, string>, sheets: Record<string, string> = {}) {
  mkdirSync(join(dist, '_astro'), { recursive: true });
  for (const [name, html] of Object.entries(pages)) writeFileSync(join(dist, name), html);
  for (const [name, css] of Object.entries(sheets)) writeFileSync(join(dist, '_astro', name), css);
  makeStrict(dist, '/book/');
  const file = (address: string) => readFileSync(join(dist, address.slice('/book/'.length)), 'utf8');
  return (name: string) => {
    const html = readFileSync(join(dist, name), 'utf8');
    return { html, document: parseHTML(html).document, file };
  };
}

test('neither programs nor styles stand in a page, and nothing of them is lost', () => {
  const open = built({
    'a.html': page(
      '<script>first()</script><style>.a{top:0}</style>',
      '<p style="color:red" class="b">x</p><script>second()</script><script type="module">third()</script><script type="application/json">{"a":1}</script>',
    ),
  });
  const { html, document, file } = open('a.html');
  expect(html).not.toMatch(/<style|\sstyle=|<script(?![^>]*(?:\ssrc=|application))/);
  const [early, module] = [...document.querySelectorAll('script[src]')];
  // Classic programs come together, in their order and before anything is painted.
  expect(early!.closest('head')).not.toBeNull();
  expect(early!.hasAttribute('defer')).toBe(false);
  expect(file(early!.getAttribute('src')!)).toMatch(/first\(\)[\s\S]*second\(\)/);
  expect(module!.getAttribute('type')).toBe('module');
  expect(file(module!.getAttribute('src')!)).toBe('third()');
  expect(document.querySelector('script[type="application/json"]')!.textContent).toBe('{"a":1}');
});

test('what one classic program declares the next has not', () => {
  const open = built({
    'a.html': page('<script>const n = 1; seen.push(n)</script>', '<script>const n = 2; seen.push(n)</script>'),
  });
  const { document, file } = open('a.html');
  const seen: number[] = [];
  new Function('seen', file(document.querySelector('script')!.getAttribute('src')!))(seen);
  expect(seen).toEqual([1, 2]);
});

test('what defines islands waits until the page is read', () => {
  const open = built({
    'a.html': page('<script>early()</script>', '<script>(()=>{one()})()</script><script>(()=>{two()})()</script>'),
  });
  const { document, file } = open('a.html');
  const scripts = [...document.querySelectorAll('script')];
  expect(scripts.map((script) => script.hasAttribute('defer'))).toEqual([false, true]);
  expect(file(scripts[1]!.getAttribute('src')!)).toMatch(/one\(\)[\s\S]*two\(\)/);
});

test('sheets become one, in their order, and none is left over', () => {
  const open = built(
    {
      'a.html': page('<link rel="stylesheet" href="/book/_astro/x.css"><style>.b{top:2px}</style>', '<p>1</p>'),
      'b.html': page('<link rel="stylesheet" href="/book/_astro/x.css"><style>.b{top:2px}</style>', '<p>2</p>'),
    },
    { 'x.css': '.a{top:1px}' },
  );
  const [a, b] = ['a.html', 'b.html'].map((name) => open(name).document.querySelectorAll('link[rel="stylesheet"]'));
  expect(a).toHaveLength(1);
  expect(a![0]!.getAttribute('href')).toBe(b![0]!.getAttribute('href'));
  expect(open('a.html').file(a![0]!.getAttribute('href')!)).toBe('.a{top:1px}\n.b{top:2px}\n');
  expect(readdirSync(join(dist, '_astro'))).toHaveLength(1);
});

test("an element's own style becomes a class of the same declarations, whatever they are", () => {
  const declaration = fc.constantFrom('color:red', 'aspect-ratio:3/2', 'text-align:right', 'top:-1.5em;left:0');
  fc.assert(
    fc.property(fc.array(fc.tuple(declaration, fc.constantFrom('', ' class="a"', ' class="a b" id="i"'))), (given) => {
      const open = built({
        'a.html': page('', given.map(([style, rest]) => `<i${rest} style="${style}">x</i>`).join('') + '<b>y</b>'),
      });
      const { document, file } = open('a.html');
      const link = document.querySelector('link[rel="stylesheet"]');
      const css = link ? file(link.getAttribute('href')!) : '';
      [...document.querySelectorAll('i')].forEach((element, i) => {
        const names = [...element.classList];
        const own = names.filter((name) => name.startsWith('s-'));
        expect(own).toHaveLength(1);
        expect(css).toContain(`.${own[0]}:not(#${own[0]}){${given[i]![0]}}`);
        expect(names.filter((name) => !name.startsWith('s-'))).toEqual(
          /class="([^"]*)"/.exec(given[i]![1])?.[1]!.split(' ') ?? [],
        );
      });
      expect(document.querySelector('b')!.hasAttribute('class')).toBe(false);
    }),
  );
});

test('every page says the policy before it names a file; one that has its own keeps it', () => {
  const own = page(
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">',
    '<script>mine()</script>',
  );
  const open = built({ 'a.html': page('<link rel="icon" href="/book/icon.svg">', ''), 'own.html': own });
  const { html } = open('a.html');
  expect(html.indexOf(`content="${POLICY}"`)).toBeGreaterThan(0);
  expect(html.indexOf(`content="${POLICY}"`)).toBeLessThan(html.indexOf('href='));
  expect(open('own.html').html).toBe(own);
});

test('a page that does not fit is named', () => {
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, 'odd.html'), '<html><head></head><body></body></html>');
  expect(() => makeStrict(dist, '/')).toThrow(/^odd\.html: .*character set/);
});

test('hosts are asked to send the same policy', () => {
  expect(POLICY).toMatch(/^default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self';/);
  expect(POLICY).not.toContain('unsafe-inline');
  expect(readFileSync(new URL('../../public/_headers', import.meta.url), 'utf8')).toContain(
    `\n  Content-Security-Policy: ${POLICY}\n`,
  );
});
