import { expect, it } from 'vitest';
import { readTable } from '../../src/datasets/csv.ts';
import { faultOf, LOCATED } from './bytes.ts';

const head = '(c) 1995 James Hillenbrand\r\n\r\nFilenames:\r\ncharacter 1:     m=man\r\n\r\n  1    2   3\r\n';
const file = (lines: string) => ({ name: 'f.dat', bytes: new TextEncoder().encode(head + lines) });
const wanted = {
  type: 'text',
  speaker: 'text',
  vowel: 'text',
  f0: 'number',
  f1: 'number',
  f2: 'number',
  f3: 'number',
} as const;
const read = (lines: string) => readTable(file(lines), wanted, { hillenbrand: true });
const line = 'm01ae 323 174  663 2012 2659 3691  669 2008 2671  671 1992 2659  685 1773 2680 \r\n';

it('reads the layout as it is handed out: who, what, and the steady state', () => {
  const { rows, columns } = read(
    `${line}g19uw 251 283  557    0 3111 4460  555    0 3112  545    0 3101  511    0 3116 \r\n\r\n`,
  );
  expect(rows).toBe(2);
  expect(columns).toMatchObject({ type: ['m', 'g'], speaker: ['m01', 'g19'], vowel: ['{', 'u'] });
  expect([...(columns.f0 as Float64Array)]).toEqual([174, 283]);
  expect([...(columns.f1 as Float64Array)]).toEqual([663, 557]);
  expect([...(columns.f2 as Float64Array)]).toEqual([2012, NaN]);
  expect([...(columns.f3 as Float64Array)]).toEqual([2659, 3111]);
});

it.each([
  ['a line that is cut', `${line}m02ae 250 102\r\n`],
  ['a name that is none', `${line}${line.replace('m01ae', 'm01xx')}`],
  ['a number that is none', `${line}${line.replace('2012', '20l2')}`],
])('refuses %s, and says where', (_, lines) => {
  const fault = faultOf(() => read(lines));
  expect(fault).toMatch(LOCATED);
  expect(fault).toContain('第 8 行');
});

it('is read only where it is asked for', () => expect(() => readTable(file(line), wanted)).toThrow('第 1 行'));
