import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cpuSeconds } from '../../cpu-time.ts';
import { compile } from '../../../src/math/expression/evaluation.ts';
import { readCondition, readFormula } from '../../../src/math/expression/expression.ts';

const formula = (text: string) => readFormula(text, ['x']);

describe('faults', () => {
  test.each<[string, number, RegExp]>([
    ['', 0, /空的/],
    ['   ', 3, /空的/],
    ['2+', 2, /还没写完/],
    ['sin(x', 5, /第 4 个字符处的“\(”没有配上右括号/],
    ['x)', 1, /没有配对的左括号/],
    ['(1,2)', 2, /没有配上右括号/],
    ['2*/3', 2, /前面缺一个数/],
    ['log10(x)', 0, /^不认识第 1 个字符处的“log10”：请写成 log\(x\)\/log\(10\)。$/],
    ['2*sinh(x)', 2, /第 3 个字符处的“sinh”：请写成 \(exp\(x\)-exp\(-x\)\)\/2。$/],
    ['LG x', 0, /log\(10\)/],
    ['sine(x)', 0, /第 1 个字符处的“sine”：没有这个函数，可以用函数 abs sin/],
    ['foo(x)', 0, /第 1 个字符处的“foo”：没有这个函数/],
    ['0。5*x', 1, /小数点写成“\.”/],
    ['x。', 1, /小数点写成“\.”/],
    ['0,5', 1, /第 2 个字符处的“,”夹在两个数之间：小数点请写成“\.”/],
    ['0，5', 1, /小数点请写成“\.”/],
    ['1,000', 1, /千位之间不加逗号/],
    ['5%', 1, /百分数请写成小数/],
    ['5!', 1, /没有阶乘/],
    ['y+1', 0, /不认识第 1 个字符处的“y”：可以用变量 x/],
    ['sinx', 0, /例如 sin\(x\)/],
    ['sin x', 0, /sin 后面要有括号/],
    ['sin^2(x)', 0, /sin 后面要有括号/],
    ['abs(x, 1)', 0, /只有一个自变量/],
    ['1/2x', 3, /两种读法/],
    ['x^2x', 3, /两种读法/],
    ['1/2(x+1)', 3, /两种读法/],
    ['2 3', 2, /缺一个运算符/],
    ['1.2.3', 3, /缺一个运算符/],
    ['x 2', 2, /缺一个运算符/],
    ['|x|', 0, /abs\(x\)/],
    ['x < 1', 0, /要的是一个数/],
    ['1 + (x < 1)', 4, /要的是一个数/],
    ['x = x^2', 0, /要的是一个数/],
    ['x; alert(1)', 1, /没有意义/],
    ['x => x', 3, /前面缺一个数/],
    ['x😀', 1, /“😀”/],
    ['[0, 1]', 0, /列表/],
    ['constructor', 0, /不认识/],
    ['__proto__', 0, /不认识/],
    ['toString(x)', 0, /不认识/],
    ['x.constructor', 1, /“\.”/],
    ['this', 0, /不认识/],
    ['x`1`', 1, /没有意义/],
  ])('%s', (text, position, message) => {
    const { fault } = formula(text);
    expect(fault?.position).toBe(position);
    expect(fault?.message).toMatch(message);
    expect(fault?.message).toMatch(/^[^！]*。$/);
  });

  test.each<[string, RegExp]>([
    ['a + 1', /要的是条件/],
    ['(a < 1) + 1 < 2', /要的是一个数/],
    ['a < 1 and 2', /要的是条件/],
    ['not 3 < 4 < (5 < 6)', /要的是一个数/],
    ['a < 1 and', /还没写完/],
    ['and', /不明白|不认识/],
    ['sin(a) and b', /要的是条件/],
  ])('condition %s', (text, message) => {
    expect(readCondition(text).fault?.message).toMatch(message);
  });

  test.each<[string, string]>([
    ['parentheses', '('.repeat(200) + 'x' + ')'.repeat(199)],
    ['minus signs', '-'.repeat(399) + 'x'],
    ['powers', '2^'.repeat(199) + 'x'],
    ['calls', 'abs('.repeat(90) + 'x'],
    ['wide parentheses', '（'.repeat(399)],
  ])('too deep: %s', (_, text) => {
    expect(formula(text).fault?.message).toMatch(/最多 50 层/);
  });

  test('not and not and not …', () => {
    expect(readCondition('not '.repeat(99) + 'a').fault?.message).toMatch(/最多 50 层/);
  });

  test('huge text is refused at once', async () => {
    const huge = 'x+'.repeat(5_000_000);
    let fault: string | undefined;
    expect(await cpuSeconds(() => (fault = formula(huge).fault?.message))).toBeLessThan(0.1);
    expect(fault).toMatch(/最多 400 个字符/);
  });

  test('the longest allowed sum is read and computed', () => {
    const value = (text: string, x: number) => compile(formula(text).expression!)(() => x);
    expect(value('x' + '+x'.repeat(199), 2)).toBe(400);
    expect(value('('.repeat(50) + 'x' + ')'.repeat(50), 3)).toBe(3);
  });

  test('whatever is typed, there is an expression or a sentence with a place within the text', () => {
    const pieces = fc
      .array(
        fc.constantFrom(
          'x',
          '2',
          '.',
          '(',
          ')',
          '+',
          '-',
          '*',
          '/',
          '^',
          'sin',
          'min',
          ',',
          '<',
          '=',
          ' and ',
          'not ',
          'π',
          '²',
          '（',
          '[',
          '|',
          'e',
          '1e',
          '\u202e',
          '\0',
          '\ud800',
        ),
        { maxLength: 30 },
      )
      .map((p) => p.join(''));
    fc.assert(
      fc.property(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 60 })), fc.boolean(), (text, conditional) => {
        const reading = conditional ? readCondition(text) : formula(text);
        if (!reading.fault) expect(typeof compile(reading.expression)(() => 1)).toBe('number');
        else {
          expect(reading.fault.position).toBeGreaterThanOrEqual(0);
          expect(reading.fault.position).toBeLessThanOrEqual(text.length);
          expect(reading.fault.message).toMatch(/。$/);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
