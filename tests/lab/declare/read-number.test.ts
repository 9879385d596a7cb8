import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Controls } from '../../../src/lab/declare/define.ts';
import { mending, readDecimal } from '../../../src/lab/declare/read-number.ts';
import { readParams } from '../../../src/lab/declare/validate.ts';

const controls = {
  width: { kind: 'number', label: '宽度', min: 1, max: 50_000, step: 1, value: 8, scale: 'log' },
  epsilon: { kind: 'number', label: '误差', min: -10, max: 10, step: 0.0001, value: 0.25 },
  widths: { kind: 'numbers', label: '各层', min: -64, max: 64, step: 0.1, least: 1, most: 4, value: '8,8' },
  points: { kind: 'points', label: '点', x: [0, 1], y: [-1, 1], step: 0.01, groups: [0, 2], each: [1, 3], value: '' },
} as const satisfies Controls;
const read = (given: Record<string, unknown>) => readParams(controls, given);

describe('a number', () => {
  it.each([
    ['12', 12],
    [' 12 ', 12],
    ['１２．５', 12.5],
    ['1e-2', 0.01],
    ['１ｅ－２', 0.01],
    ['\u22123', -3],
    ['\u20113', -3],
    ['\u20133', -3],
    ['\ufe633', -3],
    ['\uff0d3', -3],
    ['\uff0b3', 3],
    ['.5', 0.5],
    ['5.', 5],
  ])('%j is %d', (text, value) => expect(readDecimal(text)).toBe(value));

  it.each([
    '10²',
    '½',
    '①',
    '0。5',
    '0,5',
    '1,000',
    '0x8',
    '1e',
    'Infinity',
    '٣',
    '𝟏',
    '1 0',
    '10^2',
    '',
    '-',
    '1e999',
  ])('%j is none', (text) => expect(readDecimal(text)).toBeUndefined());

  test('zero written has no sign', () => expect(Object.is(readDecimal('-0'), 0)).toBe(true));
  test('every number that JavaScript writes is read, with the minus sign of print too', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (x) => {
        expect(readDecimal(String(x))).toBe(x + 0);
        expect(readDecimal(String(x).replace('-', '\u2212'))).toBe(x + 0);
      }),
    );
  });
});

describe('what is no number is told how to be one', () => {
  it.each<[string, boolean, string]>([
    ['0。5', false, '小数点请写成“.”，例如 0.5'],
    ['0,5', false, '小数点请写成“.”，例如 0.5'],
    ['0，5', false, '小数点请写成“.”，例如 0.5'],
    ['−0、25', false, '小数点请写成“.”，例如 -0.25'],
    ['。5', false, '小数点请写成“.”，例如 0.5'],
    ['1·5', true, '小数点请写成“.”，例如 1.5'],
    ['1,000', true, '数里不加逗号，请写成 1000'],
    ['1,000', false, '小数点请写成“.”，例如 1.000'],
    ['12，345，678', true, '数里不加逗号，请写成 12345678'],
    ['10²', true, '上标在这里不算数，请写出乘方的得数'],
    ['10⁻²', false, '上标在这里不算数，请写出乘方的得数'],
    ['5%', false, '百分数请写成小数，例如 5% 写成 0.05'],
    ['５％', false, '百分数请写成小数，例如 5% 写成 0.05'],
    ['二十', true, '请用 0 到 9 的数字来写'],
    ['3千', true, '请用 0 到 9 的数字来写'],
    ['①', true, '请用 0 到 9 的数字来写，小数点写成“.”'],
    ['½', false, '请用 0 到 9 的数字来写，小数点写成“.”'],
    ['1 000', true, '数的中间不要有空格'],
    ['2^10', true, '这里只写一个数，不写算式'],
    ['1/2', false, '这里只写一个数，不写算式'],
    ['20个', true, '只写数，不写单位'],
    ['20。', true, '请去掉末尾的“。”'],
  ])('%s', (text, whole, words) => expect(mending(text, whole)).toBe(`：${words}`));
  it.each(['abc', '', 'NaN', '0x8'])('%j is told nothing', (text) => expect(mending(text, true)).toBe(''));

  test('in the sentence of its parameter', () => {
    expect(read({ width: '10²' }).fault!.message).toBe(
      '参数 width（宽度）应是 1 到 50000 之间的整数，不能是“10²”：上标在这里不算数，请写出乘方的得数。',
    );
    expect(read({ epsilon: '0。5' }).fault!.message).toMatch(/不能是“0。5”：小数点请写成“\.”，例如 0\.5。$/);
    expect(read({ width: '1.5' }).fault!.message).toMatch(/不能是“1\.5”。$/);
  });
});

describe('lists', () => {
  it.each([
    [{ widths: '1，2、3' }, { widths: '1,2,3' }],
    [{ widths: '\u20111.5, ２' }, { widths: '-1.5,2' }],
    [{ points: '0.5，\u22120.5　1,1；0,0' }, { points: '0.5,-0.5 1,1; 0,0' }],
  ])('%j is read', (given, params) => expect(read(given).params).toMatchObject(params));

  it.each([
    [{ widths: '1,10²' }, '：第 2 个“10²”不对，上标在这里不算数'],
    [{ widths: '1,0。5,2' }, '：第 2 个“0。5”不对，小数点请写成“.”，例如 0.5。'],
    [{ widths: '1,,2' }, '：第 2 个是空的。'],
    [{ widths: '1,x' }, '：第 2 个“x”不对。'],
    [{ widths: '10²' }, '不能是“10²”：上标'],
    [{ points: '0,0 1;0,0' }, '：第 1 组第 2 个点里的“1”不对。'],
    [{ points: '0,0; 0。5,1' }, '：第 2 组第 1 个点里的“0。5”不对，小数点'],
    [{ points: '0,0;' }, '：第 2 组是空的。'],
  ])('%j is told which part', (given, words) => expect(read(given).fault!.message).toContain(words));
});
