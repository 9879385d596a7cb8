import { describe, expect, it } from 'vitest';
import { figurePoints } from '../../src/lab/draw/points/figure-points.ts';
import { drawFigure, type Figure } from '../../src/lab/draw/draw.ts';
import { readable } from '../../src/math/number-text.ts';
import { experimentIds, loadExperiment, loadResults } from '../../src/lab/publish/catalogue.ts';
import type { Params } from '../../src/lab/declare/define.ts';
import { placeIn } from '../../components/lab/points/marker.ts';
import { parseHTML } from 'linkedom';

/** What of the published figures can be gone through point by point: that it is so, and that what is said of a point is drawn there. */

/** Drawings without data: a folded sheet. */
const UNTOLD = ['paper-folding'];
const MOST = 60;

const { document } = parseHTML('<!doctype html><html><body></body></html>');

for (const id of experimentIds())
  describe(id, async () => {
    const { default: figure } = (await import(`../../src/experiments/${id}/figure.ts`)) as {
      default: (...given: unknown[]) => Figure;
    };
    const { params, result } = loadResults(id)!.runs[0]!;
    const drawn = figure(result, params, { width: 680 });
    const all = figurePoints(drawn);

    it('has data to be gone through, unless it is a drawing alone', () => {
      expect(all.length > 0).toBe(!UNTOLD.includes(id));
      expect(new Set(all.map(({ panel, name }) => `${panel} ${name}`)).size).toBe(all.length);
    });

    it('says of points what is drawn, in Chinese, and rings them within their panel', () => {
      const svg = drawFigure(drawn, { document: document as unknown as Document, width: 680, prefix: 'points' });
      for (const { panel, count, point } of all) {
        const step = Math.max(1, Math.floor(count / MOST));
        for (let i = 0; i < count; i += step) {
          const { words, ...place } = point(i);
          expect(words).not.toMatch(/NaN|undefined|null|Infinity|\[object/);
          expect(words.trim()).not.toBe('');
          const ring = placeIn(svg, panel, place)!;
          expect(ring).toBeDefined();
          expect(ring.x).toBeGreaterThanOrEqual(ring.left);
          expect(ring.y).toBeLessThanOrEqual(ring.bottom);
        }
      }
    });
  });

/** Figures whose numbers stand in their tables as they are, or in hundredths: every number that is said of a point is there. */
describe.each(['digit-training', 'dnn-acoustic', 'fat-vs-thin', 'attributes', 'depth-sweep'])('%s', (id) => {
  it('says no value that its result has not', async () => {
    const { default: figure } = (await import(`../../src/experiments/${id}/figure.ts`)) as {
      default: (...given: unknown[]) => Figure;
    };
    const { params, result } = loadResults(id)!.runs[0]!;
    const numbers = new Set<string>();
    const gather = (value: unknown): void => {
      if (typeof value === 'number') for (const one of [value, 100 * value]) numbers.add(readable(one));
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(gather);
    };
    gather(result);
    gather((await loadExperiment(id)).table(result, params as Params));
    for (const series of figurePoints(figure(result, params, { width: 680 })).filter(
      ({ count, columns }) => count === columns,
    ))
      for (let i = 0; i < series.count; i++)
        for (const [said] of series.point(i).words.matchAll(/(?<![\w.])−?\d[\d\u202f]*(?:\.\d+)?(?=%| 百分点)/g))
          expect(numbers, `${series.name}: ${series.point(i).words}`).toContain(said);
  });
});
