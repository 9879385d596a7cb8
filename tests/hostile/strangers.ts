import { head } from '../book/temporary-book.ts';

const chapter = 'content/chapters/01-trial.mdx';
const inLines = (piece: string, count: number, each: number): string =>
  Array.from({ length: Math.ceil(count / each) }, () => `${piece.repeat(each)}\n`).join('');
const body = (text: string) => ({ [chapter]: `${head()}${text}\n` });
const glossary = (text: string) => ({ ...body('甲'), 'content/glossary.yaml': text });
const references = (text: string) => ({ ...body('甲'), 'content/references.bib': text });

/** What a stranger may send, beside the kinds of chapters.test.ts: what, and the files of the book. */
export const strangers: [what: string, files: Record<string, string>][] = [
  ['26 strong emphasis never closed, 32 kB', body(inLines('**a*', 8000, 90))],
  ['27 links never closed, 64 kB', body(inLines('[a](', 16_000, 300))],
  ['28 six hundred lines of a bracket', body('[\n'.repeat(600))],
  ['29 24,000 formulas in lines', body(inLines('$x$ ', 24_000, 20))],
  ['30 formulas in paragraphs of their own', body('$x$\n\n'.repeat(2500))],
  ['31 underscores that open and close', body(inLines('_a*_b ', 8000, 100))],
  ['32 pictures never closed', body(inLines('![a](', 9000, 90))],
  ['33 struck text never closed', body(inLines('~~a~', 8000, 100))],
  ['34 code of ever longer fences', body(Array.from({ length: 300 }, (_, i) => '`'.repeat(i)).join(' a\n'))],
  ['35 display formulas by the thousand', body('$$\nx\n$$\n\n'.repeat(1200))],
  ['36 headings by the thousand', body('## 甲\n\n'.repeat(1000))],
  ['37 underlined headings', body('甲\n---\n\n'.repeat(600))],
  ['38 items by the thousand', body('- 甲\n'.repeat(2000))],
  ['39 numbered items nested by turns', body(inLines('1. > ', 60, 6).repeat(200))],
  ['40 tables by the thousand', body('|a|b|\n|-|-|\n|x|y|\n\n'.repeat(1000))],
  ['41 definitions by the thousand', body('[a]: /b\n\n'.repeat(2000))],
  ['42 bare addresses by the thousand', body(inLines('http://a.b/c ', 5000, 50))],
  ['43 letters to nobody', body(inLines('a@b.c ', 5000, 50))],
  ['44 entities', body(inLines('&#x41;', 30_000, 100))],
  ['46 tags by the thousand', body('<Ref to="trial" />\n\n'.repeat(4100))],
  ['47 a thousand smaller-than signs', body('当 a<5 时。\n\n'.repeat(1000))],
  ['48 a thousand open braces', body('甲 {1\n\n'.repeat(1000))],
  ['49 ends without openings', body('</Proof>\n\n'.repeat(1000))],
  ['50 openings by turns', body('<Proof>\n\n<Figure>\n\n'.repeat(300))],
  ['51 an attribute that never ends', body(`<Ref to="${'甲\n\n'.repeat(900)}`)],
  ['52 expressions that nest', body(`<Ref to={${'['.repeat(390)}} />`)],
  ['53 a comment that never ends', body(`{/* ${'甲\n\n'.repeat(900)}`)],
  ['55 a glossary of lists within lists', glossary(`a: ${'[ '.repeat(400)}`)],
  [
    '56 a glossary of lists by indentation',
    glossary(Array.from({ length: 300 }, (_, i) => `${' '.repeat(i)}a:`).join('\n')),
  ],
  ['57 a glossary of keys', glossary('a: 1\n'.repeat(5900))],
  ['58 BibTeX of braces', references(`@book{a1, title = ${'{'.repeat(19_000)}`)],
  ['59 BibTeX of entries that don’t close', references('@book{a1, title = {\n'.repeat(5900))],
  [
    '60 BibTeX of authors',
    references(`@book{a1, title = {B}, year = {1969}, author = {${'A and '.repeat(3000)}B}, url = {x}}`),
  ],
];
