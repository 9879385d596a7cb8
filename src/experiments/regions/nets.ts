import { foldingNet, randomNet, type PlaneNet } from '../../math/plane/folding-net.ts';
import { box, subdivision, wholePlane } from '../../math/plane/linear-regions.ts';
import type { Streams } from '../../math/random.ts';
import { montufar, mostRegions, zaslavsky } from '../../math/plane/region-bounds.ts';
import { mapRegion, MOST_DRAWN, type MapRegion } from './region-map.ts';
import type { BoundsResult, LayerBound, LayerCount, NetResult } from './results.ts';

/** The two modes about several layers: the bounds for given widths, and nets of these widths whose regions are counted. */

/** How many random nets of the same widths are counted beside. */
const SAMPLE = 12;
/** A result is shown each so many regions. */
const SHOWN_EVERY = 64;

const total = (widths: readonly number[]) => widths.reduce((sum, n) => sum + n, 0);
const narrow = (inputs: number, widths: readonly number[]) => widths.findIndex((n) => n < inputs);
const safe = (n: bigint): number | null => (n <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(n) : null);

/** The bounds for the first 1, 2, … layers: Montúfar's, the product, and one layer with as many units. */
const boundsOf = (inputs: number, widths: readonly number[]): LayerBound[] =>
  widths.map((units, l) => {
    const first = widths.slice(0, l + 1);
    return {
      units,
      lower: narrow(inputs, first) < 0 ? String(montufar(inputs, first)) : null,
      upper: String(mostRegions(inputs, first)),
      shallow: String(zaslavsky(total(first), inputs)),
    };
  });

/** The bounds for the whole net: as numbers where those are exact, and as decimals. */
function outermost(bounds: readonly LayerBound[]) {
  const { upper, shallow } = bounds.at(-1)!;
  return {
    most: safe(BigInt(upper)),
    mostDigits: upper,
    oneLayer: safe(BigInt(shallow)),
    oneLayerDigits: shallow,
  };
}

/** @throws RangeError if a layer is narrower than the input */
export function* compareBounds(inputs: number, widths: readonly number[]): Generator<BoundsResult, void, void> {
  const bounds = boundsOf(inputs, widths),
    least = montufar(inputs, widths);
  yield {
    mode: 'bounds',
    units: total(widths),
    montufar: safe(least),
    montufarDigits: String(least),
    ...outermost(bounds),
    bounds,
  };
}

/** Counts the regions of a net in the part that is drawn and in the whole plane, then those of random nets beside it. */
export function* countNet(
  widths: readonly number[],
  built: boolean,
  random: Streams,
): Generator<NetResult, void, void> {
  const net = built ? foldingNet(widths, random('lines')) : sampled(widths, 0, random);
  const edges = built ? box(0n, 0n, 1n, 1n) : box(-1n, -1n, 1n, 1n);
  const bounds = boundsOf(2, widths),
    least = bounds.at(-1)!.lower;
  const layers = widths.map((units): LayerCount => ({ units, regions: 0, visible: 0 }));
  const sample: number[] = [];
  let map: MapRegion[] | null = [],
    done = 0;
  const result = (): NetResult => ({
    mode: 'net',
    units: total(widths),
    regions: layers.at(-1)!.regions,
    visible: layers.at(-1)!.visible,
    montufar: least === null ? null : safe(BigInt(least)),
    montufarDigits: least,
    ...outermost(bounds),
    layers: layers.map((layer) => ({ ...layer })),
    bounds,
    sample: [...sample],
    sampleLeast: sample.length > 0 ? Math.min(...sample) : null,
    sampleMost: sample.length > 0 ? Math.max(...sample) : null,
    square: built ? [0, 1] : [-1, 1],
    map: map && [...map],
    done,
  });

  for (const region of subdivision(net.layers, edges)) {
    const layer = layers[region.pattern.length - 1]!,
      first = layer.visible++ === 0,
      whole = layer === layers.at(-1);
    if (whole && layer.visible > MOST_DRAWN) map = null;
    else if (whole) map?.push(mapRegion(region, net));
    if (first || (whole && layer.visible % SHOWN_EVERY === 0)) yield result();
  }
  const steps = built ? SAMPLE + 2 : SAMPLE + 1;
  done = 1 / steps;
  yield result();
  for (const { pattern } of subdivision(net.layers, wholePlane(net.layers))) {
    layers[pattern.length - 1]!.regions++;
    if (pattern.length === layers.length && layers.at(-1)!.regions % (8 * SHOWN_EVERY) === 0) yield result();
  }
  if (!built) sample.push(layers.at(-1)!.regions);
  while (sample.length < SAMPLE) {
    done += 1 / steps;
    yield result();
    sample.push(regionsOf(sampled(widths, sample.length, random)));
  }
  done = 1;
  yield result();
}

const sampled = (widths: readonly number[], i: number, random: Streams): PlaneNet =>
  randomNet(widths, random(`weights ${i}`), random(`biases ${i}`));

function regionsOf(net: PlaneNet): number {
  let count = 0;
  for (const { pattern } of subdivision(net.layers, wholePlane(net.layers)))
    count += Number(pattern.length === net.layers.length);
  return count;
}
