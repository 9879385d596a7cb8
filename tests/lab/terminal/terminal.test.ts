import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { alignRows, cellText, tableText } from '../../../src/lab/terminal/columns.ts';
import { duration, progressBar } from '../../../src/lab/terminal/progress.ts';

describe('columns', () => {
  it('counts the columns of a terminal: two for Chinese, none for a mark on the letter before', () =>
    expect(alignRows(['abc', '深度', '（宽）', 'e\u0301', '𠮷', '·', 'ｘ', ''].map((text) => [text, '|']))).toBe(
      [
        'abc     |',
        '深度    |',
        '（宽）  |',
        'e\u0301       |',
        '𠮷      |',
        '·       |',
        'ｘ      |',
        '        |',
      ].join('\n'),
    ));
  it('aligns Chinese and numbers', () => {
    expect(
      alignRows([
        ['名字', 'n'],
        ['a', 5],
        ['中文名', 12345],
      ]),
    ).toBe('名字        n\na           5\n中文名  12345');
  });
  it('gives every line of a table the same width where columns are full', () => {
    const lines = tableText({
      columns: [{ label: '门' }, { label: '数目', unit: '个' }],
      rows: [
        ['与', 7],
        ['or', null],
      ],
    }).split('\n');
    expect(lines).toEqual(['门  数目（个）', '──────────────', '与           7', 'or           –']);
    expect(tableText({ columns: [{ label: '门' }], rows: [] })).toBe('门\n──');
  });
  it('shows numbers to read', () => {
    expect([0, -3, 1e9, 0.1 + 0.2, 1 / 3, 1e-9, 123456.789].map(cellText)).toEqual([
      '0',
      '-3',
      '1000000000',
      '0.3',
      '0.333333',
      '1e-9',
      '123457',
    ]);
  });
});

describe('progressBar', () => {
  const trial = (isTTY: boolean) => {
    let time = 0;
    const written: string[] = [];
    const bar = progressBar({ isTTY, write: (text) => written.push(text) }, () => time);
    return { written, bar, at: (ms: number) => (time = ms) };
  };
  it('shows a terminal nothing for a short run, then the time left', () => {
    const { written, bar, at } = trial(true);
    at(200);
    bar.show(0.5);
    expect(written).toEqual([]);
    bar.clear();
    expect(written).toEqual([]);
    at(1000);
    bar.show(0.25, '宇宙');
    at(1050);
    bar.show(0.3);
    expect(written).toEqual([`\r\u001b[K${'█'.repeat(6)}${'░'.repeat(18)} 25%，大约还要 3 秒  宇宙`]);
    bar.clear();
    bar.clear();
    expect(written.slice(1)).toEqual(['\r\u001b[K']);
  });
  it('stays within the terminal', () => {
    let time = 0;
    const written: string[] = [];
    const bar = progressBar({ isTTY: true, columns: 40, write: (text) => written.push(text) }, () => time);
    time = 1000;
    bar.show(0.5, '很长很长的名字'.repeat(9));
    expect(stringWidth(written[0]!.replace('\r\u001b[K', ''))).toBeLessThan(40);
  });
  it('writes a file a line every ten seconds', () => {
    const { written, bar, at } = trial(false);
    for (let ms = 0; ms <= 30_000; ms += 100) {
      at(ms);
      bar.show(ms / 60_000);
    }
    expect(written).toEqual([
      '正在计算 16%，大约还要 50 秒\n',
      '正在计算 33%，大约还要 40 秒\n',
      '正在计算 50%，大约还要 30 秒\n',
    ]);
  });
  it('never goes back, fills its cells with what is done, and of even work says the time that is left', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90_000 }), fc.integer({ min: 0, max: 90 }), (rest, before) => {
        const { written, bar, at } = trial(true);
        bar.skip(before / 100);
        for (let i = 0; i <= 40; i++) {
          at((rest * i) / 40);
          bar.show((before + ((100 - before) * i) / 40) / 100);
        }
        const shares = written.map((line) => Number(/ (\d+)%/.exec(line)![1]));
        expect(shares).toEqual([...shares].sort((a, b) => a - b));
        if (rest > 5000) expect(shares.at(-1)).toBe(100);
        for (const [i, line] of written.entries()) {
          const [full, empty] = ['█', '░'].map((cell) => line.split(cell).length - 1) as [number, number];
          expect(full + empty).toBe(24);
          expect(Math.abs(full / 24 - shares[i]! / 100)).toBeLessThan(0.5 / 24 + 0.01 + 1e-9);
          const left = /还要 (?:(\d+) 分 )?(\d+) 秒/.exec(line);
          if (!left) continue;
          // Of the work that was not done earlier this share was left, in its share of the time; a percent and a second are rounded.
          const seconds = Number(left[1] ?? 0) * 60 + Number(left[2]);
          const exact = (rest / 1000) * ((100 - shares[i]!) / (100 - before));
          expect(seconds).toBeGreaterThanOrEqual(Math.max(1, exact - rest / 1000 / (100 - before) - 1));
          expect(seconds).toBeLessThanOrEqual(Math.max(1, exact + 1));
        }
      }),
      { numRuns: 25, seed: 1 },
    );
  });
  it('says durations, each unit below the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90_000 }), (seconds) => {
        const [hours, minutes, rest] = ['小时', '分', '秒'].map((unit) =>
          Number(new RegExp(`(\\d+) ${unit}`).exec(duration(seconds * 1000))?.[1] ?? 0),
        ) as [number, number, number];
        expect(minutes).toBeLessThan(60);
        expect(rest).toBeLessThan(60);
        const told = hours * 3600 + minutes * 60 + rest;
        expect(seconds - told).toBeGreaterThanOrEqual(0);
        expect(seconds - told).toBeLessThan(hours > 0 ? 60 : 1);
      }),
      { numRuns: 300, seed: 2 },
    );
  });
  it('says durations', () =>
    expect([400, 61_000, 7_500_000].map(duration)).toEqual(['1 秒', '1 分 1 秒', '2 小时 5 分']));
});
