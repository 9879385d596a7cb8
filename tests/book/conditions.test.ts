import { expect, test } from 'vitest';
import { constant, holds, numberAt, parts, readCondition } from '../../src/book/resolve/conditions.ts';

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

test('an answer without variables has its value, or the reason why it has none', () => {
  expect(constant('2^7+1')).toBe(129);
  expect(constant('1/0')).toEqual({ fault: '它没有有限的值。' });
  expect(constant('x+1')).toMatchObject({ fault: expect.stringContaining('x') });
});
