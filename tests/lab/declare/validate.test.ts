import { describe, expect, it, test } from 'vitest';
import fc from 'fast-check';
import type { Controls } from '../../../src/lab/declare/define.ts';
import { changeParam, readParams, readSeed, writeParams } from '../../../src/lab/declare/validate.ts';

const controls = {
  input: { kind: 'bits', label: '输入', value: '0110', lengthOf: 'd' },
  d: { kind: 'number', label: '位数', min: 2, max: 16, step: 1, value: 4 },
  m: { kind: 'number', label: '块长', min: 2, max: 16, step: 1, value: 8, atMost: 'd' },
  even: { kind: 'number', label: '偶数', min: 2, max: 10, step: 2, value: 4 },
  epsilon: { kind: 'number', label: '误差', min: 0.001, max: 0.5, step: 0.001, value: 0.05, scale: 'log' },
  width: { kind: 'number', label: '宽度', min: 1, max: 1000, step: 1, value: null, optional: true, scale: 'log' },
  gate: { kind: 'choice', label: '门', options: { and: '与', or: '或' }, value: 'and' },
  f: {
    kind: 'function',
    label: '函数',
    value: 'x',
    presets: { x: '直线' },
    maxLength: 12,
    check: (text) => (text.includes('!') ? '不要写感叹号。' : undefined),
  },
} as const satisfies Controls;

const defaults = { input: '0110', d: 4, m: 4, even: 4, epsilon: 0.05, width: null, gate: 'and', f: 'x' };
const fault = (given: Record<string, unknown>) => readParams(controls, given).fault;

describe('readParams', () => {
  it("fills in defaults in the controls' order, fitted to what they depend on", () => {
    expect(readParams(controls, {})).toEqual({ params: defaults });
    expect(Object.keys(readParams(controls, { f: 'x^2', d: 3 }).params!)).toEqual(Object.keys(controls));
    expect(readParams(controls, { d: 6 }).params).toMatchObject({ d: 6, m: 6, input: '011001' });
    expect(readParams(controls, { d: 3 }).params).toMatchObject({ d: 3, m: 3, input: '011' });
    expect(readParams(controls, { d: 16 }).params).toMatchObject({ m: 8, input: '0110011001100110' });
  });

  it('takes text, numbers and null alike', () => {
    expect(readParams(controls, { d: '8', epsilon: '1e-2', width: '', gate: 'or', f: ' x^2 ' }).params).toMatchObject({
      d: 8,
      epsilon: 0.01,
      width: null,
      gate: 'or',
      f: 'x^2',
    });
    expect(readParams(controls, { d: '８', epsilon: '０．１' }).params).toMatchObject({ d: 8, epsilon: 0.1 });
    expect(readParams(controls, { width: 3.0, d: 5, input: '01011' }).params).toMatchObject({
      width: 3,
      input: '01011',
    });
    expect(readParams(controls, { width: null, d: undefined }).params).toEqual(defaults);
  });

  it.each([
    [{ d: 'abc' }, '参数 d（位数）应是 2 到 16 之间的整数，不能是“abc”。'],
    [{ d: 17 }, '2 到 16'],
    [{ d: 1 }, '2 到 16'],
    [{ d: 2.5 }, '整数'],
    [{ d: null }, '不能是空的'],
    [{ d: '' }, '不能是空的'],
    [{ d: NaN }, '不能是“NaN”'],
    [{ d: '0x8' }, '不能是“0x8”'],
    [{ d: '1e999' }, '不能是'],
    [{ d: true }, '不能是“true”'],
    [{ d: [8] }, '不能是这样的值'],
    [{ d: { valueOf: () => 8 } }, '不能是这样的值'],
    [{ d: 5, m: 6 }, '2 到 5 之间的整数（不超过 d）'],
    [{ even: 3 }, '从 2 起每隔 2 的整数'],
    [{ epsilon: 0 }, '0.001 到 0.5 之间的数'],
    [{ width: 1.5 }, '整数，或者留空'],
    [{ width: 0 }, '1 到 1000'],
    [{ gate: 'xor' }, 'and（与）、or（或） 之一，不能是“xor”'],
    [{ gate: 'constructor' }, '之一'],
    [{ input: '011' }, '4 个 0 或 1（与 d 同长），例如 0110'],
    [{ input: '0120' }, '4 个 0 或 1'],
    [{ d: 3, input: '0110' }, '3 个 0 或 1（与 d 同长），例如 011，'],
    [{ f: 'x'.repeat(13) }, '最多 12 个字符，你给了 13 个'],
    [{ f: 'x!' }, '写得不对：不要写感叹号。'],
    [{ f: '' }, '例如 x'],
    [{ epsilno: 1 }, '没有名为“epsilno”的参数，你要的也许是 epsilon；可以用的有 input、d、m'],
    [{ seed: 1 }, '没有名为“seed”的参数，可以用的有'],
    [JSON.parse('{"__proto__": 1}'), '没有名为“__proto__”的参数'],
    [{ constructor: 1 }, '没有名为“constructor”的参数'],
    [{ toString: 1 }, '没有名为“toString”的参数'],
  ])('refuses %j', (given, part) => {
    const found = fault(given);
    expect(found?.message).toContain(part);
    expect(found?.message).toMatch(/。$/);
    expect(found?.name).toBe(Object.keys(given as object).at(-1));
  });

  it('shows hostile text shortened and without invisible characters', () => {
    const message = fault({ d: `\u202e\n${'9'.repeat(5000)}` })!.message;
    expect(message.length).toBeLessThan(100);
    expect(message).not.toMatch(/\p{C}/u);
  });

  it('names the fault of a declaration whose controls depend on each other', () => {
    const circle: Controls = {
      a: { kind: 'number', label: '甲', min: 0, max: 1, step: 1, value: 0, atMost: 'b' },
      b: { kind: 'number', label: '乙', min: 0, max: 1, step: 1, value: 0, atMost: 'a' },
    };
    expect(() => readParams(circle, {})).toThrow('a → b → a');
    expect(() => readParams({ a: { ...circle.a!, atMost: 'c' } as never }, {})).toThrow('no control named c');
  });
});

describe('properties', () => {
  const given = fc.record(
    {
      d: fc.integer({ min: 2, max: 16 }),
      even: fc.integer({ min: 1, max: 5 }).map((n) => 2 * n),
      epsilon: fc.double({ min: 0.001, max: 0.5, noNaN: true }),
      width: fc.option(fc.integer({ min: 1, max: 1000 })),
      gate: fc.constantFrom('and', 'or'),
      f: fc.constantFrom('x', 'x^2', 'sin(x)'),
    },
    { requiredKeys: [] },
  );

  test('reading what was written gives the same parameters, and what was written is the least', () => {
    fc.assert(
      fc.property(given, (some) => {
        const { params } = readParams(controls, some);
        const written = writeParams(controls, params!);
        expect(readParams(controls, written)).toEqual({ params });
        for (const name of Object.keys(written)) {
          const { [name]: _, ...fewer } = written;
          expect(readParams(controls, fewer).params).not.toEqual(params);
        }
      }),
    );
  });

  test('whatever is given, the answer is valid parameters or a fault, never an exception', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.oneof(fc.string(), fc.constantFrom(...Object.keys(controls))), fc.anything()),
        (anything) => {
          const read = readParams(controls, anything);
          if (read.params) expect(readParams(controls, { ...read.params })).toEqual(read);
          else expect(read.fault.message.length).toBeGreaterThan(5);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('a slider never faults: what depends on it follows', () => {
    fc.assert(
      fc.property(given, fc.integer({ min: 2, max: 16 }), (some, d) => {
        const { params } = readParams(controls, some);
        const changed = changeParam(controls, params!, 'd', d);
        expect(changed.params).toMatchObject({ ...params, d, m: Math.min(params!.m, d), input: changed.params!.input });
        expect(changed.params!.input).toHaveLength(d);
      }),
    );
  });
});

test('a number is taken exactly if it lies within its own limits, at a whole number of steps from the least, and not above the other', () => {
  const small = fc.integer({ min: -9, max: 9 });
  fc.assert(
    fc.property(
      small,
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 2, max: 5 }),
      small,
      small,
      (min, span, step, given, other) => {
        const two = {
          limit: { kind: 'number', label: '上限', min: -20, max: 20, step: 1, value: 0 },
          n: { kind: 'number', label: '数', min, max: min + span, step, value: min, atMost: 'limit' },
        } as const satisfies Controls;
        const { params } = readParams(two, { limit: other, n: given });
        const allowed = given >= min && given <= min + span && given <= other && Number.isInteger((given - min) / step);
        expect(params?.n).toBe(allowed ? given : undefined);
      },
    ),
    { numRuns: 1000, seed: 1 },
  );
});

test('changeParam refuses what the changed parameter does not take', () => {
  const { params } = readParams(controls, { d: 5 });
  expect(changeParam(controls, params!, 'm', 6).fault?.name).toBe('m');
  expect(changeParam(controls, params!, '__proto__', 6).fault?.name).toBe('__proto__');
});

test('readSeed', () => {
  expect(readSeed(undefined)).toEqual({ seed: 0 });
  expect(readSeed('12')).toEqual({ seed: 12 });
  expect(Object.is(readSeed('-0').seed, 0)).toBe(true);
  for (const bad of ['-1', '1.5', 'x', 2 ** 53, '', {}])
    expect(readSeed(bad).fault?.message).toContain('0 到 9007199254740991');
});

describe('a parameter that is not shown is at its default', () => {
  const controls = {
    rate: {
      kind: 'number',
      label: '动量',
      min: 0,
      max: 1,
      step: 0.1,
      value: 0.9,
      when: { optimizer: ['momentum', 'nesterov'] },
    },
    optimizer: {
      kind: 'choice',
      label: '优化方法',
      options: { plain: '梯度下降', momentum: '动量法', nesterov: '涅斯捷罗夫法' },
      value: 'plain',
    },
  } as const satisfies Controls;
  const read = (given: Record<string, unknown>) => readParams(controls, given);

  it('and to give it another value is a fault that names the choice', () => {
    expect(read({ rate: '0.5' }).fault).toEqual({
      name: 'rate',
      message:
        '参数 rate（动量）只在 optimizer 是 momentum、nesterov 时起作用，现在 optimizer 是 plain：改 optimizer（优化方法），或去掉 rate。',
    });
    expect(read({ rate: '0.9' }).params).toEqual({ rate: 0.9, optimizer: 'plain' });
    expect(read({ rate: '0.5', optimizer: 'nesterov' }).params).toEqual({ rate: 0.5, optimizer: 'nesterov' });
  });

  it('setting one, hiding it and coming back shows what was there before', () => {
    const start = read({ optimizer: 'momentum' }).params!;
    const set = changeParam(controls, start, 'rate', 0.3).params!;
    expect(set).toEqual({ rate: 0.3, optimizer: 'momentum' });
    expect(changeParam(controls, set, 'optimizer', 'nesterov').params).toEqual({ rate: 0.3, optimizer: 'nesterov' });
    const hidden = changeParam(controls, set, 'optimizer', 'plain').params!;
    expect(hidden).toEqual({ rate: 0.9, optimizer: 'plain' });
    expect(writeParams(controls, hidden)).toEqual({});
    expect(changeParam(controls, hidden, 'optimizer', 'momentum').params).toEqual(start);
  });
});

describe('lists', () => {
  const lists = {
    widths: {
      kind: 'numbers',
      label: '宽度',
      min: 1,
      max: 64,
      step: 1,
      least: 1,
      most: 4,
      value: '8,8,8',
    },
    points: {
      kind: 'points',
      label: '点',
      x: [0, 1],
      y: [-1, 1],
      step: 0.01,
      groups: [0, 2],
      each: [1, 3],
      value: '0,0 1,1; 0.5,-1',
    },
  } as const satisfies Controls;
  const read = (given: Record<string, unknown>) => readParams(lists, given);

  it('are taken in their canonical form, from loose or full-width text', () => {
    expect(read({}).params).toEqual({ widths: '8,8,8', points: '0,0 1,1; 0.5,-1' });
    expect(read({ widths: ' 4, 4 ,4' }).params).toMatchObject({ widths: '4,4,4' });
    expect(read({ widths: '４，４', points: '0.123,−0.456；1,1' }).params).toMatchObject({
      widths: '4,4',
      points: '0.12,-0.46; 1,1',
    });
    expect(read({ widths: 16, points: '' }).params).toMatchObject({ widths: '16', points: '' });
  });

  it.each([
    [{ widths: '8,8,8,8,8' }, '1 到 4 个整数，每个从 1 到 64，用逗号隔开，例如 8,8,8；你给了 5 个。'],
    [{ widths: '' }, '你给了 0 个'],
    [{ widths: '8,2.5' }, '第 2 个是 2.5'],
    [{ widths: '8,65' }, '第 2 个是 65'],
    [{ widths: '8;8' }, '不能是“8;8”'],
    [{ widths: ['8'] }, '不能是这样的值'],
    [{ points: '0,0; 0,0; 0,0' }, '0 到 2 组点，每组 1 到 3 个'],
    [{ points: '0,0 0,0 0,0 0,0' }, '第 1 组有 4 个点'],
    [{ points: '0,0; 0,2' }, '第 2 组第 1 个点 (0, 2) 在外面'],
    [{ points: '0,0,0' }, '写成“x,y”'],
    [{ points: '1,1 '.repeat(9000) }, '不能是'],
  ])('%j is refused with its place', (given, words) => expect(read(given).fault!.message).toContain(words));

  it('come back from what is written of them', () => {
    const point = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.array(fc.array(point, { minLength: 1, maxLength: 3 }), { maxLength: 2 }), (groups) => {
        const text = groups.map((points) => points.map(([x, y]) => `${x},${y}`).join(' ')).join('; ');
        const once = read({ points: text }).params!;
        expect(read(writeParams(lists, once)).params).toEqual(once);
      }),
    );
  });
});

describe('tables of numbers', () => {
  const controls = {
    table: { kind: 'rows', label: '表', min: 0, max: 1, rows: [1, 3], each: [1, 2], value: '0.7,0.3; 0.4,0.6' },
  } as const;
  const read = (table: string) => readParams(controls, { table });
  it('are written in one way, whatever signs they were typed with', () => {
    expect(readParams(controls, {}).params).toEqual({ table: '0.7,0.3; 0.4,0.6' });
    expect(read('１，０；.5,0.50').params).toEqual({ table: '1,0; 0.5,0.5' });
    expect(read('1').params).toEqual({ table: '1' });
  });
  it.each([
    ['0.5,x; 1', '第 1 行第 2 个“x”不对'],
    ['0.5; 1,', '第 2 行第 2 个是空的'],
    ['1; 1; 1; 1', '你给了 4 行'],
    ['', '你给了 0 行'],
    ['1,0; 0,1,0', '第 2 行有 3 个数'],
    ['1,0; 0,1.5', '第 2 行第 2 个是 1.5'],
  ])('%s is refused with its place', (table, words) => {
    const { message } = read(table).fault!;
    expect(message).toContain(
      '参数 table（表）应是 1 到 3 行数，每行 1 到 2 个，每个从 0 到 1，数用逗号、行用分号隔开',
    );
    expect(message).toContain(words);
  });
});

describe('bits with names of their own, lists that may be empty, and what an input shows', () => {
  const controls = {
    shown: { kind: 'bits', label: '输入', value: '110', names: ['甲', '乙', '丙'] },
    list: { kind: 'numbers', label: '一串', min: 1, max: 8, step: 1, least: 0, most: 3, value: '' },
    own: {
      kind: 'numbers',
      label: '自己的',
      min: 0,
      max: 9,
      step: 1,
      least: 0,
      most: 3,
      value: '1',
      when: { data: ['own'] },
    },
    data: {
      kind: 'table',
      label: '数据',
      columns: { x: 'number' },
      most: 5,
      value: 'made',
      sets: { made: { label: '造的' }, own: { label: '自己的' } },
    },
  } as unknown as Controls;
  const faultOf = (given: Record<string, unknown>) => readParams(controls, given).fault?.message;

  it('are as many bits as names, and the fault names them', () => {
    expect(readParams(controls, {}).params).toMatchObject({ shown: '110', list: '', own: '1' });
    expect(readParams(controls, { shown: '001' }).params).toMatchObject({ shown: '001' });
    expect(faultOf({ shown: '01' })).toBe(
      '参数 shown（输入）应是 3 个 0 或 1（依次是 甲、乙、丙），例如 110，不能是“01”。',
    );
    expect(changeParam(controls, readParams(controls, {}).params!, 'shown', '0').fault?.name).toBe('shown');
  });

  it('an empty list is a value like others, and is written as one', () => {
    const { params } = readParams(controls, { list: '3,4' });
    expect(writeParams(controls, params!)).toEqual({ list: '3,4' });
    const emptied = changeParam(controls, readParams(controls, { own: '', data: 'own' }).params!, 'list', '').params!;
    expect(writeParams(controls, emptied)).toEqual({ own: '', data: 'own' });
    expect(readParams(controls, writeParams(controls, emptied)).params).toEqual(emptied);
    expect(faultOf({ list: '9' })).toContain('每个从 1 到 8，用逗号隔开；第 1 个是 9');
  });

  it('is shown only while the input is on that set', () => {
    expect(faultOf({ own: '2' })).toContain('只在 data 是 own 时起作用，现在 data 是 made');
    expect(readParams(controls, { own: '2', data: 'own' }).params).toMatchObject({ own: '2' });
    const { params } = changeParam(controls, readParams(controls, { own: '2', data: 'own' }).params!, 'data', 'made');
    expect(params).toMatchObject({ own: '1', data: 'made' });
  });
});
