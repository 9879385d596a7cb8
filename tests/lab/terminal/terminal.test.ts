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
  it('says durations', () =>
    expect([400, 61_000, 7_500_000].map(duration)).toEqual(['1 秒', '1 分 1 秒', '2 小时 5 分']));
});
