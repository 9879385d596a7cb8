import { toMiddle } from './carpet.ts';

/**
 * The carpet along straight lines, and what a predictor that changes its answer only a few times along each of them must get wrong.
 *
 * A level line y = s is told by t = x. A slanted one, x − y = s, by t = x + y: along it the carpet is a chequered pattern whose runs are all 2/n
 * long, but for those at its ends.
 */

export type Direction = 'level' | 'slanted';

/** What is 0 or 1 along a line: it begins with `first` and is the other one after every turn. */
export interface Alternation {
  first: 0 | 1;
  turns: readonly number[];
}

/** A line across [−1,1]². */
export interface CarpetLine {
  direction: Direction;
  /** s, from −1 to 1, or from −2 to 2. */
  at: number;
  /** Ends, told by t. */
  ends: readonly [from: number, to: number];
}

/** That line. */
export function lineAt(direction: Direction, at: number): CarpetLine {
  const reach = direction === 'level' ? 1 : 2 - Math.abs(at);
  return { direction, at, ends: [-reach, reach] };
}

/** So many lines, evenly spaced, each in the middle of its strip. */
export function linesAcross(direction: Direction, count: number): CarpetLine[] {
  const reach = direction === 'level' ? 1 : 2;
  return Array.from({ length: count }, (_, i) => lineAt(direction, reach * ((2 * i + 1) / count - 1)));
}

/** The place at t. */
export const placeOn = ({ direction, at }: CarpetLine, t: number): [x: number, y: number] =>
  direction === 'level' ? [t, at] : [(t + at) / 2, (t - at) / 2];

/** The carpet of n × n diamonds along a line; n is a power of two. */
export function carpetAlong(n: number, { direction, at, ends: [from, to] }: CarpetLine): Alternation {
  if (direction === 'level') {
    const half = 1 / n - toMiddle(n, at);
    return {
      first: 0,
      turns: Array.from({ length: n }, (_, i) => -1 + (2 * i + 1) / n).flatMap((middle) => [
        middle - half,
        middle + half,
      ]),
    };
  }
  // Runs lie between places −2 + odd/n. Before the first of them, in the corner, a line's row of diamonds says which it is.
  const turns = Array.from({ length: 2 * n }, (_, i) => -2 + (2 * i + 1) / n);
  const row = Math.floor((at * n + 1) / 2),
    before = turns.filter((t) => t <= from).length;
  return { first: (row + before) % 2 === 0 ? 0 : 1, turns: turns.filter((t) => t > from && t < to) };
}

/** Over what length of [from, to] two alternations differ. */
export function lengthApart(one: Alternation, other: Alternation, [from, to]: readonly [number, number]): number {
  const places = [...one.turns, ...other.turns].filter((t) => t > from && t < to).sort((a, b) => a - b);
  let differ = one.first !== other.first,
    last = from,
    length = 0;
  for (const t of [...places, to]) {
    if (differ) length += t - last;
    last = t;
    differ = !differ;
  }
  return length;
}

/**
 * What must be wrong, at least, of an answer that changes so many times along a line, as a length of t.
 *
 * Level: around each of the carpet's 2n turns lies a stretch of ±r, r the shorter of half a bar and half a gap; no two overlap, and an answer
 * that does not change within one is wrong on half of it. Slanted: an answer that stays over a length λ is wrong on at least (λ − 2/n)/2 of it.
 */
export function owedAlong(n: number, { direction, at, ends: [from, to] }: CarpetLine, changes: number): number {
  if (direction === 'slanted') return Math.max(0, (to - from) / 2 - (changes + 1) / n);
  const offset = toMiddle(n, at);
  return Math.max(0, 2 * n - changes) * Math.max(0, Math.min(offset, 1 / n - offset));
}

/** Lengths along the lines of `linesAcross`, as a share of the carpet's area: the mean length of a whole line is 2 in either direction. */
export function shareOf(lengths: readonly number[]): number {
  return lengths.reduce((sum, length) => sum + length, 0) / lengths.length / 2;
}

/**
 * The same over all lines: the share of the area that must be wrong if no line of that direction sees more changes. Any n ≥ 1.
 */
export function owedShare(n: number, direction: Direction, changes: number): number {
  if (direction === 'level') return Math.max(0, 1 - changes / (2 * n)) / 4;
  const rest = Math.max(0, 1 - (changes + 1) / (2 * n));
  return (rest * rest) / 2;
}
