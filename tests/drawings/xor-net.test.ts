import { describe, expect, it } from 'vitest';
import type experiment from '../../src/experiments/xor-net/experiment.ts';
import figure from '../../src/experiments/xor-net/figure.ts';
import { expectPlaces, publishedDrawings } from './published.ts';
import type { Panel, Point } from './read-marks.ts';

const classes = ['var(--indigo)', 'var(--ochre)'];

describe.each(publishedDrawings<typeof experiment>('xor-net', figure))('$name', ({ result, panels }) => {
  /** In one order, so that places can be compared; corners in the data are written with four decimals. */
  const sorted = (places: readonly Point[]) =>
    places.toSorted(([a, b], [c, d]) => (Math.abs(a - c) > 0.01 ? a - c : b - d));
  const expectSame = (found: readonly Point[], wanted: readonly Point[]) =>
    expectPlaces(sorted(found), sorted(wanted), [1e-3, 1e-3]);
  const isShown = (place: Point) => place.every((v) => v >= -0.75 && v <= 1.75);

  it.each([
    ['the input plane', 0, 'points'],
    ['the plane as it is folded', 1, 'moved'],
  ] as const)('draws every point of %s at its place, in the colour and shape of its class', (_, panel, places) => {
    classes.forEach((color, c) => {
      const dots = panels[panel]!.find({ fill: color, class: 'symbol-x' });
      const wanted = (result[places] as Point[]).filter((place, i) => result.classes[i] === c && isShown(place));
      expectSame(
        dots.flatMap(({ points }) => points),
        wanted,
      );
      for (const { tag } of dots) expect(tag).toBe(c === 0 ? 'circle' : 'path');
    });
  });

  it('draws the cut where the net’s answer changes', () => {
    const cut = (panels[0] as Panel).find({ stroke: 'var(--plum)', tag: 'path' });
    expect(cut).toHaveLength(result.boundary.length);
    cut.forEach(({ points }, i) => expectPlaces(points, result.boundary[i] as Point[], [1e-3, 1e-3]));
  });
});
