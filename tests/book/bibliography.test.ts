import { expect, test } from 'vitest';
import { fullCitation, readBibliography, shortCitation, workAddress } from '../../src/book/read/bibliography.ts';

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
  expect([...all.values()].map(shortCitation)).toEqual([
    'Telgarsky，2016',
    'Ba 和 Caruana，2014',
    'Leshno 等，1993',
    '李宏毅，2017',
    'TensorFlow Team，2020',
  ]);
});

test('works that would read alike get letters in the order of their titles', () => {
  const all = read(
    entry('second', 'author = {Ba, Jimmy}, year = {2014}') + entry('first', 'author = {Ba, Jimmy}, year = {2014}'),
  );
  expect(shortCitation(all.get('first')!)).toBe('Ba，2014a');
  expect(shortCitation(all.get('second')!)).toBe('Ba，2014b');
});

test('a full entry: authors with initials, title, source, and where the work is', () => {
  const [reference] = read(
    entry(
      'leshno1993',
      'author = {Leshno, Moshe and Lin, Vladimir Ya.}, volume = {6}, number = {6}, pages = {861--867}, year = {1993}, doi = {10.1016/S0893-6080(05)80131-5}',
    ),
  ).values();
  expect(fullCitation(reference!)).toEqual({
    authors: 'Leshno M, Lin V Y. 1993',
    title: 'On leshno1993',
    source: 'Neural Networks, 6(6): 861–867',
  });
  expect(workAddress(reference!)).toBe('https://doi.org/10.1016/S0893-6080(05)80131-5');
});

test('letters written as LaTeX are read or refused, never shown as commands', () => {
  const faults: string[] = [];
  const all = readBibliography(
    entry('a1', 'author = {M{\\"u}ller, Hans}, year = {1990}') +
      entry('a2', 'author = {H{\\aa}stad, Johan}, year = {1987}'),
    (_, message) => faults.push(message),
    new Set(),
  );
  expect(shortCitation(all.get('a1')!)).toBe('Müller，1990');
  if (all.has('a2')) expect(shortCitation(all.get('a2')!)).toBe('Håstad，1987');
  else expect(faults).toEqual([expect.stringContaining('没读懂的 LaTeX 命令')]);
});
