import { describe, expect, it } from 'vitest';
import type experiment from '../../src/experiments/playground/experiment.ts';
import figure from '../../src/experiments/playground/figure.ts';
import { mapOf } from '../../src/experiments/playground/drawn/maps.ts';
import { expectPlaces, publishedDrawings } from './published.ts';
import type { Point } from './read-marks.ts';

const drawings = publishedDrawings<typeof experiment>('playground', figure);

describe.each(drawings)('$name', ({ result, panels }) => {
  const [net, surface, curves] = panels as [(typeof panels)[0], (typeof panels)[0], (typeof panels)[0]];

  it('draws every point once: its colour and shape say the class or the sign, hollow ones are for testing', () => {
    const sorted = (places: readonly Point[]) =>
      places.toSorted(([a, b], [c, d]) => (Math.abs(a - c) > 0.02 ? a - c : b - d));
    let seen = 0;
    for (const [positive, color, tag] of [
      [true, 'var(--indigo)', 'path'],
      [false, 'var(--ochre)', 'circle'],
    ] as const) {
      for (const tested of [true, false]) {
        const marks = surface.find(
          tested ? { stroke: color, fill: 'var(--paper)' } : { fill: color, stroke: 'var(--paper)' },
        );
        const found = marks.filter((mark) => mark.tag === tag).flatMap(({ points }) => points);
        const wanted = result.points.filter(
          (_, i) =>
            result.values[i]! > (result.regression ? 0 : 0.5) === positive && (result.test[i] === '1') === tested,
        ) as Point[];
        expect(found).toHaveLength(wanted.length);
        seen += found.length;
        // Points that lie within a pixel of each other in x may be in another order.
        const near = (place: Point) => sorted(wanted).some(([x, y]) => Math.hypot(x - place[0], y - place[1]) < 0.03);
        expect(found.filter((place) => !near(place))).toEqual([]);
      }
    }
    expect(seen).toBe(result.points.length);
  });

  it('draws an edge for every weight, solid if it is positive', () => {
    const weights = result.layers.flatMap(({ kernel }) => kernel);
    expect(net.find({ stroke: 'var(--indigo)', tag: 'line', 'stroke-dasharray': null })).toHaveLength(
      weights.filter((w) => w > 0).length,
    );
    expect(net.find({ stroke: 'var(--ochre)', tag: 'line', 'stroke-dasharray': '5 2' })).toHaveLength(
      weights.filter((w) => w < 0).length,
    );
  });

  it('draws the losses as they were, test points’ too', () => {
    for (const [set, color] of [
      ['train', 'var(--ink)'],
      ['test', 'var(--plum)'],
    ] as const) {
      const line = curves.find({ stroke: color }).find(({ points }) => points.length > 1)!;
      const wanted = result.losses[set].map((loss, i): Point => [result.reached[i]!, loss]);
      const most = Math.max(...result.losses.train, ...result.losses.test);
      expectPlaces(line.points, wanted, [result.reached.at(-1)! / 100, most / 50]);
    }
  });
});

it('what is highest is indigo: levels are turned round', () =>
  expect(Array.from(mapOf('09ahy'))).toEqual([34, 25, 24, 17, 0]));
