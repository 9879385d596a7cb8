import type { Table } from '../declare/define.ts';
import { LICENCE, type Credit } from './credit.ts';

/**
 * A table as CSV (RFC 4180), with the mark of order in front by which spreadsheets know that the Chinese is UTF-8.
 *
 * Where it comes from stands in columns to the right of the table, the same in every row. Lines of comment at the head would be rows of one cell to
 * a spreadsheet, and the table's heads would be no longer its heads; a second file gets lost. So columns, from which a program reads the
 * parameters of a row by name, also when the tables of several runs have been put one below the other.
 */
export function csv({ columns, rows }: Table, credit?: Credit): string {
  const heads = columns.map(({ label, unit }) => (unit ? `${label}（${unit}）` : label));
  const origin = credit ? originOf(credit) : [];
  const lines = [
    [...heads, ...origin.map(([head]) => head)],
    ...rows.map((row) => [...row, ...origin.map(([, value]) => value)]),
  ];
  return `\ufeff${lines.map((line) => line.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

const originOf = ({ id, params, seed, address }: Credit): [head: string, value: string | number][] => [
  ['实验', id],
  ...Object.entries(params).map(([name, value]): [string, string | number] => [`参数 ${name}`, value]),
  ['种子', seed],
  ['地址', address],
  ['许可', LICENCE.name],
];

/** Numbers in full; a text that a spreadsheet would take for a formula is kept a text by an apostrophe. */
function cellOf(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
