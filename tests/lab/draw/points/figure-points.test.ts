import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raster } from '../../../../src/lab/draw/charts/raster.ts';
import { curveMarks } from '../../../../src/lab/draw/charts/curves.ts';
import { dot, inPixels, line, link, rect, ruleX, text, type Panel } from '../../../../src/lab/draw/draw.ts';
import { figurePoints } from '../../../../src/lab/draw/points/figure-points.ts';
import { endLabels } from '../../../../src/lab/draw/text/labels.ts';

const axes = { x: { domain: [0, 10], label: '宽度（个）' }, y: { domain: [0, 1], label: '误差' } } satisfies Panel;
const only = (panel: Panel) => {
  const all = figurePoints(panel);
  expect(all).toHaveLength(1);
  return all[0]!;
};
const wordsOf = (panel: Panel) => {
  const { count, point } = only(panel);
  return Array.from({ length: count }, (_, i) => point(i).words);
};
const finite = fc.integer({ min: -9999, max: 9999 });
const places = fc.uniqueArray(fc.tuple(finite, finite), { minLength: 2, maxLength: 30, selector: ([x]) => x });

describe('the data of a drawing', () => {
  it('are those of its line, in their order, none left out', () => {
    fc.assert(
      fc.property(places, (data) => {
        const { count, point } = only({ ...axes, marks: [line(data)] });
        expect(Array.from({ length: count }, (_, i) => [point(i).x, point(i).y])).toEqual(data);
      }),
    );
  });

  it('are those of its dots, from left to right', () => {
    fc.assert(
      fc.property(places, (data) => {
        const { count, point } = only({ ...axes, marks: [dot(data)] });
        const found = Array.from({ length: count }, (_, i) => [point(i).x, point(i).y]);
        expect(found).toEqual(data.toSorted(([a], [b]) => a - b));
      }),
    );
  });

  it('are said with names and units of the axes', () => {
    expect(wordsOf({ ...axes, marks: [dot([[4, 0.021]])] })).toEqual(['宽度 4 个，误差 0.021']);
  });

  it('leave out what is not drawn', () => {
    const data = [
      [1, 0.5],
      [2, NaN],
      [3, 0.1],
    ];
    expect(wordsOf({ ...axes, marks: [line(data)] })).toEqual(['宽度 1 个，误差 0.5', '宽度 3 个，误差 0.1']);
  });

  it('are one series where dots lie on a line of their colour', () => {
    const data: [number, number][] = [
      [1, 0.5],
      [2, 0.25],
    ];
    const marks = [
      line(data, { stroke: 'var(--indigo)' }),
      dot(data, { fill: 'var(--indigo)' }),
      dot([data[1]!], { r: 6 }),
    ];
    expect(only({ ...axes, marks }).count).toBe(2);
    expect(
      figurePoints({
        ...axes,
        marks: [
          marks[0]!,
          dot(
            [
              [1, 0.5],
              [2, 0.75],
            ],
            { fill: 'var(--indigo)' },
          ),
        ],
      }),
    ).toHaveLength(2);
  });

  it('have names: those at the ends of curves, and intervals: bands and bars', () => {
    const curve = {
      series: 'deep',
      x: [1, 2],
      seeds: [
        [0.2, 0.4],
        [0.4, 0.8],
      ],
    } as const;
    const [mean] = figurePoints({ ...axes, marks: curveMarks([{ ...curve, name: '深' }]) });
    expect(mean!.name).toBe('深');
    expect(mean!.point(0).words).toBe('宽度 1 个，误差 0.3，区间从 0.2 到 0.4');
    const bars = [{ x: 1, mean: 0.5, low: 0.4, high: 0.7 }];
    const marks = [link(bars, { x1: 'x', x2: 'x', y1: 'low', y2: 'high' }), dot(bars, { x: 'x', y: 'mean' })];
    expect(wordsOf({ ...axes, marks })).toEqual(['宽度 1 个，误差 0.5，区间从 0.4 到 0.7']);
  });

  it('never take the name of another series: of two curves of a colour it is that of the one at whose end it stands', () => {
    const [first, second] = [
      [
        [1, 0.5],
        [2, 0.25],
      ],
      [
        [1, 0.9],
        [2, 0.7],
      ],
    ] as [number, number][][];
    const stroke = 'var(--indigo)';
    const label = endLabels([{ x: 2, y: 0.7, text: '深而窄', color: stroke }]);
    const all = figurePoints({ ...axes, marks: [line(first!, { stroke }), line(second!, { stroke }), label] });
    expect(all.map(({ name, point }) => [name, point(0).y])).toEqual([
      ['蓝色的线', 0.5],
      ['深而窄', 0.9],
    ]);
  });

  it('say what stands at a point where several have words', () => {
    const cells = [
      { x: 1, y: 0.1, name: '甲' },
      { x: 2, y: 0.2, name: '乙' },
    ];
    const at = { x: 'x', y: 'y' } as const;
    expect(wordsOf({ ...axes, marks: [dot(cells, at), text(cells, { ...at, text: 'name' })] })).toEqual([
      '甲，宽度 1 个，误差 0.1',
      '乙，宽度 2 个，误差 0.2',
    ]);
  });

  it('read an axis as it is written: shares, powers of ten, words', () => {
    const said = (y: NonNullable<Panel['y']>, value: number) =>
      wordsOf({ ...axes, y, marks: [dot([[1, value]])] })[0]!.replace(/^宽度 1 个，|，宽度 1 个$/, '');
    expect(said({ domain: [0, 1], label: '', tickFormat: (v: number) => `${Math.round(100 * v)}%` }, 0.9375)).toBe(
      '93.75%',
    );
    expect(
      said({ domain: [-0.1, 0.1], label: '百分点', tickFormat: (v: number) => String(Math.round(100 * v)) }, -0.0655),
    ).toBe('−6.55 百分点');
    expect(
      said(
        { domain: [0, 4], label: '块数（对数刻度）', ticks: [0, 1, 2], tickFormat: (v: number) => String(10 ** v) },
        Math.log10(37),
      ),
    ).toBe('块数 37');
    expect(
      said({ domain: [0, 2], label: '层', ticks: [0, 1, 2], tickFormat: (v: number) => ['输入', '1', '输出'][v]! }, 2),
    ).toBe('层 输出');
    expect(
      said(
        { type: 'log', domain: [300, 30_000], label: '', tickFormat: (v: number) => (v >= 1e4 ? `${v / 1e4} 万` : '') },
        3000,
      ),
    ).toBe('3000');
  });

  it('are no nets, guides, single boxes or pixels', () => {
    const edges = [{ x1: 0, y1: 0, x2: 5, y2: 3 }];
    const ends = { x1: 'x1', y1: 'y1', x2: 'x2', y2: 'y2' } as const;
    expect(figurePoints({ ...axes, marks: [link(edges, ends), rect(edges, ends), ruleX([3])] })).toEqual([]);
    expect(figurePoints({ ...inPixels(300, 200), marks: [dot([[20, 30]])] })).toEqual([]);
  });
});

describe('the cells of a map', () => {
  const values = [1, 2, 3, 4, 5, 6];
  const said = (panel: Panel) => wordsOf(panel).map((words) => Number(/值 (\d)$/.exec(words)![1]));

  it('are gone through from the upper left as they are drawn, whichever way axes and rows run', () => {
    const cells = (x: readonly [number, number], y: readonly [number, number]) =>
      raster(values, { columns: 3, x, y, domain: [0, 6] });
    const marks = (...at: Parameters<typeof cells>) => ({
      ...axes,
      x: { domain: [0, 3] },
      y: { domain: [0, 2] },
      marks: [cells(...at)],
    });
    // An axis of y rises: the first row, along 0, is drawn lowest.
    expect(said(marks([0, 3], [0, 2]))).toEqual([4, 5, 6, 1, 2, 3]);
    expect(said(marks([0, 3], [2, 0]))).toEqual(values);
    expect(said(marks([3, 0], [2, 0]))).toEqual([3, 2, 1, 6, 5, 4]);
    expect(said({ ...inPixels(90, 60), marks: [cells([0, 90], [0, 60])] })).toEqual(values);
    expect(said({ x: { domain: [0, 3] }, y: { domain: [2, 0] }, marks: [cells([0, 3], [0, 2])] })).toEqual(values);
  });

  it('are where they are drawn', () => {
    const { point } = only({
      x: { domain: [0, 3], label: '时间（秒）' },
      y: { domain: [0, 2], label: '频率（赫）' },
      marks: [raster(values, { columns: 3, x: [0, 3], y: [0, 2], domain: [0, 6] })],
    });
    expect(point(0)).toEqual({ x: 0.5, y: 1.5, words: '时间 0.5 秒，频率 1.5 赫，值 4' });
  });
});
