import { describe, expect, it } from 'vitest';
import type experiment from '../../src/experiments/carpet-sweep/experiment.ts';
import { spanOf } from '../../src/experiments/carpet-sweep/differences.ts';
import figure from '../../src/experiments/carpet-sweep/figure.ts';
import { expectPlaces, publishedDrawings } from './published.ts';
import type { Mark, Panel, Point } from './read-marks.ts';

const colors = { deep: 'var(--indigo)', shallow: 'var(--ochre)' } as const;
const kinds = ['deep', 'shallow'] as const;
const inLogs = (places: readonly Point[]): Point[] => places.map(([x, y]) => [Math.log10(x), y]);
const near = [1e-4, 1e-4] as const;

describe.each(publishedDrawings<typeof experiment>('carpet-sweep', figure))('$name', ({ result, panels }) => {
  const [bySize, apart, byRate, apartStopped] = panels as [Panel, Panel, Panel, Panel];
  const dots = (panel: Panel, color: string): Mark[] =>
    panel.find({ fill: color }).filter(({ tag, points }) => tag !== 'text' && points.length === 1);

  it('draws the mean over the seeds, in a band from the worst to the best', () => {
    for (const kind of kinds) {
      const best = result.best[kind];
      const line = bySize.only({ stroke: colors[kind], tag: 'path' });
      expectPlaces(inLogs(line.points), inLogs(best.map(({ points, mean }): Point => [points, mean])), near);
      const band = bySize.find({ fill: colors[kind], tag: 'path' }).find(({ points }) => points.length > 1)!;
      const edges = best.flatMap(({ points, low, high }): Point[] => [
        [points, low],
        [points, high],
      ]);
      const sorted = band.points.toSorted(([a, b], [c, d]) => (Math.abs(a / c - 1) > 1e-6 ? a - c : b - d));
      expectPlaces(inLogs(sorted), inLogs(edges), near);
    }
  });

  it('draws every seed', () => {
    for (const kind of kinds) {
      const each = result.best[kind].flatMap(({ points, each }) => each.map((y): Point => [points, y]));
      const order = (places: readonly Point[]) =>
        places.toSorted(([a, b], [c, d]) => (Math.abs(a / c - 1) > 1e-6 ? a - c : b - d));
      const found = dots(bySize, colors[kind]).flatMap(({ points }) => points);
      expectPlaces(inLogs(order(found)), inLogs(order(each)), near);
    }
  });

  it('draws what each learning rate does at twenty thousand points', () => {
    const { sizes, rates, seeds, measured } = result;
    const s = sizes.indexOf(20_000);
    for (const kind of kinds) {
      const means = rates.map((rate, r): Point => {
        const from = (s * rates.length + r) * seeds;
        const each = measured[kind].test.slice(from, from + seeds);
        return [rate, each.reduce((a, b) => a + b, 0) / seeds];
      });
      expectPlaces(inLogs(byRate.only({ stroke: colors[kind], tag: 'path' }).points), inLogs(means), near);
      expect(dots(byRate, colors[kind])).toHaveLength(rates.length * seeds);
    }
  });
  it('draws how far the nets lie apart: every pair of seeds, the mean, and its interval in the colour of the net that is ahead', () => {
    for (const [panel, { best, difference, ahead }] of [
      [apart, result],
      [apartStopped, result.stopped],
    ] as const) {
      const rules = panel.marks.filter(({ tag, attribute }) => tag === 'line' && attribute('stroke-width') === '5');
      expectPlaces(
        inLogs(rules.flatMap(({ points }) => points.toSorted(([, a], [, b]) => a - b))),
        inLogs(
          difference.flatMap(({ points, low, high }): Point[] => [
            [points, low!],
            [points, high!],
          ]),
        ),
        near,
      );
      const painted = (color: string) => rules.filter(({ attribute }) => attribute('stroke') === color).length;
      expect([painted(colors.deep), painted(colors.shallow)]).toEqual([ahead.deep, ahead.shallow]);
      const circles = panel.marks.filter(({ tag }) => tag === 'circle');
      const means = circles.filter(({ attribute }) => attribute('r') === '3');
      expectPlaces(
        inLogs(means.flatMap(({ points }) => points)),
        inLogs(difference.map(({ points, mean }): Point => [points, mean])),
        near,
      );
      const pairs = circles.filter(({ attribute }) => attribute('r') === '1.6').flatMap(({ points }) => points);
      expectPlaces(
        inLogs(pairs),
        inLogs(
          best.deep.flatMap(({ points, each }, s) =>
            each.map((share, seed): Point => [points, share - best.shallow[s]!.each[seed]!]),
          ),
        ),
        near,
      );
    }
  });

  it('has one axis of differences, as long as it must be, with the name of the net that is ahead on either side of 0', () => {
    const drawn = [result, result.stopped].flatMap(({ best, difference }) => [
      ...best.deep.flatMap(({ each }, s) => each.map((share, seed) => share - best.shallow[s]!.each[seed]!)),
      ...difference.flatMap(({ low, high }) => [low!, high!]),
    ]);
    const [low, high] = spanOf([result, result.stopped]);
    const least = Math.min(-0.001, ...drawn),
      most = Math.max(0.001, ...drawn);
    expect([low <= least, low > least - 0.02, high >= most, high < most + 0.02]).toEqual([true, true, true, true]);
    expect([low, high].map((end) => Math.abs(end * 50 - Math.round(end * 50)) < 1e-9)).toEqual([true, true]);
    for (const panel of [apart, apartStopped]) {
      // Nothing is drawn beyond it.
      const places = panel.marks
        .filter(({ tag }) => tag === 'circle')
        .flatMap(({ points }) => points.map(([, y]) => y));
      expect([Math.min(...places) >= low - 1e-9, Math.max(...places) <= high + 1e-9]).toEqual([true, true]);
      expect(panel.placeOf('深')[1]).toBeGreaterThan(panel.placeOf('浅')[1]);
      expect(Math.abs(panel.placeOf('深')[1] + panel.placeOf('浅')[1])).toBeLessThan(0.1 * (high - low));
    }
  });
});

it('an axis of nothing yet has both sides of 0', () => expect(spanOf([])).toEqual([-0.02, 0.02]));
