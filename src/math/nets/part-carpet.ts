import type { PlaneNet } from './turns-along.ts';

/**
 * As much of the carpet of n × n diamonds as m written-down ReLU units draw: the zigzags of carpet-nets.ts, cut short. Each axis has up to 2n
 * units; the first m make the zigzag of x, then that of y. Where a zigzag is cut, half-way down or up a tooth, it goes on level at its mean.
 */

/** Over what share of an axis k of its 2n units follow the zigzag. */
export const followed = (n: number, k: number): number => (k >= 2 * n ? 1 : Math.max(0, k - 1.5) / (2 * n));

/** How many of m units are those of x, and of y. */
export const split = (n: number, m: number): [x: number, y: number] => {
  const x = Math.min(m, 2 * n);
  return [x, Math.min(m - x, 2 * n)];
};

/**
 * The share of the area that this net gets wrong: none where both zigzags are followed, a quarter where one is, half where none is, and so
 * 1/2 − (share of x + share of y)/4. Where x goes on level it does so half-way through a tooth: what is left of that tooth, a 4n-th of the width,
 * is 1 on three quarters or on one, and not on half.
 */
export function partMiss(n: number, m: number): number {
  const [x, y] = split(n, m),
    cut = x < 2 || x === 2 * n ? 0 : x % 2 === 0 ? 1 : -1;
  return 0.5 - (followed(n, x) + followed(n, y)) / 4 + cut / (16 * n);
}

/** The net. @param m from 0; more than 4n units are no use, and left out */
export function partCarpet(n: number, m: number): PlaneNet {
  const [x, y] = split(n, m);
  const axis = (k: number, weights: { x: number; y: number }) =>
    turns(n, k).map(([hinge, turn]) => ({ ...weights, bias: -hinge, out: -turn }));
  const start = (k: number) => (k < 2 ? 1 / (2 * n) : 1 / n);
  return {
    units: [...axis(x, { x: 1, y: 0 }), ...axis(y, { x: 0, y: 1 })],
    // A trifle less than 0 where both are level, so that rounding does not decide there.
    bias: 1 / n - start(x) - start(y) - 2 ** -30,
  };
}

/** Where k units turn the zigzag, and by how much: −1 at first, then by 2 up and down, and level at last if there are fewer than 2n. */
function turns(n: number, k: number): [hinge: number, turn: number][] {
  if (k < 2) return [];
  const whole = k >= 2 * n ? 2 * n : k - 1;
  const teeth = Array.from({ length: whole }, (_, i): [number, number] => [
    -1 + i / n,
    i === 0 ? -1 : i % 2 === 1 ? 2 : -2,
  ]);
  return k >= 2 * n ? teeth : [...teeth, [-1 + (whole - 0.5) / n, whole % 2 === 1 ? 1 : -1]];
}
