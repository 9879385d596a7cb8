import type { Table } from '../declare/define.ts';

/** A table as CSV (RFC 4180), with the mark of order in front by which spreadsheets know that the Chinese is UTF-8. */
export function csv({ columns, rows }: Table): string {
  const heads = columns.map(({ label, unit }) => (unit ? `${label}（${unit}）` : label));
  return `\ufeff${[heads, ...rows].map((row) => row.map(cellOf).join(',')).join('\r\n')}\r\n`;
}

/** Numbers in full; a text that a spreadsheet would take for a formula is kept a text by an apostrophe. */
function cellOf(cell: string | number | null): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
