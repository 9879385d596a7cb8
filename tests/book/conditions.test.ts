import { expect, test } from 'vitest';
import {
  constant,
  holds,
  names,
  numberAt,
  parts,
  readCondition,
  spreadOut,
} from '../../src/book/resolve/conditions.ts';

const condition = (text: string) => {
  const { expression, fault } = readCondition(text);
  if (fault) throw new Error(fault.message);
  return expression;
};

test('a condition holds by the numbers and truths that it names', () => {
  const scope = { d: 8, circuits: { dnf: { gates: 129 } }, solved: true, sizes: [3, 5] };
  expect(holds(condition('d >= 6 and circuits.dnf.gates < 130'), scope)).toBe(true);
  expect(holds(condition('d >= 6 and circuits.dnf.gates < 129'), scope)).toBe(false);
  expect(holds(condition('solved = 1'), scope)).toBe(true);
  expect(numberAt('sizes.1', scope)).toBe(5);
});

test('what speaks of a number that is not there yet does not hold, whichever way it asks', () => {
  const unknown = { d: 8, name: 'x', list: [1], width: null };
  for (const name of ['best', 'name', 'list', 'width', 'd.x'])
    for (const text of [`${name} > 0`, `${name} <= 0`, `${name} > 0 or d = 8`])
      expect(holds(condition(text), unknown), text).toBe(false);
});

test('the parts of a condition are what must all hold', () => {
  expect(parts(condition('a > 1 and b > 1 and c > 1'))).toHaveLength(3);
  expect(parts(condition('a > 1 or b > 1'))).toHaveLength(1);
});

const nested = {
  d: 2,
  nets: { a: { errors: [1, 2] }, b: { errors: [3, 4, 5] } },
  limits: { a: 2, b: 5 },
  folded: [9, 8],
  raw: [7, 8],
};

test.each([
  ['all(folded.* >= raw.*)', true],
  ['all(folded.* > raw.*)', false],
  ['any(folded.* > raw.*)', true],
  ['count(folded.* > raw.*) = 1', true],
  ['count(folded.* > raw.*, d = 2, d = 3) = 2', true],
  ['all(nets.*.errors.* <= limits.*)', true],
  ['all(nets.*.errors.* < limits.*)', false],
  ['max(nets.*.errors.*) = 5 and min(nets.*.errors.*, 0) = 0', true],
  ['sum(nets.*.errors.*) = 15 and mean(folded.*) = 8.5', true],
  ['max(folded.* - raw.*) = d', true],
  ['max(folded.*) - min(raw.*) = 2', true],
  // An inner one takes all of its stars.
  ['all(max(nets.a.errors.*) < folded.*)', true],
])('%s, in one scope', (text, expected) => expect(holds(condition(text), nested)).toBe(expected));

test('stars are written out to names of numbers', () => {
  const { condition: spread } = spreadOut(condition('count(nets.*.errors.0 < limits.*) = 2'), nested);
  expect(names(spread!)).toEqual(['nets.a.errors.0', 'limits.a', 'nets.b.errors.0', 'limits.b']);
});

test('what cannot be written out does not hold, whichever way it asks', () => {
  for (const text of [
    'all(nets.*.size > 0)',
    'all(d.* > 0)',
    'folded.* > 0',
    'all(none.* > 0)',
    'all(folded.* > nets.a.errors.2)',
    'all(nets.*.errors.0 > pairs.*)',
  ])
    for (const asked of [text, `not (${text})`])
      expect(holds(condition(asked), { ...nested, none: [], pairs: { a: 0, c: 0 } }), asked).toBe(false);
});

test('an answer without variables has its value, or the reason why it has none', () => {
  expect(constant('2^7+1')).toBe(129);
  expect(constant('1/0')).toEqual({ fault: '它没有有限的值。' });
  expect(constant('x+1')).toMatchObject({ fault: expect.stringContaining('x') });
});
