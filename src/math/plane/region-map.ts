import { significant } from '../rounding.ts';
import { corners, type Region } from './linear-regions.ts';

/** Maps of the plane as figures draw them: exact regions turned into decimals. */

export interface MapRegion {
  /** Convex, counter-clockwise, to 4 decimals. */
  corners: [x: number, y: number][];
  /** Which units are active, a string of 0 and 1 a layer, layers separated by a space. */
  pattern: string;
}

/** More regions than this are counted, but not drawn. */
export const MOST_DRAWN = 1500;

const PLACES = 4;

export const mapRegion = (region: Region): MapRegion => ({
  corners: corners(region).map(([x, y, w]) => [decimal(x, w), decimal(y, w)]),
  pattern: region.pattern.join(' '),
});

/** p/q to 4 decimals, q > 0. */
function decimal(p: bigint, q: bigint): number {
  const grid = 10n ** BigInt(PLACES);
  // Halves are rounded up: ⌊p/q · grid + ½⌋.
  const twice = 2n * p * grid + q;
  const floor = twice / (2n * q) - (twice < 0n && twice % (2n * q) !== 0n ? 1n : 0n);
  return Number(floor) / Number(grid) + 0;
}

/** a, b, c of a net's value a·x + b·y + c. */
export type Affine = [a: number, b: number, c: number];

/**
 * The net's value in a region, to 4 significant digits.
 * @param readout weights of the last layer's units, whose sum is `scale` times the net's value
 */
export function formulaIn(
  { outputs }: Pick<Region, 'outputs'>,
  { readout, scale }: { readout: readonly bigint[]; scale: number },
): Affine {
  const coefficient = (k: 0 | 1 | 2) => {
    const sum = readout.reduce((total, r, j) => total + r * outputs[j]![k], 0n);
    return significant(Number(sum) / scale, 4);
  };
  return [coefficient(0), coefficient(1), coefficient(2)];
}
