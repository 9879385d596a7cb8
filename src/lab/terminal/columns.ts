import type { Table } from '../declare/define.ts';

/** Text tables for a terminal, where a Chinese character takes two columns. */

/** Zero-width: marks that sit on the character before, joiners, variation selectors. */
const ZERO = /^[\p{Mn}\p{Me}\u200b-\u200f\u2060\ufe00-\ufe0f]$/u;
/** Wide by Unicode's East Asian Width (W and F): Han, kana, hangul, their punctuation, full-width forms, emoji. */
const WIDE =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]$/u;

/** How many terminal columns a line of text takes. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += ZERO.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return width;
}

/** Filled up with spaces to `width` columns, text to the left, numbers to the right. */
function pad(text: string, width: number, right: boolean): string {
  const space = ' '.repeat(Math.max(0, width - textWidth(text)));
  return right ? space + text : text + space;
}

/** A number to read: integers in full, others to six significant digits; null is a dash. */
export function cellText(cell: string | number | null): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  return Number.isInteger(cell) && Math.abs(cell) < 1e15 ? String(cell) : String(Number(cell.toPrecision(6)));
}

/** Rows of cells under their headings, columns aligned, two spaces apart; a column that holds a number is aligned right. */
export function alignRows(rows: readonly (readonly (string | number | null)[])[]): string {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: count }, (_, j) => ({
    width: Math.max(...rows.map((row) => textWidth(cellText(row[j] ?? '')))),
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
  const broadest = Math.max(...[first!, ...rest].map(textWidth));
  return [first, '─'.repeat(broadest), ...rest].join('\n');
}
