import stringWidth from 'string-width';
import { roundedTo } from '../../math/rounding.ts';
import type { Table } from '../declare/define.ts';

/** Text tables for a terminal, where a Chinese character takes two columns. */

/** Filled up with spaces to `width` columns, text to the left, numbers to the right. */
function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - stringWidth(text)));
  return right ? space + text : text + space;
}

/** A number to read: integers in full, others to six significant digits; null is a dash. */
export function cellText(cell: string | number | null): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  return Number.isInteger(cell) && Math.abs(cell) < 1e15 ? String(cell) : String(roundedTo(cell, 6));
}

/** Rows of cells under their headings, columns aligned, two spaces apart; a column that holds a number is aligned right. */
export function alignRows(rows: readonly (readonly (string | number | null)[])[]): string {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: count }, (_, j) => ({
    width: Math.max(...rows.map((row) => stringWidth(cellText(row[j] ?? '')))),
    right: rows.some((row) => typeof row[j] === 'number'),
  }));
  const line = (row: readonly (string | number | null)[]) =>
    columns
      .map(({ width, right }, j) => pad(cellText(row[j] === undefined ? '' : row[j]), width, right))
      .join('  ')
      .trimEnd();
  return rows.map(line).join('\n');
}

/** An experiment's table, with its headings and units and a rule below them. */
export function tableText({ columns, rows }: Table): string {
  const headings = columns.map(({ label, unit }) => (unit === undefined ? label : `${label}（${unit}）`));
  const [first, ...rest] = alignRows([headings, ...rows]).split('\n');
  const broadest = Math.max(...[first!, ...rest].map((line) => stringWidth(line)));
  return [first, '─'.repeat(broadest), ...rest].join('\n');
}
