import { readAddress, writeAddress } from '../../src/lab/declare/address.ts';
import type { PointsControl } from '../../src/lab/declare/define.ts';
import { readPoints, writePoints } from '../../src/math/number-list.ts';
import { cutAt, KEY, MOST_CORNERS, MOST_CUTS, REACH, type Cut } from './cutting.ts';

/** The reader's own cuts in an address, so that a link opens the same paper: each is told by its corners, in whole thousandths of the radius. */

const cutsControl: PointsControl = {
  kind: 'points',
  label: '剪的刀',
  ...REACH,
  step: 1,
  groups: [0, MOST_CUTS],
  each: [1, MOST_CORNERS],
  value: '',
};
const controls = { cuts: cutsControl };

/** The cuts of an address, in the order in which they were made, with a sentence for what could not be read; undefined if it tells of none. */
export function readCuts(search: string): { cuts: Cut[]; fault: string | undefined } | undefined {
  const read = readAddress(search, KEY, controls);
  return read && { cuts: readPoints(read.params.cuts).map(cutAt), fault: read.faults[0] };
}

/** The query with these cuts in the place of those that it told of. */
export function writeCuts(search: string, cuts: readonly Cut[]): string {
  const state = { params: { cuts: writePoints(cuts.map(({ corners }) => corners)) }, seed: 0 };
  return writeAddress(search, KEY, controls, state, { params: { cuts: '' }, seed: 0 });
}
