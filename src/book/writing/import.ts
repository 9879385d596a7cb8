import { isUtf8 } from 'node:buffer';
import {
  constants,
  copyFileSync,
  existsSync,
  globSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { readBook, targetNames } from '../book.ts';
import { checkBook } from '../check.ts';
import { placeOf } from '../chapter-order.ts';
import { placeAt, readText } from '../read/source.ts';
import { formatFault, reporter, type Fault } from '../words/fault.ts';
import { withoutHidden } from '../words/hidden.ts';
import { convert, type Converted } from './convert.ts';

/**
 * `npm run import -- <file or folder>`: chapters written elsewhere become plain chapters of this book, with a list of what was changed and of what is
 * left to do. Nothing is overwritten. `--to folder` puts them into another book's folder.
 */
const usage = 'npm run import -- 文件或文件夹 [--to 书的文件夹]';
const pictures = new Set(['.png', '.jpg', '.jpeg', '.svg', '.webp']);

function fail(message: string): never {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}

const slugOf = (path: string) =>
  basename(path, extname(path))
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-\d]+|-+$/g, '')
    .slice(0, 50);

/** A picture beside the source, put into the book; nothing outside of the folder that was given is touched. */
function takePicture(address: string, source: string, home: string, root: string, slug: string): string | undefined {
  if (/^[a-z]+:/i.test(address) || !pictures.has(extname(address).toLowerCase())) return undefined;
  let path: string | undefined;
  try {
    const name = decodeURIComponent(address.replaceAll('\\', '/').replace(/^\//, ''));
    // Hexo keeps a post's pictures in a folder of its name.
    path = [dirname(source), source.replace(/\.\w+$/, ''), home]
      .map((folder) => resolve(folder, name))
      .find((one) => one.startsWith(home + sep) && lstatSync(one, { throwIfNoEntry: false })?.isFile());
  } catch {
    return undefined;
  }
  if (path === undefined) return undefined;
  const name = basename(path)
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-');
  const target = join(root, 'public', 'pictures', slug, name);
  mkdirSync(dirname(target), { recursive: true });
  if (!existsSync(target)) copyFileSync(path, target, constants.COPYFILE_EXCL);
  else if (!readFileSync(target).equals(readFileSync(path))) return undefined;
  return `/pictures/${slug}/${name}`;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { to: { type: 'string', default: '.' } },
});
const [given, more] = positionals;
if (given === undefined || more !== undefined) fail('要说清从哪里来：一个文件或一个文件夹。');
if (!existsSync(given)) fail(`没有 ${given}。`);
const isFolder = statSync(given).isDirectory();
const home = resolve(isFolder ? given : dirname(given));
const files = isFolder
  ? globSync('**/*.{md,markdown}', { cwd: given, exclude: (name) => /node_modules|^\.|^_/.test(String(name)) }).sort(
      new Intl.Collator('en', { numeric: true }).compare,
    )
  : [basename(given)];
if (files.length === 0) fail(`${given} 里没有 .md 文件。`);

const root = values.to;
mkdirSync(join(root, 'content/chapters'), { recursive: true });
const book = readBook(root);
const { chapters } = book;
const slugs = new Set(chapters.map(({ slug }) => slug));
let number = Math.max(-1, ...chapters.map(({ order }) => Math.floor(placeOf(order)))) + 1;
const written: string[] = [];
/** Names that may be referred to, and what they are in this book. */
const known = new Map(targetNames(book).map((name) => [name, name]));
const ready: ({ source: string; file: string; head: string; body: string } & Pick<Converted, 'changed' | 'left'>)[] =
  [];
const headOf = (title: string, order: number) =>
  `---\ntitle: ${JSON.stringify(title)}\norder: ${order}\nsummary: 一句话说出这一章讲什么。\nquestion: 这一章回答什么问题？\nshows: 证明了什么，量到了什么。\nnotes: []\n---\n\n`;
for (const name of files) {
  const source = join(home, name);
  const refused: Fault[] = [];
  const bytes = readFileSync(source);
  const seen = withoutHidden(isUtf8(bytes) ? bytes.toString().replaceAll(/\r\n?/g, '\n') : '');
  const text = readText(isUtf8(bytes) ? Buffer.from(seen.text) : bytes, reporter(name, refused));
  for (const fault of refused) console.log(`没有转 ${formatFault(fault)}`);
  if (text === undefined) continue;
  const base =
    slugOf(/^(?:index|readme)\./i.test(basename(name)) && dirname(name) !== '.' ? dirname(name) : name) || 'imported';
  let slug = base;
  for (let k = 2; slugs.has(slug); k++) slug = `${base}-${k}`;
  slugs.add(slug);
  const {
    title,
    text: body,
    ownNames,
    changed,
    left,
  } = convert(text, (address) => takePicture(address, source, home, root, slug));
  for (const own of [...ownNames, slug]) known.set(own, slug);
  for (const [, label, id] of body.matchAll(/\\label\{([^{}]+)\}|\[#([a-z0-9-]+)\]\s*$/gm))
    known.set(label ?? id!, label ?? id!);
  ready.push({
    source,
    file: `content/chapters/${String(number).padStart(2, '0')}-${slug}.md`,
    head: headOf((title ?? slug).replace(/[*`$]/g, '').slice(0, 60) || slug, number),
    body,
    changed: [...seen.lines.map((line) => ({ line, column: 1, text: '删去看不见的字符' })), ...changed],
    left,
  });
  number++;
}
for (const { source, file, head, body, changed, left } of ready) {
  const lost: string[] = [];
  let text = head;
  for (const [i, piece] of body.split(/:ref\{to="([^"]+)"\}/).entries()) {
    const target = known.get(piece);
    if (i % 2 === 1 && target === undefined) {
      const { line, column } = placeAt(text, text.length);
      lost.push(`${file}:${line}:${column}: 引用的 ${piece} 不在书里，写成了文字`);
    }
    text += i % 2 === 0 ? piece : target === undefined ? `（${piece}）` : `:ref{to="${target}"}`;
  }
  writeFileSync(join(root, file), `${text}\n`, { flag: 'wx' });
  written.push(file);
  console.log(`${relative('.', source)} → ${file}`);
  for (const [said, lines] of Map.groupBy(changed, (note) => note.text))
    console.log(
      `  改了：${said}（第 ${lines
        .slice(0, 8)
        .map(({ line }) => line)
        .join('、')} 行${lines.length > 8 ? `等 ${lines.length} 处` : ''}）`,
    );
  for (const { line, column, text: said } of left) console.log(`  没有改成：第 ${line} 行第 ${column} 列，${said}`);
  for (const said of lost) console.log(`  没有改成：${said}`);
}
const { faults } = await checkBook({ root, experiments: join(process.cwd(), 'src/experiments') });
const own = faults.filter(({ file }) => written.includes(file));
for (const fault of own) console.log(`还要改 ${formatFault(fault)}`);
console.log(`转了 ${written.length} 章，还有 ${own.length} 处要改。什么也没有覆盖。`);
