import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCondition, type Expression } from '../../../src/math/expression/expression.ts';
import { written } from '../../../src/math/expression/printing.ts';

const read = (text: string) => readCondition(text).expression!;

test.each([
  ['a.b<2*(c+1)', 'a.b < 2 × (c + 1)'],
  ['(a*b)/(c*d) >= a-(b-c)', 'a × b / (c × d) >= a − (b − c)'],
  ['(2^3)^2 = 2^3^2', '(2 ^ 3) ^ 2 = 2 ^ 3 ^ 2'],
  ['-a*b < -(a*b)', '−a × b < −(a × b)'],
  ['not a < b', 'not (a < b)'],
  ['not verified or (a > 1 and b > 1)', 'not verified or a > 1 and b > 1'],
  ['(a > 1 or b > 1) and c > 1', '(a > 1 or b > 1) and c > 1'],
  ['all(xs.*.y > 1) and count(xs.*.y > max(a, 2)) = 3', 'all(xs.*.y > 1) and count(xs.*.y > max(a, 2)) = 3'],
])('%s is written %s', (text, expected) => expect(written(read(text))).toBe(expected));

const call = (operation: string, ...of: Expression[]): Expression => ({ kind: 'call', operation, of });
const { number, truth } = fc.letrec<{ number: Expression; truth: Expression }>((tie) => ({
  number: fc.oneof(
    { maxDepth: 4 },
    fc.integer({ min: 0, max: 99 }).map((value): Expression => ({ kind: 'number', value })),
    fc.constantFrom<Expression>({ kind: 'name', name: 'a.b' }, { kind: 'name', name: 'c' }),
    fc.tuple(fc.constantFrom('+', '-', '*', '/', '^'), tie('number'), tie('number')).map(([o, a, b]) => call(o, a, b)),
    tie('number').map((a) => call('negate', a)),
    fc.tuple(fc.constantFrom('max', 'mean'), tie('number'), tie('number')).map(([o, a, b]) => call(o, a, b)),
    fc.tuple(tie('truth'), tie('truth')).map(([a, b]) => call('count', a, b)),
  ),
  truth: fc.oneof(
    { maxDepth: 4 },
    fc.tuple(fc.constantFrom('<', '<=', '=', '!='), tie('number'), tie('number')).map(([o, a, b]) => call(o, a, b)),
    fc.tuple(fc.constantFrom('and', 'or'), tie('truth'), tie('truth')).map(([o, a, b]) => call(o, a, b)),
    tie('truth').map((a) => call('not', a)),
    fc.tuple(fc.constantFrom('all', 'any'), tie('truth'), tie('truth')).map(([o, a, b]) => call(o, a, b)),
  ),
}));

test('what is written reads as the same condition', () => {
  fc.assert(
    fc.property(truth, (condition) => {
      const text = written(condition);
      fc.pre(text.length <= 400 && condition.kind === 'call');
      expect(readCondition(text).expression, text).toEqual(condition);
    }),
    { numRuns: 500, seed: 3 },
  );
  void number;
});
