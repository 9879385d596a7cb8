import { numeral } from './numerals.ts';
import type { Speaker, Words } from './speaker.ts';
import type { Table } from '../tree.ts';
import { tables } from '../words.ts';

const numbered = (n: number, what: '行' | '列') => `第${numeral(String(n))}${what}`;

/** A table, line by line and cell by cell. @param brackets those around it: they make it a matrix, a determinant, a function by cases */
export function spokenTable({ form, rows }: Table, speaker: Speaker, brackets: string): Words {
  if (form === 'lines')
    return [
      '多行式',
      ...rows.flatMap((cells, r) => ['，', numbered(r + 1, '行'), '，', ...speaker.row(cells[0]!)]),
      '，',
      '多行式结束',
    ];
  const { open, close } = tables[brackets]!;
  const cases = brackets === '{' && rows.every(({ length }) => length === 2);
  const cell = (c: number) => (cases ? (c === 0 ? [] : ['条件']) : [numbered(c + 1, '列')]);
  return [
    open,
    ...rows.flatMap((cells, r) => [
      '，',
      numbered(r + 1, '行'),
      ...cells.flatMap((content, c) => ['，', ...cell(c), ...speaker.row(content)]),
    ]),
    '，',
    close,
    '，',
  ];
}
