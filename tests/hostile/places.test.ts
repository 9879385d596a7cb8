import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkBook } from '../../src/book/check.ts';
import { formatFault } from '../../src/book/words/fault.ts';
import { experiments, faultsIn, head, withBook } from '../book/temporary-book.ts';

/** What stands where a file of the book should, and what looks like something else than it is. */

const chapter = { 'content/chapters/01-trial.md': `${head()}甲。\n` };
const faults = async (root: string) => (await checkBook({ root, experiments })).faults.map(formatFault);

const contents = ['content/glossary.yaml', 'content/references.bib', 'content/gallery.md'];
const things: [what: string, put: (path: string) => void, said: string][] = [
  ['a link to a file of the machine', (path) => symlinkSync('/etc/passwd', path), '这是一个符号链接。'],
  ['a link to what never ends', (path) => symlinkSync('/dev/zero', path), '这是一个符号链接。'],
  ['a link to nothing', (path) => symlinkSync('nowhere', path), '这是一个符号链接。'],
  ['a pipe that nobody writes to', (path) => void spawnSync('mkfifo', [path]), '这不是一个文件。'],
  ['a folder', (path) => mkdirSync(path), '这不是一个文件。'],
  ['a file without an end in sight', (path) => writeFileSync(path, Buffer.alloc(400_000, 'a\n')), '文件有 400000 字节'],
];
test.each(things.flatMap(([what, put, said]) => contents.map((file) => [what, file, put, said] as const)))(
  '%s in the place of %s is not opened',
  (_, file, put, said) =>
    withBook(chapter, async (root) => {
      rmSync(join(root, file), { force: true });
      put(join(root, file));
      expect(await faults(root)).toEqual([expect.stringContaining(`${file}:1:1: ${said}`)]);
    }),
);

test.each(['content', 'content/chapters'])('a link in the place of the folder %s is not followed', (folder) =>
  withBook(chapter, async (root) => {
    rmSync(join(root, folder), { recursive: true });
    symlinkSync('/', join(root, folder));
    expect(await faults(root)).toContainEqual(expect.stringContaining(`${folder}:1:1: 这里要有一个文件夹。`));
  }),
);

test('a picture behind a linked folder is not read', () =>
  withBook(
    { 'content/chapters/01-trial.md': `${head()}![甲](/pictures/a.png)\n\n![乙](/folder.png)\n` },
    async (root) => {
      mkdirSync(join(root, 'elsewhere'));
      writeFileSync(join(root, 'elsewhere/a.png'), 'secret');
      mkdirSync(join(root, 'public/folder.png'), { recursive: true });
      symlinkSync('../elsewhere', join(root, 'public/pictures'));
      expect(await faults(root)).toEqual([
        expect.stringContaining('public/pictures 是符号链接。'),
        expect.stringContaining('public/folder.png 不是一个文件。'),
      ]);
    },
  ));

test('the gallery has the limits of a chapter', async () => {
  const marks = `${'**a*'.repeat(90)}\n`.repeat(90);
  expect(await withBook({ ...chapter, 'content/gallery.md': marks }, faults)).toContainEqual(
    expect.stringMatching(/^content\/gallery.md:\d+:1: 这一段有 \d+ 个“\*”，上限是 400 个。/),
  );
});

const disguised: [what: string, text: string, said: RegExp][] = [
  ['a name before the host', '[甲](https://book.example:1@evil.example/)', /^7:1: 网址 .* 里有用户名或密码/],
  ['a host of two alphabets', '[甲](https://w\u0456kipedia.org/)', /^7:1: 网址 .* 的域名里混着两种字母/],
  ['marks in heaps', `Z${'\u0301'.repeat(30)}甲`, /^7:6: 这个字上叠了太多附加符号/],
  ['what is seen as one formula and heard as another', '甲 $\\html@mathml{a}{b}$', /^7:4: 公式里不能用 \\html@mathml/],
];
test.each(disguised)('%s is told', async (_, text, said) =>
  expect(await faultsIn(`${text}\n`)).toEqual([expect.stringMatching(said)]),
);

test('hosts in one alphabet, letters to people, and letters with four marks are ordinary', async () =>
  expect(
    await faultsIn(
      '[甲](https://例子.example/)、[乙](https://пример.example/a@b)、[丙](mailto:a@b.example)、ä\u0323\u0304\u0301\u0302。\n',
    ),
  ).toEqual([]));
