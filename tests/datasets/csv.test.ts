import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable, type Wanted } from '../../src/datasets/csv.ts';
import { faultOf, LOCATED } from './bytes.ts';

const file = (text: string) => ({ name: 'f.csv', bytes: new TextEncoder().encode(text) });
const wanted = { vowel: 'text', F1: 'number' } as const;
const read = (text: string, columns: Wanted = wanted) => readTable(file(text), columns);

it.each([
  ['commas', 'vowel,F1\na,700\ni,300\n'],
  ['semicolons', 'vowel;F1\na;700\ni;300'],
  ['tabs', 'vowel\tF1\na\t700\ni\t300'],
  ['a mark of order and Windows lines', '\ufeffvowel,F1\r\na,700\r\ni,300\r\n'],
  ['quotes', '"vowel","F1"\n"a","700"\n"i","300"\n'],
  ['columns in another order, and others', 'n,F1,vowel\n1,700,a\n2,300,i\n'],
  ['empty rows and blanks', 'vowel , F1\n\n a , 700\n,\ni,300\n\n'],
])('reads %s', (_, text) => {
  const { rows, columns } = read(text);
  expect(rows).toBe(2);
  expect(columns.vowel).toEqual(['a', 'i']);
  expect([...(columns.F1 as Float64Array)]).toEqual([700, 300]);
});

it('takes separators, quotes and ends of lines within quotes as text', () =>
  expect(read('vowel,F1\n"a, ""b""\nc",1').columns.vowel).toEqual(['a, "b"\nc']));

it('reads what was not measured as no number', () =>
  expect([...(read('vowel,F1\na,\nb,NA\nc,-1.5e3').columns.F1 as Float64Array)]).toEqual([NaN, NaN, -1500]));

it('gives back any numbers and texts', () => {
  const row = fc.tuple(
    fc.string({ unit: 'grapheme', minLength: 1 }),
    // Zero has no sign once it is written.
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  );
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), (rows) => {
      const kept = rows.map(([text, value]) => [`x${text.replaceAll('\0', '')}x`, value] as const);
      const lines = kept.map(([text, value]) => `"${text.replaceAll('"', '""')}",${value}`);
      const { columns } = read(['vowel,F1', ...lines].join('\n'));
      expect(columns.vowel).toEqual(kept.map(([text]) => text.trim()));
      expect([...(columns.F1 as Float64Array)]).toEqual(kept.map(([, value]) => value));
    }),
  );
});

describe('refuses in one located sentence', () => {
  it.each([
    ['a decimal comma', 'vowel;F1\na;700\ni;3,14', '第 3 行的 F1 是 “3,14”；小数点要写成点'],
    ['a word for a number', 'vowel,F1\na,big', '第 2 行的 F1 是 “big”，不是数'],
    ['what JavaScript would take', 'vowel,F1\na,0x10', '“0x10”，不是数'],
    ['a number beyond all', 'vowel,F1\na,1e999', '“1e999”，不是数'],
    ['a row too short', 'vowel,F1\na,1\nb', '第 3 行有 1 格，第 1 行却有 2 列'],
    ['a row too long, after an empty one', 'vowel,F1\n\na,1,2', '第 3 行有 3 格'],
    ['a column missing', 'vowel,F2\na,1', '没有名为 F1 的列，只有 “vowel”、“F2”'],
    ['a name twice', 'vowel,F1,F1\na,1,2', '有两列都叫 “F1”'],
    ['an open quote', 'vowel,F1\na,1\n"b,2\nc,3', '第 3 行有不成对的引号'],
    ['no rows', 'vowel,F1\n', '没有数据'],
    ['nothing', '', '只有 （空的）'],
    ['a byte 0', 'vowel,F1\n\0', '第 10 字节是 0'],
  ])('%s', (_, text, part) => {
    const message = faultOf(() => read(text));
    expect(message).toContain(part);
    expect(message).toMatch(LOCATED);
  });
  it('other encodings', () => {
    const refuse = (...bytes: number[]) =>
      faultOf(() => readTable({ name: 'f.csv', bytes: Uint8Array.from(bytes) }, wanted));
    expect(refuse(0xff, 0xfe, 0x61, 0)).toContain('UTF-16');
    expect(refuse(0xd4, 0xaa, 0xd2, 0xf4, 0x2c)).toContain('不是 UTF-8'); // 元音 in GBK
  });
});

describe('a table read by place', () => {
  const wanted = { x1: 'number', x2: 'number', y: 'number' } as const;
  const manners = { optional: ['x2'], complete: true, byPlace: true } as const;
  const columnsOf = (text: string) =>
    Object.values(readTable(file(text), wanted, manners).columns).map((column) => [...(column as Float64Array)]);

  it.each([
    [
      'under its own names, in any order',
      'n,y,x1,x2\n9,3,1,2\n9,6,4,5\n',
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    ],
    [
      'under other names, in order',
      '身高,体重,性别\n1,2,3\n4,5,6\n',
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    ],
    [
      'under names of which one is wanted',
      'x,y,class\n1,2,3\n4,5,6\n',
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    ],
    [
      'without names',
      '1,2,3\n4,5,6\n',
      [
        [1, 4],
        [2, 5],
        [3, 6],
      ],
    ],
    [
      'of two columns, the other being 0',
      '1;3\n4;6\n',
      [
        [1, 4],
        [0, 0],
        [3, 6],
      ],
    ],
    [
      'of two columns under their names',
      'y,x1\n3,1\n6,4\n',
      [
        [1, 4],
        [0, 0],
        [3, 6],
      ],
    ],
  ])('%s', (_, text, columns) => expect(columnsOf(text)).toEqual(columns));

  it.each([
    ['a,b,c,d\n1,2,3,4\n', 'f.csv 第 1 行有 4 列，列名也不是 x1、x2、y；只留 2 或 3 列，或者用这些名字作列名。'],
    ['a\n1\n', 'f.csv 第 1 行有 1 列'],
    ['1,2,3\n4,,6\n', 'f.csv 第 2 行的 x2 没有数；补上，或者删去这一行。'],
    ['a,b,c\n1,2,3\n4,NA,6\n', 'f.csv 第 3 行的 x2 没有数'],
    ['a,b,c\n1,2,猫\n', 'f.csv 第 2 行的 y 是 “猫”，不是数'],
    ['1,2,3\n4,5,狗\n', 'f.csv 第 2 行的 y 是 “狗”'],
    ['1,2,3\n4,5\n', 'f.csv 第 2 行有 2 格'],
  ])('%j is refused with its place', (text, said) => {
    const message = faultOf(() => columnsOf(text));
    expect(message).toContain(said);
    expect(message).toMatch(LOCATED);
  });

  describe('with classes', () => {
    const classed = { ...wanted, y: 'class' } as const;
    const read = (text: string) => [...(readTable(file(text), classed, manners).columns.y as Float64Array)];
    it.each([
      ['of two words, the first that comes is 0', 'a,b,c\n1,2, 猫\n3,4,狗\n5,6,猫\n', [0, 1, 0]],
      ['without names, whose first line is data all the same', '1,2,狗\n3,4,猫\n5,6,狗\n', [0, 1, 0]],
      ['or numbers, which stay', '1,2,7\n3,4,3\n5,6,7\n', [7, 3, 7]],
    ])('%s', (_, text, values) => expect(read(text)).toEqual(values));
    it.each([
      ['1,2,猫\n3,4,狗\n5,6,鸟\n', 'f.csv 第 1 行的 y 是 “猫”，不是数；整列都写成数，或者整列只用两个不同的词。'],
      ['1,2,3\n3,4,狗\n', 'f.csv 第 2 行的 y 是 “狗”'],
      ['a,b,c\n1,2,猫\n3,4,\n', 'f.csv 第 2 行的 y 是 “猫”'],
      ['a,b,c\n1,2,猫\n3,4,猫\n', 'f.csv 第 2 行的 y 是 “猫”'],
      ['a,b,c\n1,鱼,猫\n3,4,狗\n', 'f.csv 第 2 行的 x2 是 “鱼”，不是数；改成数'],
    ])('%j is refused with its place', (text, said) => {
      const message = faultOf(() => read(text));
      expect(message).toContain(said);
      expect(message).toMatch(LOCATED);
    });
  });

  it('otherwise a column that is missing is a fault, and a missing number is none', () => {
    expect(faultOf(() => readTable(file('a,b,c\n1,2,3\n'), wanted))).toContain('没有名为 x1 的列');
    expect(faultOf(() => readTable(file('1,2\n'), wanted, { byPlace: true }))).toContain('只留 3 列');
  });
});
