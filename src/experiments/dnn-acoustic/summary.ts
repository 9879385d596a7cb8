import { fourDecimals } from '../../math/rounding.ts';
import type { Estimate } from '../../math/statistics/estimate.ts';
import { mean } from '../../math/statistics/mean.ts';
import { pairedInterval } from '../../math/statistics/paired-interval.ts';
import type { Turn } from './contest.ts';

/** What turns come to. */

export const WAYS = ['gmm', 'net', 'undivided'] as const;
export type Way = (typeof WAYS)[number];

export interface Summary {
  /** Means over the turns. */
  gmm: number;
  net: number;
  undivided: number;
  gmmFrames: number;
  netFrames: number;
  /** Net less mixtures, turn by turn; null while there is but one turn. */
  difference: Estimate | null;
  frameDifference: Estimate | null;
  /** What is lost if the states' shares are not divided out. */
  loss: Estimate | null;
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);
const errors = (turns: readonly Turn[], way: Way) => turns.map((turn) => total(turn[way]) / total(turn.asked));

/** Null without a turn. */
export function summaryOf(turns: readonly Turn[]): Summary | null {
  if (turns.length === 0) return null;
  const [gmm, net, undivided] = WAYS.map((way) => errors(turns, way)) as [number[], number[], number[]];
  const [gmmFrames, netFrames] = (['gmm', 'net'] as const).map((way) =>
    turns.map(({ frames }) => frames[way] / frames.asked),
  ) as [number[], number[]];
  const compared = (first: number[], second: number[]): Estimate | null => {
    if (turns.length < 2) return null;
    const { value, low, high } = pairedInterval(first, second);
    return { value: fourDecimals(value), low: fourDecimals(low), high: fourDecimals(high) };
  };
  return {
    gmm: fourDecimals(mean(gmm)),
    net: fourDecimals(mean(net)),
    undivided: fourDecimals(mean(undivided)),
    gmmFrames: fourDecimals(mean(gmmFrames)),
    netFrames: fourDecimals(mean(netFrames)),
    difference: compared(net, gmm),
    frameDifference: compared(netFrames, gmmFrames),
    loss: compared(undivided, net),
  };
}

/** Of one speaker the share of digits that each way mistakes over all turns; null if nobody asked about them yet. */
export function errorsWith(turns: readonly Turn[], speaker: number): Record<Way, number> | null {
  const sum = (of: 'asked' | Way) => total(turns.map((turn) => turn[of][speaker]!));
  const asked = sum('asked');
  if (asked === 0) return null;
  const [gmm, net, undivided] = WAYS.map((way) => fourDecimals(sum(way) / asked)) as [number, number, number];
  return { gmm, net, undivided };
}
