import { describe, expect, it } from 'vitest';
import type experiment from '../../src/experiments/vowel-chart/experiment.ts';
import figure from '../../src/experiments/vowel-chart/figure.ts';
import { publishedDrawings } from './published.ts';
import { drawn } from './read-marks.ts';

const COLORS = { men: 'var(--indigo)', women: 'var(--ochre)', children: 'var(--bamboo)' };
type Plotted = SVGSVGElement & { scale: (name: 'x' | 'y') => { invert: (pixel: number) => number } };

/** Where the subpaths of a path begin, through the scales of its panel. */
function beginnings(panel: Plotted, path: Element): [f2: number, f1: number][] {
  const [x, y] = [panel.scale('x'), panel.scale('y')];
  return [...path.getAttribute('d')!.matchAll(/M(-?[\d.]+),(-?[\d.]+)/g)].map(([, u, v]) => [
    x.invert(Number(u)),
    y.invert(Number(v)),
  ]);
}

describe.each(publishedDrawings<typeof experiment>('vowel-chart', figure))('$name', ({ result, params }) => {
  const svg = drawn(figure(result, params, { width: 680 }), 680);
  const panel = [...svg.children].find(({ localName }) => localName === 'svg') as Plotted;
  const near = (found: number, wanted: number) => expect(Math.abs(found / wanted - 1)).toBeLessThan(0.004);

  it('has every group’s vowels at their formants, in its colour', () => {
    for (const [name, color] of Object.entries(COLORS)) {
      // The first is the key's.
      const places = [...panel.querySelectorAll(`path[fill="${color}"]`)].map((path) => beginnings(panel, path));
      const { vowels } = result.groups[name as 'men']!;
      const signs = places.find(({ length }) => length === vowels.length)!;
      vowels.forEach(({ f1, f2 }, i) => {
        near(signs[i]![0], f2);
        near(signs[i]![1], f1);
      });
    }
  });

  it('has a dot for every sound, and an ellipse about every vowel that has a spread', () => {
    for (const [name, color] of Object.entries(COLORS)) {
      const { vowels, tokens } = result.groups[name as 'men']!;
      const [cloud] = panel.querySelectorAll(`path[stroke="${color}"][stroke-linecap="round"]`);
      expect(beginnings(panel, cloud!)).toHaveLength(tokens.length / 2);
      const spreads = vowels.filter(({ spread }) => spread !== null).length;
      const outlines = [...panel.querySelectorAll(`path[stroke="${color}"]:not([stroke-linecap])`)];
      expect(outlines).toHaveLength(tokens.length > 0 ? spreads : 1);
    }
  });

  it('has F2 to the left and F1 downwards', () => {
    const [x, y] = [panel.scale('x'), panel.scale('y')];
    expect(x.invert(60)).toBeGreaterThan(x.invert(300));
    expect(y.invert(60)).toBeLessThan(y.invert(300));
  });

  it('rings the place that is chosen', () => {
    const ring = panel.querySelector('circle[r="8"]')!;
    near(panel.scale('x').invert(Number(ring.getAttribute('cx'))), result.place.f2);
    near(panel.scale('y').invert(Number(ring.getAttribute('cy'))), result.place.f1);
  });
});
