import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkBook } from '../../src/book/check.ts';
import { formatFault } from '../../src/book/words/fault.ts';
import { checkImage } from '../../src/book/resolve/picture.ts';
import { faultsIn, faultsOf, head, withBook } from '../book/temporary-book.ts';

const chapter = 'content/chapters/01-trial.mdx';

/** Nine lists, each of nine of the one before: 9^9 values once written out. */
const bomb =
  [
    'a: &a [x, x, x, x, x, x, x, x, x]',
    ...'bcdefghi'.split('').map((name, i) => {
      const before = 'abcdefgh'[i]!;
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join(', ')}]`;
    }),
  ].join('\n') + '\n';

test('15 an alias bomb in the front matter', async () => {
  const faults = await faultsOf({ [chapter]: head(1, bomb) });
  expect(faults[0]).toMatch(/^content\/chapters\/01-trial\.mdx:6:\d+: 书里的 YAML 不用锚点/);
});

test('15 an alias bomb in the glossary', async () => {
  const faults = await faultsOf({ 'content/glossary.yaml': bomb });
  expect(faults[0]).toMatch(/^content\/glossary\.yaml:1:\d+: 书里的 YAML 不用锚点/);
});

test('15 brackets 100,000 deep', async () => {
  expect((await faultsOf({ 'content/glossary.yaml': '['.repeat(15_000) }))[0]).toMatch(
    /^content\/glossary\.yaml:1:1: YAML 的括号嵌套太深/,
  );
});

test('15 a tag that would make something', async () => {
  expect((await faultsOf({ [chapter]: head(1, 'x: !!js/function "process.exit()"\n') }))[0]).toMatch(/:6:\d+: /);
});

test('16 a date that is none is not turned into another day', async () => {
  expect(await faultsOf({ [chapter]: head().replace('order: 1', 'order: 2026-13-45') })).toEqual([
    expect.stringMatching(/:3:8: order 的值不对/),
  ]);
});

const malformed: [what: string, yaml: string, place: string, said: RegExp][] = [
  ['an open quotation mark', 'title: "甲\norder: 1\n', '\\d+:\\d+', /没有闭合|读不懂|不是合法/],
  ['an open bracket', 'notes: [1\n', '\\d+:\\d+', /没有闭合|读不懂|不是合法|缩进/],
  ['a tab', 'title: 甲\n\torder: 1\n', '3:\\d+', /制表符|读不懂|不是合法/],
  ['a key twice', 'title: 甲\ntitle: 乙\n', '3:1', /写了两次/],
  ['a list', '- 甲\n', '2:1', /./],
  [
    'the prototype',
    '__proto__: { polluted: true }\ntitle: 甲\norder: 1\nsummary: 甲\nnotes: []\n',
    '2:1',
    /没有名为 __proto__ 的键/,
  ],
];

test.each(malformed)('17 front matter with %s', async (_, yaml, place, said) => {
  const faults = await faultsOf({ [chapter]: `---\n${yaml}---\n\n甲\n` });
  expect(faults[0]).toMatch(new RegExp(`^${chapter}:${place}: `));
  expect(faults[0]).toMatch(said);
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('17 a glossary with keys of an object’s own', async () => {
  const faults = await faultsOf({
    'content/glossary.yaml':
      '__proto__:\n  zh: 甲\n  en: a\n  definition: 乙\nconstructor:\n  zh: 丙\n  en: b\n  definition: 丁\n',
  });
  expect(faults[0]).toMatch(/^content\/glossary\.yaml:1:1: 词条名 __proto__ 写得不对/);
});

test('17 BibTeX that does not close, and the entries after it', async () => {
  const good = (id: string) => `@book{${id}, author = {Minsky, Marvin}, title = {Perceptrons}, year = {1969}}\n`;
  const faults = await faultsOf({
    [chapter]: `${head()}见<Cite id="a1" />、<Cite id="b1" />、<Cite id="c1" />。\n`,
    'content/references.bib': `@book{a1, author = {A, title = {B}, year = {1969}\n\n${good('b1')}${good('c1')}${good('c1')}@book{../x, title = {甲}}\n`,
  });
  expect(faults.map((fault) => fault.split('。')[0])).toEqual([
    'content/references.bib:1:1: 条目 a1 的花括号没有闭合',
    'content/references.bib:5:1: 条目 c1 写了两次',
    'content/references.bib:6:1: 条目名 ../x 写得不对',
  ]);
});

test('17 a link in BibTeX that is no address', async () => {
  const entry = (field: string) => ({
    'content/references.bib': `@misc{a1, author = {甲}, title = {乙}, year = {2000},\n  ${field}}\n`,
  });
  expect(await faultsOf(entry('url = {javascript:alert(1)}'))).toEqual([
    expect.stringMatching(/^content\/references\.bib:2:3: 条目 a1 的 url 不是网址/),
  ]);
  expect(await faultsOf(entry('doi = {"><script>}'))).toEqual([
    expect.stringMatching(/^content\/references\.bib:2:3: 条目 a1 的 doi 写得不对/),
  ]);
});

test('20 slugs that differ only by case or by the form of their code', async () => {
  const faults = await faultsOf({ 'content/chapters/01-trial.mdx': head(1), 'content/chapters/02-Trial.mdx': head(2) });
  expect(faults).toEqual([
    expect.stringMatching(/^content\/chapters\/02-Trial\.mdx:1:1: 章名 trial 与 01-trial\.mdx 相同/),
  ]);
  const forms = await faultsOf({ 'content/chapters/01-é.mdx': head(1), 'content/chapters/02-é.mdx': head(2) });
  expect(forms.some((fault) => /章名 é 与 .* 相同/.test(fault))).toBe(true);
});

test('20 two chapters of one number', async () => {
  const faults = await faultsOf({ 'content/chapters/01-one.mdx': head(1), 'content/chapters/01-two.mdx': head(1) });
  expect(faults).toEqual([expect.stringMatching(/01-two\.mdx:1:1: 章号 1 已经属于 content\/chapters\/01-one\.mdx/)]);
});

test('21 names that some system or address would read differently', async () => {
  for (const name of ['01-con', '02-a b', '03-%2e%2e', '04-nul', '05-a..b', '6-x', `07-${'x'.repeat(80)}`]) {
    expect(await faultsOf({ [`content/chapters/${name}.mdx`]: head(1) }), name).toEqual([
      expect.stringMatching(/:1:1: 文件名写得不对/),
    ]);
  }
});

test('22 symbolic links, folders and other files among the chapters', async () => {
  await withBook({ [chapter]: head() }, async (root) => {
    symlinkSync('/etc/passwd', join(root, 'content/chapters/02-link.mdx'));
    symlinkSync(join(root, 'content'), join(root, 'content/chapters/03-loop.mdx'));
    mkdirSync(join(root, 'content/chapters/04-folder.mdx'));
    writeFileSync(join(root, 'content/chapters/05-note.txt'), '');
    const { faults } = await checkBook({ root });
    expect(faults.map(formatFault).map((fault) => fault.replace(/。.*/, ''))).toEqual([
      'content/chapters/02-link.mdx:1:1: 这是一个符号链接',
      'content/chapters/03-loop.mdx:1:1: 这是一个符号链接',
      'content/chapters/04-folder.mdx:1:1: content/chapters 里只放 .md 和 .mdx 文件',
      'content/chapters/05-note.txt:1:1: content/chapters 里只放 .md 和 .mdx 文件',
    ]);
  });
});

/** The smallest PNG of these dimensions that has its three obligatory parts (checksums are not looked at). */
function png(width: number, height: number, after = ''): Buffer {
  const part = (type: string, data: Buffer) =>
    Buffer.concat([Buffer.from([0, 0, 0, data.length]), Buffer.from(type), data, Buffer.alloc(4)]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    part('IHDR', header),
    part('IDAT', Buffer.alloc(1)),
    part('IEND', Buffer.alloc(0)),
    Buffer.from(after),
  ]);
}

test('23 pictures: too large, of two kinds at once, of another kind than their name', async () => {
  expect(await faultsIn('![甲](/a.png)\n', { 'public/a.png': png(300, 200) })).toEqual([]);
  expect(await faultsIn('![甲](/a.png)\n', { 'public/a.png': png(30_000, 20) })).toEqual([
    expect.stringMatching(/^7:1: public\/a\.png 有 30000×20 像素/),
  ]);
  expect(await faultsIn('![甲](/a.png)\n', { 'public/a.png': png(3, 2, '<script>alert(1)</script>') })).toEqual([
    expect.stringMatching(/结束之后还有别的内容/),
  ]);
  expect(await faultsIn('![甲](/a.png)\n', { 'public/a.png': 'GIF89a' })).toEqual([
    expect.stringMatching(/不是它的文件名所说的 png 图片/),
  ]);
  expect(await faultsIn('![甲](/a.jpg)\n', { 'public/a.jpg': png(3, 2) })).toEqual([
    expect.stringMatching(/不是它的文件名所说的 jpg 图片/),
  ]);
  expect(await faultsIn('![](/a.png)\n', { 'public/a.png': png(3, 2) })).toEqual([
    expect.stringMatching(/没有说明文字/),
  ]);
  expect(await faultsIn('![甲](https://example.com/a.png)\n')).toEqual([expect.stringMatching(/不是本书的图片/)]);
  expect(await faultsIn('![甲](/../package.png)\n')).toEqual([expect.stringMatching(/不是本书的图片/)]);
});

test('12 drawings may only draw', () => {
  const drawing = (inside: string) =>
    checkImage(Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`), 'a.svg');
  expect(drawing('<g><path d="M0 0"/><text x="1">甲</text></g>')).toBeUndefined();
  for (const inside of [
    '<script>1</script>',
    '<image href="x"/>',
    '<use xlink:href="#a"/>',
    '<foreignObject/>',
    '<a href="javascript:1"/>',
    '<path onload="x"/>',
    '<path\nonclick ="x"/>',
    '<animate/>',
    '<style>*{}</style>',
    '<path style="x"/>',
    '<!ENTITY a "b">',
    '<?xml-stylesheet href="x"?>',
  ]) {
    expect(drawing(inside), inside).toBeDefined();
  }
});

test('24 results that are broken make a fault where the chapter uses them', async () => {
  const good = {
    schema: 1,
    runs: [{ params: { n: 3 }, seed: 0, result: { twice: 6 }, provenance: { code: 'x', versions: {} } }],
  };
  const text = JSON.stringify(good);
  const declaration = `import { defineExperiment } from ${JSON.stringify(join(process.cwd(), 'src/lab/declare/define.ts'))};
export default defineExperiment({ title: '翻倍', summary: '两倍。', controls: { n: { kind: 'number', label: '数', min: 1, max: 10, step: 1, value: 3 } },
  fields: { twice: '两倍' }, publish: [{}], *run({ n }) { yield { twice: 2 * n }; }, claims: { '是两倍': { of: {}, holds: ({ twice }) => twice.toFixed(0) === '6' } }, table: () => ({ columns: [], rows: [] }), describe: () => '。' });\n`;
  const cases: [string, RegExp][] = [
    [text, /^$/],
    [text.slice(0, -20), /result\.json 坏了（不是 JSON/],
    [text.replace('6', 'NaN'), /result\.json 坏了（不是 JSON/],
    [text.replace('6', '1e999'), /result\.json 坏了（.*不是 JSON 能保存的值/],
    [text.replace('"runs":', '"rows":'), /result\.json 坏了（runs 应是一个数组/],
    [text.replace('"seed":0', '"seed":-1'), /result\.json 坏了/],
    [text.replace('{"twice":6}', '{}'), /result\.json:1:1: 没有一次运行的 result 里有声明的 twice/],
    [text.replace('{"twice":6}', '{"twise":6}'), /result\.json:1:1: 没有一次运行的 result 里有声明的 twice/],
    [text.replace('{"twice":6}', '[6]'), /result\.json:1:1: runs\.0 的 result 不是一组有名字的数/],
    [text.replace('{"twice":6}', 'null'), /result\.json:1:1: runs\.0 的 result 不是一组有名字的数/],
    [text.replace('6}', '{"deep":1}}'), /result\.json:1:1: runs\.0 的 result 缺少实验的论断要用的数/],
  ];
  for (const [result, said] of cases) {
    const files = {
      [chapter]: `${head()}共<Value of="double" path="twice" />。是两倍。\n`,
      'src/experiments/double/experiment.ts': declaration,
      'src/experiments/double/result.json': result,
    };
    const faults = await withBook(files, async (root) => (await checkBook({ root })).faults.map(formatFault));
    expect(faults.join('\n'), result).toMatch(said);
    if (faults.some((fault) => fault.includes('坏了')))
      expect(faults[0]).toMatch(/^content\/chapters\/01-trial\.mdx:7:9: 实验 double 读不进来/);
    expect(faults.join('\n')).not.toMatch(/TypeError|Unexpected|undefined|    at /);
  }
});

test('keys of the glossary that YAML takes for something else, and what BibTeX has beside entries, are told where they stand', async () => {
  const entry = '  zh: 甲\n  en: a\n  definition: 乙\n';
  for (const key of ['null', '~', '1', '0x1f', '2026-01-01', '.nan', '""']) {
    const [fault] = await faultsOf({
      'content/glossary.yaml': `relu:\n  zh: 丙\n  en: b\n  definition: 丁\n${key}:\n${entry}`,
    });
    expect(fault, key).toMatch(/^content\/glossary\.yaml:5:1: 词条名 .* 写得不对/);
  }
  const works = `@book{a1, author = {Minsky, Marvin}, title = {Perceptrons}, year = {1969}}\n\n`;
  for (const text of ['@string{nn = "Neural Networks"}\n', '@preamble{"\\def\\x{}"}\n'])
    expect(await faultsOf({ 'content/references.bib': works + text })).toEqual([
      expect.stringMatching(/^content\/references\.bib:3:1: 文献里不用 @(string|preamble)。/),
    ]);
});
