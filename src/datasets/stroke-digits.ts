import type { Random } from '../math/random.ts';
import type { Images } from './kinds.ts';

/** Digits drawn with a thick pen by a hand that is never quite the same: a stand-in for handwriting where no file of it is at hand. */

/** Height and width, as MNIST's. */
export const SIDE = 28;

type Point = readonly [x: number, y: number];
/** Corners of each digit's one stroke, in a box of one by one and a half, y downwards. */
const SKELETONS: readonly (readonly Point[])[] = [
  [
    [0.5, 0],
    [0.1, 0.3],
    [0, 0.75],
    [0.1, 1.2],
    [0.5, 1.5],
    [0.9, 1.2],
    [1, 0.75],
    [0.9, 0.3],
    [0.5, 0],
  ],
  [
    [0.3, 0.3],
    [0.6, 0],
    [0.6, 1.5],
  ],
  [
    [0, 0.35],
    [0.25, 0.05],
    [0.7, 0],
    [1, 0.35],
    [0.8, 0.8],
    [0, 1.5],
    [1, 1.5],
  ],
  [
    [0.05, 0.1],
    [0.6, 0],
    [0.95, 0.3],
    [0.75, 0.65],
    [0.4, 0.72],
    [0.8, 0.8],
    [1, 1.15],
    [0.6, 1.5],
    [0, 1.35],
  ],
  [
    [0.75, 1.5],
    [0.75, 0],
    [0, 1],
    [1, 1],
  ],
  [
    [0.95, 0],
    [0.15, 0],
    [0.1, 0.65],
    [0.6, 0.6],
    [1, 1],
    [0.7, 1.45],
    [0, 1.4],
  ],
  [
    [0.8, 0],
    [0.3, 0.4],
    [0.02, 1],
    [0.25, 1.45],
    [0.7, 1.48],
    [0.98, 1.1],
    [0.7, 0.75],
    [0.1, 0.95],
  ],
  [
    [0, 0],
    [1, 0],
    [0.6, 0.7],
    [0.4, 1.5],
  ],
  [
    [0.5, 0.7],
    [0.1, 0.35],
    [0.5, 0],
    [0.9, 0.35],
    [0.5, 0.7],
    [0.05, 1.1],
    [0.5, 1.5],
    [0.95, 1.1],
    [0.5, 0.7],
  ],
  [
    [0.9, 0.5],
    [0.5, 0.75],
    [0.1, 0.5],
    [0.25, 0.08],
    [0.7, 0.02],
    [0.92, 0.4],
    [0.75, 1.5],
  ],
];

/** That many pictures of digits, as many of each as can be, in a random order. */
export function strokeDigits(count: number, random: Random): Images {
  const labels = random.shuffle(Uint8Array.from({ length: count }, (_, i) => i % 10));
  const pixels = new Uint8Array(count * SIDE * SIDE);
  for (let i = 0; i < count; i++)
    draw(
      pixels.subarray(i * SIDE * SIDE, (i + 1) * SIDE * SIDE),
      hand(SKELETONS[labels[i]!]!, random),
      1 + 0.35 * random.uniform(),
    );
  return { count, height: SIDE, width: SIDE, pixels, labels };
}

/** The corners as a hand puts them, in pixels: larger or smaller, slanted, shifted, each a little off its place. */
function hand(corners: readonly Point[], random: Random): Point[] {
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const [width, height] = [between(9, 12), between(11, 12.5)];
  const slant = between(-0.15, 0.35);
  const [dx, dy] = [between(-1, 1), between(-1, 1)];
  return corners.map(([x, y]) => {
    const [a, b] = [x - 0.5 + between(-0.06, 0.06), y - 0.75 + between(-0.06, 0.06)];
    return [SIDE / 2 + dx + width * (a - slant * b), SIDE / 2 + dy + height * b];
  });
}

/** Full within the pen's radius of the stroke, fading over one pixel. */
function draw(pixels: Uint8Array, corners: readonly Point[], radius: number): void {
  for (let row = 0; row < SIDE; row++) {
    for (let column = 0; column < SIDE; column++) {
      let nearest = Infinity;
      for (let k = 1; k < corners.length; k++)
        nearest = Math.min(nearest, distance([column + 0.5, row + 0.5], corners[k - 1]!, corners[k]!));
      pixels[row * SIDE + column] = Math.round(255 * Math.min(1, Math.max(0, radius + 0.5 - nearest)));
    }
  }
}

/** From a place to a segment. */
function distance([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [ux, uy] = [bx - ax, by - ay];
  const squared = ux * ux + uy * uy;
  const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * ux + (y - ay) * uy) / squared));
  const [px, py] = [x - ax - along * ux, y - ay - along * uy];
  return Math.sqrt(px * px + py * py);
}
