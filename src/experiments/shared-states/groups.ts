import type { TiedStates } from '../../datasets/tied-states.ts';

/** The triphones of one phone, grouped by the tied state that they share at one of their positions. */
export interface Position {
  /** Tied states that serve this position. */
  tied: number;
  /** Triphones that share each of them, the most shared first. */
  shares: number[];
  /** Triphones of the most shared one. */
  largest: number;
  /** Share of the triphones whose state is the one most common with their left neighbour: 1 if the left neighbour alone decides. */
  leftDecides: number;
  rightDecides: number;
}

/** Triphones with that phone in the middle, as indices. */
export const triphonesOf = ({ centre }: TiedStates, phone: number): number[] =>
  Array.from(centre.keys()).filter((i) => centre[i] === phone);

/** @param members triphones of one phone, at least one @param position from 0 */
export function positionOf(
  { left, right, states, statesEach }: TiedStates,
  members: number[],
  position: number,
): Position {
  const stateOf = (i: number) => states[i * statesEach + position]!;
  const shares = [...countsBy(members, stateOf).values()].sort((a, b) => b - a);
  const decidedBy = (neighbours: Uint8Array) => {
    let common = 0;
    for (const neighbour of new Set(members.map((i) => neighbours[i]!))) {
      const alike = members.filter((i) => neighbours[i] === neighbour);
      common += Math.max(...countsBy(alike, stateOf).values());
    }
    return Math.round((1e4 * common) / members.length) / 1e4;
  };
  return {
    tied: shares.length,
    shares,
    largest: shares[0]!,
    leftDecides: decidedBy(left),
    rightDecides: decidedBy(right),
  };
}

/** How many there are of each value. */
export function countsBy<T>(things: readonly T[], valueOf: (thing: T) => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const thing of things) counts.set(valueOf(thing), (counts.get(valueOf(thing)) ?? 0) + 1);
  return counts;
}
