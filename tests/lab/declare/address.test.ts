import fc from 'fast-check';
import { cpuSeconds } from '../../cpu-time.ts';
import { describe, expect, test } from 'vitest';
import { ownAddress, readAddress, writeAddress } from '../../../src/lab/declare/address.ts';
import type { Controls } from '../../../src/lab/declare/define.ts';
import { readParams } from '../../../src/lab/declare/validate.ts';

const controls = {
  d: { kind: 'number', label: '位数', min: 2, max: 16, step: 1, value: 8 },
  m: { kind: 'number', label: '块长', min: 2, max: 16, step: 1, value: 4, atMost: 'd' },
  bits: { kind: 'bits', label: '输入', value: '10110100', lengthOf: 'd' },
  width: { kind: 'number', label: '宽度', min: 1, max: 2000, step: 1, value: null, optional: true },
  f: { kind: 'function', label: '函数', value: 'sin(2*pi*x)', presets: {}, maxLength: 200, check: () => undefined },
} as const satisfies Controls;

const at = (given: Record<string, unknown>, seed = 0) => {
  const { params, fault } = readParams(controls, given);
  if (fault) throw new Error(fault.message);
  return { params, seed };
};

const states = fc
  .record({
    d: fc.integer({ min: 2, max: 16 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    width: fc.option(fc.integer({ min: 1, max: 2000 })),
    f: fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() !== ''),
    seed: fc.integer({ min: 0, max: 1e9 }),
    word: fc.integer({ min: 0, max: 65535 }),
  })
  .map(({ d, share, width, f, seed, word }) =>
    at(
      { d, m: 2 + Math.round(share * (d - 2)), width, f: f.trim(), bits: word.toString(2).padStart(16, '0').slice(-d) },
      seed,
    ),
  );

describe('the address of a figure', () => {
  test('every state comes back as it was written, wherever the figure starts', () => {
    fc.assert(
      fc.property(states, states, (state, origin) => {
        const search = writeAddress('?q=1', 'fig-a', controls, state, origin);
        const { params, seed } = readAddress(search, 'fig-a', controls) ?? origin;
        expect({ params, seed }).toEqual(state);
      }),
    );
  });

  test('the state a figure starts from leaves no trace', () => {
    expect(writeAddress('?a.d=3', 'a', controls, at({ d: 5 }), at({ d: 5 }))).toBe('');
  });

  test('another figure and other queries are left alone', () => {
    expect(writeAddress('?q=%E6%A8%A1&b.d=3', 'a', controls, at({ d: 5 }), at({}))).toBe('?q=%E6%A8%A1&b.d=3&a.d=5');
    expect(readAddress('?ab.d=3', 'a', controls)).toBeUndefined();
  });

  test('a state of nothing but defaults can be written where the figure starts elsewhere', () => {
    expect(writeAddress('', 'a', controls, at({}), at({ d: 5 }))).toBe('?a.seed=0');
  });

  test.each([
    ['?a.d=99&a.width=12', 'd（位数）', { width: 12, d: 8 }],
    ['?a.d=4&a.m=9', 'm（块长）', { d: 4, m: 4 }],
    ['?a.bits=012&a.d=3', 'bits（输入）', { d: 3, bits: '101' }],
    ['?a.seed=-1&a.d=3', 'seed', { d: 3 }],
    ['?a.__proto__=1&a.d=3', '__proto__', { d: 3 }],
    ['?a.d=%00&a.f=x', 'd（位数）', { d: 8, f: 'x' }],
  ])('%s: one sentence about the value, the rest kept', (search, named, kept) => {
    const read = readAddress(search, 'a', controls)!;
    expect(read.faults).toHaveLength(1);
    expect(read.faults[0]).toContain(named);
    expect(read.params).toMatchObject(kept);
  });

  test('whatever is in a URL, something valid comes out', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.constantFrom('d', 'm', 'bits', 'width', 'f', 'seed', 'x', '__proto__', 'constructor'),
            fc.string(),
          ),
        ),
        (pairs) => {
          const read = readAddress(
            `?${new URLSearchParams(pairs.map(([name, value]) => [`a.${name}`, value]))}`,
            'a',
            controls,
          );
          if (read) expect(readParams(controls, read.params).fault).toBeUndefined();
        },
      ),
    );
  });
});

describe('an address on its way', () => {
  const written = (f: string, more: Record<string, unknown> = {}) =>
    writeAddress('', 'a', controls, at({ ...more, f }), at({}));
  const read = (search: string) => readAddress(search, 'a', controls)!;
  const formulas = [
    'sin(x)+x',
    'exp(-40*(x-0.5)^2)',
    'x/2',
    '[0, 0.7, 1e+3]',
    '2×x',
    'plus+u41',
    'x²+(x)(x)',
    '.5',
    'x.',
  ];

  test('is spelled with letters, digits and . , - _ only, so that a reader can still read it', () => {
    expect(written('sin(x)+x')).toBe('?a.f=sin_open_x_close_plus_x');
    expect(written('[0, 0.7]')).toBe('?a.f=list_0,__0.7_end');
    expect(written('over+to')).toBe('?a.f=u6f_ver_plus_u74_o');
    expect(written('+')).toBe('?a.f=_plus');
    for (const f of formulas) expect(written(f)).toMatch(/^\?a\.f=[A-Za-z0-9.,_-]*[A-Za-z0-9-]$/);
  });

  const harms: [what: string, harm: (search: string) => string][] = [
    ['decoded', decodeURIComponent],
    ['decoded, + taken for a blank', (search) => decodeURIComponent(search).replaceAll('+', ' ')],
    [
      'encoded twice',
      (search) => `?${search.slice(1).replace(/[^=&]+/g, (part) => encodeURIComponent(encodeURIComponent(part)))}`,
    ],
    ['written anew by a form', (search) => `?${new URLSearchParams(search)}`],
    ['with more after it', (search) => `${search}&from=timeline&isappinstalled=0`],
    ['with more before it', (search) => `?utm_source=x&${search.slice(1)}`],
    ['copied from HTML', (search) => `?q=1&amp;${search.slice(1).replaceAll('&', '&amp;')}`],
    ['at the end of a Chinese sentence', (search) => `${search}。`],
    ['the same, encoded', (search) => `${search}%E3%80%82`],
    ['in Chinese quotation marks', (search) => `${search}”，`],
    ['at the end of an English sentence', (search) => `${search}.`],
    ['with two question marks', (search) => `?${search}`],
  ];
  test.each(harms)('%s is read as it was written', (_, harm) => {
    for (const f of formulas) expect(read(harm(written(f, { d: 5 })))).toEqual({ ...at({ f, d: 5 }), faults: [] });
  });

  test('any text comes back, decoded once more or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), (text) => {
        const f = text.trim();
        fc.pre(f !== '' && f !== 'sin(2*pi*x)');
        expect(read(written(f)).params.f).toBe(f);
        expect(read(decodeURIComponent(written(f))).params.f).toBe(f);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    ['?a.f=sin%282*pi*x%29%2Bx', 'sin(2*pi*x)+x'],
    ['?a.f=sin(2*pi*x)%252Bx', 'sin(2*pi*x)+x'],
    ['?a.f=%5B0%2C+0.7%2C+1%5D', '[0, 0.7, 1]'],
    ['?a.f=x+*+2', 'x * 2'],
    ['?a.f=%E6%AD%A3%25', '正%'],
  ])('of old, %s, is still read', (search, f) => expect(read(search)).toMatchObject({ params: { f }, faults: [] }));

  test.each([
    ['?a.f=sin(x)+x', 7],
    ['?a.f=2+x', 2],
    ['?a.f=x%20(x-1)', 2],
    ['?a.f=x%C2%B2+%CF%80', 3],
    ['?a.f=x++1', 2],
    ['?a.f=1e+5*x', 3],
  ])('of old whose plus was lost, %s, is told where, and nothing else is run', (search, place) => {
    const { params, faults } = read(search);
    expect(params.f).toBe('sin(2*pi*x)');
    expect(faults).toHaveLength(1);
    expect(faults[0]).toMatch(new RegExp(`^参数 f（函数）在链接里第 ${place} 个字符处是空格：.*加号.*。$`));
  });
  test.each(['?a.f=x*+2', '?a.f=(+x)', '?a.f=max(x,+1)', '?a.f=2^+x', '?a.f=x-+1'])(
    '%s lost a plus that says nothing',
    (search) => expect(read(search).faults).toEqual([]),
  );

  test.each(['sin_open_x_clo', '2_x', 'x_tims_2', 'sinx_', '_', 'x_uffffffff'])('%s is no spelling of ours', (text) => {
    expect(read(`?a.f=${text}`).params.f).toMatch(text === '_' ? /^sin/ : /_|sinx$/);
  });

  test('a link of a hundred thousand marks is read at once', async () => {
    const search = `?a.f=${'.'.repeat(1e5)}x${' .'.repeat(1e5)}`;
    expect(await cpuSeconds(() => read(search))).toBeLessThan(1);
  });

  test('what is repeated counts for nothing, and is told as in the terminal', () => {
    expect(read('?a.d=3&a.d=4&a.width=9')).toEqual({ ...at({ width: 9 }), faults: ['参数 d 给了两次，只写一次。'] });
    expect(read('?a.seed=1&a.seed=1&a.seed=1').faults).toEqual(['参数 seed 给了 3 次，只写一次。']);
  });

  test('unknown parameters are one sentence, however many', () => {
    const many = Array.from({ length: 600 }, (_, i) => `a.x${i}=1`).join('&');
    const { faults, params } = read(`?${many}&${many}&a.d=5`);
    expect(faults).toEqual(['有 600 个参数没有定义：“x0”、“x1”、“x2”等；可以用的有 d、m、bits、width、f。']);
    expect(params.d).toBe(5);
    expect(faults).toEqual([
      readParams(controls, Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`x${i}`, '1']))).fault!.message,
    ]);
    expect(read('?a.x=1&a.y=1').faults[0]).toContain('有 2 个参数没有定义：“x”、“y”；');
  });

  test("a figure's own part is passed on under another key, spelled anew", () => {
    expect(ownAddress('?q=1&fig-a.f=sin(x)%2Bx&b.d=3&fig-a.seed=2', 'fig-a', 'a')).toBe(
      '?a.f=sin_open_x_close_plus_x&a.seed=2',
    );
    expect(ownAddress('?q=1', 'a')).toBe('');
  });
});
