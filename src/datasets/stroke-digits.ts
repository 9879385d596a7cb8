import type { Random } from '../math/random.ts';
import { onSheet, SIDE } from './digit-sheet.ts';
import { holesIn } from './holes.ts';
import type { Images } from './kinds.ts';
import type { Place, Stroke } from './pen.ts';

/**
 * Digits written with a pen by a hand that is never quite the same: a stand-in for handwriting where no file of it is at hand. A skeleton of strokes is
 * bent by a smooth field, slanted and stretched, and drawn by a pen of some width. A 9 is a 4 whose top is closed.
 */

/** Through its corners in straight lines, or in a curve that goes on evenly at each. */
interface Drawn {
  round: boolean;
  through: Stroke;
}
const straight = (...through: Place[]): Drawn => ({ round: false, through });
const round = (...through: Place[]): Drawn => ({ round: true, through });

/** Strokes of each digit in a box of one by one and a half, y downwards. */
const SKELETONS: readonly (readonly Drawn[])[] = [
  [round([0.5, 0], [0.12, 0.25], [0, 0.75], [0.12, 1.25], [0.5, 1.5], [0.88, 1.25], [1, 0.75], [0.88, 0.25], [0.5, 0])],
  [straight([0.35, 0.28], [0.6, 0], [0.6, 1.5])],
  [round([0, 0.35], [0.2, 0.06], [0.6, 0], [0.92, 0.3], [0.78, 0.75], [0, 1.5]), straight([0, 1.5], [1, 1.5])],
  [
    round([0.05, 0.15], [0.5, 0], [0.9, 0.28], [0.78, 0.6], [0.4, 0.72]),
    round([0.4, 0.72], [0.86, 0.86], [0.98, 1.16], [0.6, 1.5], [0, 1.36]),
  ],
  [straight([0.1, 0.02], [0.03, 0.78], [0.98, 0.78]), straight([0.78, 0], [0.74, 1.5])],
  [
    straight([0.95, 0], [0.2, 0], [0.12, 0.62]),
    round([0.12, 0.62], [0.55, 0.54], [0.97, 0.95], [0.72, 1.42], [0.3, 1.5], [0, 1.38]),
  ],
  [
    round(
      [0.8, 0],
      [0.3, 0.4],
      [0.03, 1],
      [0.2, 1.4],
      [0.55, 1.5],
      [0.95, 1.16],
      [0.72, 0.8],
      [0.35, 0.82],
      [0.03, 1.05],
    ),
  ],
  [straight([0, 0], [1, 0], [0.42, 1.5])],
  [round([0.5, 0.7], [0.1, 0.35], [0.5, 0], [0.9, 0.35], [0.5, 0.7], [0.03, 1.1], [0.5, 1.5], [0.97, 1.1], [0.5, 0.7])],
  [
    round([0.8, 0.12], [0.48, 0], [0.16, 0.1], [0.05, 0.44], [0.2, 0.72], [0.48, 0.78], [0.72, 0.6], [0.8, 0.12]),
    straight([0.8, 0.12], [0.74, 1.5]),
  ],
];

/** Of each digit. What a bend closes or breaks open would be another one to the eye, and is written again. */
const HOLES: readonly number[] = [1, 0, 0, 0, 0, 0, 1, 0, 2, 1];

/** That many pictures of digits, as many of each as can be, in a random order. */
export function strokeDigits(count: number, random: Random): Images {
  const labels = random.shuffle(Uint8Array.from({ length: count }, (_, i) => i % 10));
  const pixels = new Uint8Array(count * SIDE * SIDE);
  labels.forEach((digit, i) => {
    const skeleton = SKELETONS[digit]!.map(curveOf);
    let sheet: Uint8Array;
    do sheet = onSheet(byHand(skeleton, random), 0.85 + 0.55 * random.uniform());
    while (holesIn(sheet, SIDE) !== HOLES[digit]);
    pixels.set(sheet, i * SIDE * SIDE);
  });
  return { count, height: SIDE, width: SIDE, pixels, labels };
}

/** Straight pieces between two corners of a curve. */
const PIECES = 6;

/** The stroke as straight pieces; round ones by Catmull and Rom's cubic (1974). */
function curveOf({ round, through }: Drawn): Stroke {
  const at = (k: number) => through[Math.max(0, Math.min(through.length - 1, k))]!;
  const places: Place[] = [at(0)];
  for (let k = 1; k < through.length; k++)
    for (let i = 1; i <= PIECES; i++) {
      const t = i / PIECES;
      const along = (axis: 0 | 1) => {
        const [a, b, c, d] = [at(k - 2)[axis], at(k - 1)[axis], at(k)[axis], at(k + 1)[axis]];
        return round
          ? b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)))
          : b + t * (c - b);
      };
      places.push([along(0), along(1)]);
    }
  return places;
}

/** Knots of the field a side, and how far it moves them at most. */
const KNOTS = 4;
const BENT = 0.28;

/** Strokes as a hand puts them: bent, wider or narrower, slanted, tilted. What met still meets. */
function byHand(strokes: readonly Stroke[], random: Random): Stroke[] {
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const [width, slant, tilt] = [between(0.7, 1.3), between(-0.25, 0.5), between(-0.2, 0.2)];
  const field = Array.from({ length: 2 * KNOTS * KNOTS }, () => between(-BENT, BENT));
  return strokes.map((stroke) =>
    stroke.map(([x, y]) => {
      const [u, v] = [x + bentBy(field, 0, x, y / 1.5), y + bentBy(field, 1, x, y / 1.5)];
      return [width * u - slant * v, v + tilt * u];
    }),
  );
}

/** A free-form deformation (Sederberg & Parry 1986): Bernstein's polynomials over the unit square, weighted by the knots. */
function bentBy(field: readonly number[], axis: 0 | 1, x: number, y: number): number {
  const [across, down] = [bernstein(x), bernstein(y)];
  let moved = 0;
  for (let r = 0; r < KNOTS; r++)
    for (let c = 0; c < KNOTS; c++) moved += down[r]! * across[c]! * field[2 * (r * KNOTS + c) + axis]!;
  return moved;
}
function bernstein(t: number): number[] {
  const s = 1 - t;
  return [s * s * s, 3 * t * s * s, 3 * t * t * s, t * t * t];
}
