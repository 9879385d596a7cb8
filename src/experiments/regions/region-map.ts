import { corners, type Form, type Region } from '../../math/plane/linear-regions.ts';

/** Regions as a figure draws them: exact ones turned into decimals. */

export interface MapRegion {
  corners: [x: number, y: number][];
  /** Which units are active, a string of 0 and 1 a layer, layers separated by a space. */
  pattern: string;
  /** a, b, c of the net's value a·x + b·y + c here, to 4 significant digits; null where there is no net. */
  formula: [a: number, b: number, c: number] | null;
}

/** More regions than this are counted, but not drawn. */
export const MOST_DRAWN = 1500;

const PLACES = 4;

/** @param value the net's read-out of the last layer: weights, and how many times the net's value their sum is */
export function mapRegion(region: Region, value?: { readout: readonly bigint[]; scale: number }): MapRegion {
  return {
    corners: corners(region).map(([x, y, w]) => [decimal(x, w), decimal(y, w)]),
    pattern: region.pattern.join(' '),
    formula: value ? formula(region.outputs, value) : null,
  };
}

function formula(outputs: readonly Form[], { readout, scale }: { readout: readonly bigint[]; scale: number }) {
  const coefficient = (k: 0 | 1 | 2) => {
    const sum = readout.reduce((total, r, j) => total + r * outputs[j]![k], 0n);
    return Number((Number(sum) / scale).toPrecision(4)) + 0;
  };
  return [coefficient(0), coefficient(1), coefficient(2)] as [number, number, number];
}

/** p/q to 4 decimals. */
const decimal = (p: bigint, q: bigint): number => {
  const grid = 10n ** BigInt(PLACES);
  // Halves are rounded up: ⌊p/q · grid + ½⌋.
  const twice = 2n * p * grid + q;
  const floor = twice / (2n * q) - (twice < 0n && twice % (2n * q) !== 0n ? 1n : 0n);
  return Number(floor) / Number(grid) + 0;
};
