import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBibliography } from '../../src/book/read/bibliography.ts';

const entry = (id: string, fields: string) =>
  `@article{${id}, title = {On ${id}}, journal = {Neural Networks}, ${fields}}\n`;
const read = (text: string) =>
  readBibliography(
    text,
    (_, message) => {
      throw new Error(message);
    },
    new Set(),
  );

test('one, two and more authors in the way a Chinese sentence names them', () => {
  const all = read(
    entry('one', 'author = {Telgarsky, Matus}, year = {2016}') +
      entry('two', 'author = {Ba, Jimmy and Caruana, Rich}, year = {2014}') +
      entry('many', 'author = {Leshno, Moshe and Lin, Vladimir Ya. and Pinkus, Allan}, year = {1993}') +
      entry('chinese', 'author = {李宏毅}, year = {2017}') +
      entry('group', 'author = {{TensorFlow Team}}, year = {2020}'),
  );
  expect([...all.values()].map(({ short }) => short)).toEqual([
    'Telgarsky，2016',
    'Ba 和 Caruana，2014',
    'Leshno 等，1993',
    '李宏毅，2017',
    'TensorFlow Team，2020',
  ]);
});

test('two Chinese authors are told apart by their whole names, and stand without blanks', () => {
  const all = read(
    entry('one', 'author = {李宏毅}, year = {2017}') +
      entry('two', 'author = {李, 飞飞}, year = {2017}') +
      entry('both', 'author = {李, 宏毅 and 李, 飞飞}, year = {2017}') +
      entry('all', 'author = {李, 宏毅 and 李, 飞飞 and 王, 五}, year = {2017}'),
  );
  expect([...all.values()].map(({ short }) => short)).toEqual([
    '李宏毅，2017',
    '李飞飞，2017',
    '李宏毅和李飞飞，2017',
    '李宏毅等，2017',
  ]);
});

test('works that would read alike get letters in the order of their titles', () => {
  const all = read(
    entry('second', 'author = {Ba, Jimmy}, year = {2014}') + entry('first', 'author = {Ba, Jimmy}, year = {2014}'),
  );
  expect(all.get('first')!.short).toBe('Ba，2014a');
  expect(all.get('second')!.short).toBe('Ba，2014b');
});

/** An entry as a page prints it. */
const printed = (text: string) =>
  [...read(text).values()].map(({ authors, title, source }) => `${authors}. ${title}${source}.`);
const of = (kind: string, fields: string) => printed(`@${kind}{x, title = {On nets}, ${fields}}\n`)[0];

test.each([
  [
    'article',
    'author = {Leshno, Moshe and Lin, Vladimir Ya.}, journal = {Neural Networks}, volume = {6}, number = {5}, pages = {861--867}, year = {1993}',
    'Leshno M, Lin V Ya. 1993. On nets[J]. Neural Networks, 6(5): 861–867.',
  ],
  [
    'article',
    'author = {Schnorr, Claus-Peter}, journal = {Computing}, year = {1974}',
    'Schnorr C-P. 1974. On nets[J]. Computing.',
  ],
  [
    'book',
    'author = {A, B}, address = {Cambridge}, publisher = {MIT Press}, year = {1969}',
    'A B. 1969. On nets[M]. Cambridge: MIT Press.',
  ],
  [
    'book',
    'author = {A, B}, publisher = {AMS}, series = {Memoirs}, number = {154}, year = {1975}',
    'A B. 1975. On nets[M]. AMS (Memoirs, 154).',
  ],
  ['book', 'editor = {A, B}, publisher = {P}, year = {2001}', 'A B. 2001. On nets[M]. P.'],
  [
    'inproceedings',
    'author = {A, B}, booktitle = {Proc. ICML}, series = {PMLR}, volume = {97}, pages = {1--9}, year = {2019}',
    'A B. 2019. On nets[C]//Proc. ICML (PMLR, 97): 1–9.',
  ],
  [
    'inproceedings',
    'author = {A, B}, booktitle = {ICLR}, year = {2015}, url = {https://arxiv.org/abs/1}',
    'A B. 2015. On nets[C/OL]//ICLR.',
  ],
  [
    'incollection',
    'author = {A, B}, booktitle = {Parallel Processing}, volume = {1}, pages = {318--362}, publisher = {MIT Press}, year = {1986}',
    'A B. 1986. On nets[M]//Parallel Processing: Vol. 1. MIT Press: 318–362.',
  ],
  ['misc', 'author = {A, B}, year = {2015}, url = {https://arxiv.org/abs/1}', 'A B. 2015. On nets[EB/OL].'],
  ['misc', 'author = {A, B}, year = {2015}', 'A B. 2015. On nets[Z].'],
  ['phdthesis', 'author = {A, B}, school = {MIT}, year = {2014}', 'A B. 2014. On nets[D]. MIT.'],
  ['techreport', 'author = {A, B}, institution = {Bell Labs}, year = {2014}', 'A B. 2014. On nets[R]. Bell Labs.'],
  [
    'article',
    'author = {A, B and C, D and E, F and G, H}, journal = {J}, year = {2014}, doi = {10.1109/18.256500}, url = {https://x.org}',
    'A B, C D, E F, et al. 2014. On nets[J]. J.',
  ],
  ['article', 'author = {A, B and C, D and E, F}, journal = {J}, year = {2014}', 'A B, C D, E F. 2014. On nets[J]. J.'],
  [
    'article',
    'author = {甲, 一 and 乙, 二 and 丙, 三 and 丁, 四}, journal = {计算机学报}, volume = {3}, pages = {1--9}, year = {2014}',
    '甲一, 乙二, 丙三, 等. 2014. On nets[J]. 计算机学报, 3: 1–9.',
  ],
])('GB/T 7714 of @%s{%s}', (kind, fields, line) => expect(of(kind, fields)).toBe(line));

test('where the work itself is: its doi, else its address', () => {
  const fields = 'author = {A, B}, year = {1993}, url = {https://example.org/x}';
  const [one, two] = read(
    entry('one', `${fields}, doi = {10.1016/S0893-6080(05)80131-5}`) + entry('two', fields),
  ).values();
  expect(one!.address).toBe('https://doi.org/10.1016/S0893-6080(05)80131-5');
  expect(two!.address).toBe('https://example.org/x');
  expect('address' in [...read(entry('three', 'author = {A, B}, year = {1993}')).values()][0]!).toBe(false);
});

test('every entry of the book has authors, year, title, the mark of its kind and no blank in a wrong place', () => {
  const all = [...read(readFileSync('content/references.bib', 'utf8')).values()];
  expect(all.length).toBeGreaterThanOrEqual(26);
  for (const { id, short, authors, title, source } of all) {
    expect(short, id).toMatch(/^[\p{L} ’-]+，\d{4}[a-z]?$/u);
    expect(authors, id).toMatch(/^(de la )?[\p{Lu}][\p{L} ’,-]+\. \d{4}[a-z]?$/u);
    expect(title, id).not.toMatch(/[{}\\<>␞]|^\s|\s$/);
    expect(source, id).toMatch(/^\[(J|M|C|C\/OL|EB\/OL)\](\. \S|\/\/\S|$)/);
    expect(`${authors}. ${title}${source}.`, id).not.toMatch(/ {2}|\.\.|undefined| [,:.)]|\( /);
  }
});

test('letters written as LaTeX are read or refused, never shown as commands', () => {
  const faults: string[] = [];
  const all = readBibliography(
    entry('a1', 'author = {M{\\"u}ller, Hans}, year = {1990}') +
      entry('a2', 'author = {H{\\aa}stad, Johan}, year = {1987}'),
    (_, message) => faults.push(message),
    new Set(),
  );
  expect(all.get('a1')!.short).toBe('Müller，1990');
  if (all.has('a2')) expect(all.get('a2')!.short).toBe('Håstad，1987');
  else expect(faults).toEqual([expect.stringContaining('没读懂的 LaTeX 命令')]);
});
