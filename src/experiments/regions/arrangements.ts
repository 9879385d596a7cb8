import { crossingLines, randomHyperplanes, regionCounts } from '../../math/plane/arrangement.ts';
import { box, subdivision } from '../../math/plane/linear-regions.ts';
import type { Streams } from '../../math/random.ts';
import { zaslavsky } from '../../math/plane/region-bounds.ts';
import { mapRegion, MOST_DRAWN, type MapRegion } from './region-map.ts';
import type { LinesResult } from './results.ts';

/** The mode about one layer: random hyperplanes, counted one by one; in the plane also drawn. */

/** In the plane, any two lines cross within a circle of this radius, in steps of 1/4096: within the square [−1,1]² that is drawn. */
const RADIUS = 3800;

/** n random hyperplanes, one after another. */
export function* addHyperplanes(n: number, dims: number, random: Streams): Generator<LinesResult, void, void> {
  const bound = Number(zaslavsky(n, dims));
  const stream = random('hyperplanes');
  const planes = dims === 2 ? crossingLines(n, stream, { radius: RADIUS }) : randomHyperplanes(n, dims, stream);
  const growth = [1];
  const result = (map: MapRegion[] | null): LinesResult => ({
    mode: 'lines',
    regions: growth.at(-1)!,
    zaslavsky: bound,
    growth: [...growth],
    map,
  });
  const drawing = (count: number): MapRegion[] | null => {
    if (dims !== 2 || bound > MOST_DRAWN) return null;
    const lines = (planes as [bigint, bigint, bigint][]).slice(0, count);
    const layer = { weights: lines.map(([a, b]) => [a, b]), biases: lines.map(([, , c]) => c) };
    return [...subdivision([layer], box(-1n, -1n, 1n, 1n))].map((region) => mapRegion(region));
  };
  yield result(drawing(0));
  for (const count of regionCounts(planes)) {
    growth.push(count);
    yield result(drawing(growth.length - 1));
  }
}
