import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAddress, writeAddress } from '../../../src/lab/declare/address.ts';
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
