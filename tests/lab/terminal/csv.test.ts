import { expect, test } from 'vitest';
import { csv } from '../../../src/lab/terminal/csv.ts';

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
