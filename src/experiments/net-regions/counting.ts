import { foldingNet, serraNet, type PlaneNet } from '../../math/plane/folding-net.ts';
import { firstLines, withFirstLines } from '../../math/plane/first-lines.ts';
import { box, countOf, subdivision, wholePlane, type Form } from '../../math/plane/linear-regions.ts';
import { lineDecimals } from '../../math/plane/placed-lines.ts';
import { randomNet, type Start } from '../../math/plane/random-net.ts';
import type { Streams } from '../../math/random.ts';
import { layerBounds, wholeBounds } from '../../math/plane/region-bounds.ts';
import { formulaIn, mapRegion, MOST_DRAWN, type Affine, type MapRegion } from '../../math/plane/region-map.ts';

/** Regions of one net, drawn and counted, and of random nets of the same widths beside it. */

/** How many random nets of the same widths are counted beside. */
const SAMPLE = 12;
/** A result is shown each so many regions: a net that is dragged is never seen half counted, unless it has more. */
const SHOWN_EVERY = 256;

/** A region of the map, with the net's value there. */
export interface NetRegion extends MapRegion {
  formula: Affine;
}

interface LayerCount {
  units: number;
  /** Regions after this layer, in the whole plane and in the square that is drawn. */
  regions: number;
  visible: number;
}

/** Nets that are built, by how they fold. */
const constructions = { built: foldingNet, serra: serraNet };
export type Weights = keyof typeof constructions | 'random';

interface Net {
  widths: readonly number[];
  weights: Weights;
  start: Start;
  /** Lines of the first layer that the reader placed. */
  placed: readonly (Form | undefined)[];
}

/** Counts the regions of a net in the square that is drawn and in the whole plane, then those of random nets beside it. */
export function* countNet({ widths, weights, start, placed }: Net, random: Streams) {
  const built = weights !== 'random';
  const sampled = (i: number): PlaneNet => randomNet(widths, start, random(`weights ${i}`), random(`biases ${i}`));
  const given = built ? constructions[weights](widths, random('lines')) : sampled(0);
  const net = withFirstLines(given, placed);
  const edges = built ? box(0n, 0n, 1n, 1n) : box(-1n, -1n, 1n, 1n);
  const bounds = layerBounds(2, widths);
  const layers = widths.map((units): LayerCount => ({ units, regions: 0, visible: 0 }));
  const sample: number[] = [];
  let map: NetRegion[] | null = [],
    done = 0;
  const result = () => ({
    units: widths.reduce((sum, n) => sum + n, 0),
    regions: layers.at(-1)!.regions,
    visible: layers.at(-1)!.visible,
    ...wholeBounds(bounds),
    layers: layers.map((layer) => ({ ...layer })),
    bounds,
    /** Regions of random nets of these widths in the whole plane. */
    sample: [...sample],
    /** The least and the most of them; null before the first is counted. */
    sampleLeast: sample.length > 0 ? Math.min(...sample) : null,
    sampleMost: sample.length > 0 ? Math.max(...sample) : null,
    /** The square that is drawn, its left and right; its bottom and top are the same. */
    square: (built ? [0, 1] : [-1, 1]) as [x0: number, x1: number],
    map: map && [...map],
    lines: firstLines(net).map(lineDecimals),
    done,
  });

  for (const region of subdivision(net.layers, edges)) {
    const layer = layers[region.pattern.length - 1]!,
      whole = layer === layers.at(-1);
    layer.visible++;
    if (whole && layer.visible > MOST_DRAWN) map = null;
    else if (whole) map?.push({ ...mapRegion(region), formula: formulaIn(region, net) });
    if (whole && layer.visible % SHOWN_EVERY === 0) yield result();
  }
  /** The net is one of the random ones. */
  const drawn = net === given && !built;
  const steps = drawn ? SAMPLE + 1 : SAMPLE + 2;
  done = 1 / steps;
  yield result();
  for (const { pattern } of subdivision(net.layers, wholePlane(net.layers))) {
    layers[pattern.length - 1]!.regions++;
    if (pattern.length === layers.length && layers.at(-1)!.regions % (2 * SHOWN_EVERY) === 0) yield result();
  }
  if (drawn) sample.push(layers.at(-1)!.regions);
  while (sample.length < SAMPLE) {
    done += 1 / steps;
    yield result();
    sample.push(countOf(sampled(sample.length).layers));
  }
  done = 1;
  yield result();
}
