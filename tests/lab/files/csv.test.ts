import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csv } from '../../../src/lab/files/csv.ts';

test('a table becomes CSV that a spreadsheet reads as it was', () => {
  const text = csv({
    columns: [{ label: '电路' }, { label: '门数', unit: '个' }],
    rows: [
      ['异或链', 7],
      ['说“好”, "是"', -0.1],
      [null, 1e-7],
    ],
  });
  expect(text).toBe('\ufeff电路,门数（个）\r\n异或链,7\r\n"说“好”, ""是""",-0.1\r\n,1e-7\r\n');
});

test('a typed text never becomes a formula of the spreadsheet', () => {
  expect(csv({ columns: [{ label: 'f' }], rows: [['=1+1'], ['-x'], ['@SUM(A1)']] })).toContain(
    "'=1+1\r\n'-x\r\n'@SUM(A1)",
  );
});

test('any table is read back cell by cell, whatever its texts hold', () => {
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', ';', "'", ' ', '字', 'a', '\t', '=', '-'), maxLength: 6 }),
    fc.string({ maxLength: 8 }),
  );
  const cell = fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.integer(), fc.constant(null));
  const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
    fc.record({
      columns: fc.array(fc.record({ label: text }), { minLength: width, maxLength: width }),
      rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }),
    }),
  );
  /** As a spreadsheet has it: what would be a formula has an apostrophe before it. */
  const shown = (one: string | number | null) =>
    one === null ? '' : typeof one === 'number' ? String(one) : /^[=+\-@\t\r]/.test(one) ? `'${one}` : one;
  fc.assert(
    fc.property(table, ({ columns, rows }) => {
      const { data } = Papa.parse(
        csv({ columns, rows })
          .replace(/^\ufeff/, '')
          .replace(/\r\n$/, ''),
        { delimiter: ',', newline: '\r\n' },
      );
      // RFC 4180: outside of quotes a line break ends a row, and only a row.
      const bare = csv({ columns, rows }).replace(/"(?:[^"]|"")*"/g, '');
      expect(bare.match(/\r\n|\r|\n/g)).toEqual([columns, ...rows].map(() => '\r\n'));
      expect(data).toEqual([columns.map(({ label }) => shown(label)), ...rows.map((row) => row.map(shown))]);
    }),
    { numRuns: 500, seed: 1 },
  );
});
