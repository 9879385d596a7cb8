import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { lateFormat } from '../../src/project/plot-format.ts';

const path = new URL('../../node_modules/@observablehq/plot/src/format.js', import.meta.url);

/** The module as functions of what it imports. */
function moduleOf(code: string): { formatNumber: () => (value: number) => string } {
  const body = code.replace(/^import .*$/gm, '').replace(/^export (function|const)/gm, '$1');
  return new Function('memoize1', 'string', 'isoFormat', `${body}; return { formatNumber };`)(
    <V>(make: (...key: string[]) => V) => {
      const kept = new Map<string, V>();
      return (...key: string[]) => kept.get(key.join()) ?? kept.set(key.join(), make(...key)).get(key.join());
    },
  ) as ReturnType<typeof moduleOf>;
}

afterEach(() => vi.restoreAllMocks());

test("Plot's formats make an Intl.NumberFormat for the first number written, not when they are loaded, and write the same", () => {
  const code = readFileSync(path, 'utf8');
  const expected = [0, 1234.5, -0.25].map(moduleOf(code).formatNumber());
  const made = vi.spyOn(Intl, 'NumberFormat');
  const write = moduleOf(lateFormat(code)).formatNumber();
  expect(made).not.toHaveBeenCalled();
  expect([0, 1234.5, -0.25].map(write)).toEqual(expected);
  expect(made).toHaveBeenCalledTimes(1);
});

test('another text of the module is not passed over', () => {
  expect(() => lateFormat('export const format = 1;')).toThrow('format.js');
});
