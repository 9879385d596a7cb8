import { describe, expect, it } from 'vitest';
import { curveMarks, learningPanel, summary, type SeedCurve } from '../../../src/lab/draw/charts/curves.ts';
import { series } from '../../../src/lab/draw/series.ts';
import { readFigure, type Point } from '../../drawings/read-marks.ts';

const deep: SeedCurve = {
  name: '深',
  series: 'deep',
  x: [0, 100, 200],
  seeds: [
    [0.5, 0.6, 0.9],
    [0.5, 0.9, 1],
    [0.5, 0.6, 0.8],
  ],
};
const shallow: SeedCurve = { name: '浅', series: 'shallow', x: [0, 100, 200], seeds: [[0.4, 0.45, 0.5]] };
const read = (curves: SeedCurve[], options: Parameters<typeof curveMarks>[1] = {}) =>
  readFigure(
    learningPanel(curves, { ...options, title: '学', height: 200, steps: 400, y: { domain: [0, 1] } }),
    340,
  )[0]!;

function close(found: readonly Point[], wanted: readonly Point[]) {
  expect(found).toHaveLength(wanted.length);
  wanted.forEach(([x, y], i) => {
    expect(found[i]![0]).toBeCloseTo(x, 1);
    expect(found[i]![1]).toBeCloseTo(y, 4);
  });
}

describe('a curve of several seeds', () => {
  it('is its mean, in a band from the lowest seed to the highest', () => {
    const { only } = read([deep, shallow]);
    close(only({ stroke: series.deep.color, tag: 'path' }).points, [
      [0, 0.5],
      [100, 0.7],
      [200, 0.9],
    ]);
    // Upper edge forwards, lower edge backwards, or the other way round.
    const band = only({ fill: series.deep.color, tag: 'path' }).points;
    close(
      band.toSorted(([a, b], [c, d]) => a - c || b - d),
      [
        [0, 0.5],
        [0, 0.5],
        [100, 0.6],
        [100, 0.9],
        [200, 0.8],
        [200, 1],
      ],
    );
  });

  it('has the band that the run computed, where it did', () => {
    const interval = { low: [0.4, 0.5, 0.6], high: [0.6, 0.7, 0.95] };
    const { only } = read([{ ...deep, seeds: [deep.seeds[0]!], band: interval }]);
    const band = only({ fill: series.deep.color, tag: 'path' }).points.toSorted(([a, b], [c, d]) => a - c || b - d);
    close(band, [
      [0, 0.4],
      [0, 0.6],
      [100, 0.5],
      [100, 0.7],
      [200, 0.6],
      [200, 0.95],
    ]);
  });

  it('has no band of one seed', () =>
    expect(read([shallow]).find({ fill: series.shallow.color, tag: 'path' })).toEqual([]));

  it('shows every seed as a line or as dots where it is asked to', () => {
    expect(
      read([deep, shallow], { each: 'lines' })
        .find({ stroke: series.deep.color })
        .map(({ points }) => points[1]![1].toFixed(2)),
    ).toEqual(['0.60', '0.90', '0.60']);
    const dots = read([deep], { each: 'dots' }).find({ tag: 'circle' });
    expect(dots).toHaveLength(9);
    close(
      dots.slice(0, 3).map(({ points }) => points[0]!),
      [
        [0, 0.5],
        [100, 0.6],
        [200, 0.9],
      ],
    );
  });

  it('bears its name where its mean has come to', () => {
    const { placeOf } = read([deep, shallow]);
    close(
      [placeOf('深'), placeOf('浅')],
      [
        [200, 0.9],
        [200, 0.5],
      ],
    );
  });

  it('lies before the published run, which is faint, while the axis stands still', () => {
    const now = { ...deep, seeds: deep.seeds.map((seed) => seed.slice(0, 2)) };
    const { only, marks, texts } = read([now], { published: [deep] });
    close(only({ stroke: series.deep.color, tag: 'path' }).points, [
      [0, 0.5],
      [100, 0.7],
    ]);
    const behind = only({ stroke: series.behind.color, tag: 'path' });
    close(behind.points, [
      [0, 0.5],
      [100, 0.7],
      [200, 0.9],
    ]);
    expect(Number(behind.attribute('stroke-opacity'))).toBeLessThan(0.8);
    expect(behind.attribute('stroke-dasharray')).toBe('2 3');
    expect(texts).toContain('灰色虚线：发布的结果');
    expect(marks.indexOf(behind)).toBeLessThan(marks.indexOf(only({ stroke: series.deep.color, tag: 'path' })));
    expect(texts).toContain('400');
  });

  it('breaks where a seed diverged', () => {
    const broken = {
      ...deep,
      seeds: [
        [0.5, null, 0.7],
        [0.5, 0.6, 0.8],
      ],
    };
    expect(summary(broken).map(({ mean }) => mean)).toEqual([0.5, NaN, 0.75]);
    expect(summary(broken)[1]!.low).toBeNaN();
    expect(summary({ ...deep, seeds: [] })).toEqual([]);
  });

  it('is told from others by its dash, and alone is solid', () => {
    expect(
      read([deep, shallow]).only({ stroke: series.shallow.color, tag: 'path' }).attribute('stroke-dasharray'),
    ).toBe(series.shallow.dash);
    expect(
      read([shallow]).only({ stroke: series.shallow.color, tag: 'path' }).attribute('stroke-dasharray'),
    ).toBeNull();
  });
});

it('series differ in colour, and in dash and marker too', () => {
  const kinds = [series.deep, series.shallow, series.truth, series.fourth];
  expect(new Set(kinds.map(({ color }) => color)).size).toBe(4);
  expect(new Set(kinds.map(({ symbol }) => symbol)).size).toBe(4);
  expect(series.deep.dash).not.toBe(series.shallow.dash);
  expect(series.deep.color).toBe('var(--indigo)');
  expect(series.shallow.color).toBe('var(--ochre)');
  expect(series.truth.color).toBe('var(--bamboo)');
});

it('names what else ends there beside the curves, never over them', () => {
  const color = series.fourth.color;
  const { texts, placeOf } = read([deep, shallow], { names: [{ x: 400, y: 0.9, text: '别的', color }] });
  expect(texts).toEqual(expect.arrayContaining(['深', '浅', '别的']));
  expect(placeOf('别的')[0]).toBeGreaterThanOrEqual(400);
  expect(Math.abs(placeOf('别的')[1] - placeOf('深')[1])).toBeGreaterThan(0.07);
});
