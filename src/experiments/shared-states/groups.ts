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
  /** Of each of them, in the order of the shares: which it is, and the neighbours that nine tenths of its triphones have. */
  groups: Group[];
}

export interface Group {
  /** Its number in the model. */
  state: number;
  /** Names of phones, the most frequent first, with blanks between. */
  left: string;
  right: string;
}

/** Share of a group's triphones that its named neighbours cover. */
const COVERED = 0.9;

/** Triphones with that phone in the middle, as indices. */
export const triphonesOf = ({ centre }: TiedStates, phone: number): number[] =>
  Array.from(centre.keys()).filter((i) => centre[i] === phone);

/** @param members triphones of one phone, at least one @param position from 0 */
export function positionOf(
  { phones, left, right, states, statesEach }: TiedStates,
  members: number[],
  position: number,
): Position {
  const stateOf = (i: number) => states[i * statesEach + position]!;
  const counts = [...countsBy(members, stateOf)].sort(([a, m], [b, n]) => n - m || a - b);
  const shares = counts.map(([, count]) => count);
  const namesIn = (neighbours: Uint8Array, group: readonly number[]) => {
    let covered = 0;
    return [...countsBy(group, (i) => neighbours[i]!)]
      .sort(([a, m], [b, n]) => n - m || a - b)
      .filter(([, count]) => {
        const needed = covered < COVERED * group.length;
        covered += count;
        return needed;
      })
      .map(([neighbour]) => phones[neighbour]!)
      .join(' ');
  };
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
    groups: counts.map(([state]) => {
      const group = members.filter((i) => stateOf(i) === state);
      return { state, left: namesIn(left, group), right: namesIn(right, group) };
    }),
  };
}

/** How many there are of each value. */
export function countsBy<T>(things: readonly T[], valueOf: (thing: T) => number): Map<number, number> {
  const counts = new Map<number, number>();
  for (const thing of things) counts.set(valueOf(thing), (counts.get(valueOf(thing)) ?? 0) + 1);
  return counts;
}
