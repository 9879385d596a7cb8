/**
 * `npm run budget`: what the built pages make a reader's browser load before the first tap, against the budgets; fails if one is passed. A page's HTML is
 * counted as it is sent (gzip) and as it is read (raw).
 *
 * Counted is the gzip of every script that a page's HTML names (scripts, module preloads, islands and their renderer) and of all that these import
 * statically. Dynamic imports and workers are not loaded before they are asked for. The text that a search loads is one file, compressed as it lies there.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { init, parse } from 'es-module-lexer';

const KB = 1000;
const budgets = {
  reading: 15 * KB,
  experiments: 60 * KB,
  result: 100 * KB,
  html: 120 * KB,
  rawHtml: 600 * KB,
  /** A chapter: the text that a search loads grows with the book, and with nothing else. */
  library: 7 * KB,
};

const { values } = parseArgs({ options: { dist: { type: 'string', default: 'dist' } } });
const dist = values.dist;
const base = (process.env.BASE_PATH ?? '/').replace(/\/?$/, '/');

const files = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => join(e.parentPath, e.name));

/** The file of dist that an address of the site names. */
const fileOf = (address: string): string => join(dist, address.startsWith(base) ? address.slice(base.length) : address);

/** A script and everything that it imports statically, as files. */
function staticImports(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file) || !existsSync(file)) return seen;
  seen.add(file);
  for (const { n: name, d: dynamic } of parse(readFileSync(file, 'utf8'))[0]) {
    if (name === undefined || dynamic !== -1) continue;
    staticImports(name.startsWith('.') ? join(dirname(file), name) : fileOf(name), seen);
  }
  return seen;
}

interface Page {
  path: string;
  kind: 'reading' | 'experiments';
  scripts: number;
  html: number;
  rawHtml: number;
}

function weigh(file: string): Page {
  const html = readFileSync(file, 'utf8');
  const named = [
    ...html.matchAll(
      /<script[^>]*\ssrc="([^"]+)"|<link[^>]*rel="modulepreload"[^>]*href="([^"]+)"|(?:component|renderer|before-hydration)-url="([^"]+)"/g,
    ),
  ];
  const inline = [...html.matchAll(/<script(?![^>]*\ssrc=)(?![^>]*type="application\/)[^>]*>([\s\S]*?)<\/script>/g)]
    .map((match) => match[1]!)
    .filter(Boolean);
  const seen = new Set<string>();
  for (const [, script, preload, island] of named) staticImports(fileOf((script ?? preload ?? island)!), seen);
  for (const text of inline) {
    for (const { n: name, d: dynamic } of parse(text)[0])
      if (name !== undefined && dynamic === -1) staticImports(fileOf(name), seen);
  }
  const scripts = [...seen]
    .map((path) => gzipSync(readFileSync(path)).length)
    .concat(inline.map((text) => gzipSync(text).length));
  return {
    path: `/${relative(dist, file).replace(/index\.html$/, '')}`,
    kind: html.includes('<astro-island') ? 'experiments' : 'reading',
    scripts: scripts.reduce((a, b) => a + b, 0),
    html: gzipSync(html).length,
    rawHtml: Buffer.byteLength(html),
  };
}

const kB = (bytes: number): string => `${(bytes / KB).toFixed(1)} kB`.padStart(10);

await init;
if (!existsSync(dist)) {
  console.error(`没有 ${dist}：先运行 npm run build。`);
  process.exit(2);
}
const pages = files(dist)
  .filter((file) => file.endsWith('.html') && !relative(dist, file).startsWith('one-file'))
  .map(weigh)
  .sort((a, b) => b.scripts - a.scripts);
const over: string[] = [];
console.log('    脚本（gzip）            HTML（gzip）           HTML（未压缩）         页面');
for (const { path, kind, scripts, html, rawHtml } of pages) {
  const faults = [
    scripts > budgets[kind] &&
      `${path} 的脚本有${kB(scripts)}，${kind === 'reading' ? '阅读页' : '有实验的页面'}的预算是${kB(budgets[kind])}。`,
    html > budgets.html && `${path} 的 HTML 压缩后有${kB(html)}，预算是${kB(budgets.html)}。`,
    rawHtml > budgets.rawHtml && `${path} 的 HTML 有${kB(rawHtml)}，预算是${kB(budgets.rawHtml)}。`,
  ].filter((fault) => fault !== false);
  over.push(...faults);
  const columns = [
    [scripts, budgets[kind]],
    [html, budgets.html],
    [rawHtml, budgets.rawHtml],
  ] as const;
  console.log(
    `${faults.length > 0 ? '✗' : ' '} ${columns.map(([size, most]) => `${kB(size)} /${kB(most)}`).join('')}  ${path}`,
  );
}
console.log('\n    发布的结果');
for (const file of files('src/experiments').filter((file) => /[/\\](result|runs[/\\][0-9a-f]+)\.json$/.test(file))) {
  const { size } = statSync(file);
  if (size > budgets.result) over.push(`${file} 有${kB(size)}，预算是${kB(budgets.result)}。`);
  console.log(`${size > budgets.result ? '✗' : ' '} ${kB(size)} /${kB(budgets.result)}  ${file}`);
}
const chapters = readdirSync(join(dist, 'chapters'), { withFileTypes: true }).filter((e) => e.isDirectory()).length;
const library = chapters * budgets.library;
console.log(`\n    搜索用的全书文字（已压缩），${chapters} 章，每章${kB(budgets.library)}`);
for (const file of files(join(dist, 'library'))) {
  const { size } = statSync(file);
  if (size > library) over.push(`${file} 有${kB(size)}，预算是${kB(library)}。`);
  console.log(`${size > library ? '✗' : ' '} ${kB(size)} /${kB(library)}  ${relative(dist, file)}`);
}
const fonts = files(dist).filter((file) => /\.(woff2?|ttf)$/.test(file));
console.log(`\n    字体 ${fonts.length} 个，共${kB(fonts.reduce((sum, file) => sum + statSync(file).size, 0))}`);
for (const line of over) console.error(line);
process.exitCode = over.length === 0 ? 0 : 1;
