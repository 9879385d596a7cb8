import type { Table } from '../../../src/lab/declare/define.ts';
import { readable } from '../../../src/math/number-text.ts';

/** A result's table. The page draws it at build from the published result, the island from a live one. */
export function DataTable({ table }: { table: Table }) {
  return (
    <div class="lab-table" tabIndex={0} role="group" aria-label="数据表">
      <table>
        <thead>
          <tr>
            {table.columns.map(({ label, unit }) => (
              <th key={label} scope="col">
                {unit ? `${label}（${unit}）` : label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, i) => (
            <tr key={i}>
              {row.map((cell, j) =>
                j === 0 && typeof cell === 'string' ? (
                  <th key={j} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={j} data-number={typeof cell === 'number' || undefined}>
                    {cellText(cell)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const cellText = (cell: string | number | null) =>
  cell === null ? '—' : typeof cell === 'number' ? <data value={cell}>{readable(cell)}</data> : cell;
