import { cos } from '../elementary/elementary.ts';

/**
 * Motions of the square [−1,1)² whose opposite edges are glued together: exchange of the coordinates, then a change of their signs, then a shift
 * along them by whole multiples of 1/parts of the way round. Such motions, made one after the other, are such a motion; finitely many.
 */
export interface Motion {
  swap: boolean;
  flip: readonly [boolean, boolean];
  /** In parts of the way round, 0 … parts − 1. */
  shift: readonly [number, number];
}

export const REST: Motion = { swap: false, flip: [false, false], shift: [0, 0] };

type Place = readonly [x: number, y: number];

/** Into [−1,1). */
const around = (t: number): number => t - 2 * Math.floor((t + 1) / 2);

/** Where a motion takes a place. */
export function moved({ swap, flip, shift }: Motion, [x, y]: Place, parts: number): [x: number, y: number] {
  const [a, b] = swap ? [y, x] : [x, y];
  return [around((flip[0] ? -a : a) + (2 * shift[0]) / parts), around((flip[1] ? -b : b) + (2 * shift[1]) / parts)];
}

/** First `one`, then `next`. */
export function after(next: Motion, one: Motion, parts: number): Motion {
  const exchanged = <T>([a, b]: readonly [T, T]): readonly [T, T] => (next.swap ? [b, a] : [a, b]);
  const flip = exchanged(one.flip),
    shift = exchanged(one.shift);
  const along = (axis: 0 | 1) =>
    ((((next.flip[axis] ? -shift[axis] : shift[axis]) + next.shift[axis]) % parts) + parts) % parts;
  return {
    swap: next.swap !== one.swap,
    flip: [next.flip[0] !== flip[0], next.flip[1] !== flip[1]],
    shift: [along(0), along(1)],
  };
}

/** All motions that come of some, made one after the other in any order; REST first. */
export function generated(some: readonly Motion[], parts: number): Motion[] {
  const found = new Map([[JSON.stringify(REST), REST]]);
  for (const motion of found.values())
    for (const next of some) {
      const made = after(next, motion, parts),
        name = JSON.stringify(made);
      if (!found.has(name)) found.set(name, made);
    }
  return [...found.values()];
}

/**
 * How many dimensions the functions have that no motion of a group changes, among the trigonometric polynomials of degree up to `degree` in
 * each coordinate, which have (2·degree + 1)²: the mean over the group of the traces of its motions (Burnside). The wave e^(iπk·x) is taken to a
 * multiple of one wave; where that is the same one, the multiple adds to the trace.
 */
export function invariantDimension(group: readonly Motion[], parts: number, degree: number): number {
  /** How often a multiple e^(2πi·r/parts) occurs. */
  const counts = new Float64Array(parts);
  for (const { swap, flip, shift } of group)
    for (let k = -degree; k <= degree; k++)
      for (let l = -degree; l <= degree; l++) {
        const a = flip[0] ? -k : k,
          b = flip[1] ? -l : l;
        if (swap ? a !== l || b !== k : a !== k || b !== l) continue;
        const turn = (k * shift[0] + l * shift[1]) % parts;
        counts[(turn + parts) % parts]!++;
      }
  let sum = 0;
  for (let r = 0; r < parts; r++) sum += counts[r]! * cos((2 * Math.PI * r) / parts);
  return Math.round(sum / group.length);
}
