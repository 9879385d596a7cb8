import { expect, it } from 'vitest';
import { impurities } from './purity.ts';

const found = (text: string) => impurities('a.ts', text);

it('what is exact everywhere is pure, and so are names that only look like others', () =>
  expect(
    found(
      '// Math.sin and Date in a comment are no use of them\nconst x = Math.sqrt(2) * 2 ** 7 + Number(3n ** 2n);\nexport const y = { Date: x, sin: x }.sin;\nexport type T = Date;',
    ),
  ).toEqual([]));

it.each([
  ['export const a = Math.random();', 'Math.random'],
  ['export const a =\n Math.sin(1);', 'Math.sin'],
  ['const { exp } = Math;\nexport const a = exp(1);', 'Math as a whole'],
  ["export const a = Math['exp'](1);", 'Math as a whole'],
  ['export const a = 3 ** 0.5;', "** (an engine's pow) with a base other than 2"],
  ['let a = 3;\na **= 2;', '**='],
  ['export const a = performance.now();', 'performance'],
  ['export const a = new Date();', 'Date'],
  ['export const a = { x: window };', 'window'],
])('%s', (text, what) =>
  expect(found(text)).toEqual(
    [expect.stringMatching(/^a\.ts:\d uses /)].map(() => expect.stringContaining(`uses ${what}`)),
  ),
);
