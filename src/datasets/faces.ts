import type { Random } from '../math/random.ts';
import { box, ellipse, painted, shifted, type Corner, type Shape } from './shapes.ts';

/**
 * Drawn faces. Four numbers say what a face is of, each with 0 in the middle and some units on either side; everything else about it is chance: where it
 * is, how large, how light the skin and the hair, how far apart the eyes.
 */
export interface Traits {
  /** A man's jaw, neck, brows and lips below 0, a woman's above. */
  sex: number;
  /** How far the hair falls at the sides: to the ears below 0, past the shoulders above. */
  hair: number;
  /** How high the hair stands above the head. */
  crown: number;
  /** How dark the shirt is. */
  shirt: number;
}

/** Height and width. */
export const FACE_SIDE = 24;

/** Units from the middle of a trait to where it cannot go on. */
const REACH = 5;
/** 0 at one end of a trait, 1 at the other. */
const share = (trait: number): number => Math.min(1, Math.max(0, 0.5 + trait / (2 * REACH)));

/** What of a face is chance, drawn in this order. */
export interface Chance {
  place: Corner;
  scale: number;
  skin: number;
  tone: number;
  eyes: number;
}

/** The most ordinary face. */
export const ORDINARY: Chance = { place: [0, 0], scale: 1, skin: 40, tone: 200, eyes: 0.115 };

export function chanceOf(random: Random): Chance {
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  return {
    place: [between(-0.03, 0.03), between(-0.03, 0.03)],
    scale: between(0.94, 1.06),
    skin: between(20, 65),
    tone: between(165, 235),
    eyes: between(0.1, 0.13),
  };
}

/** What a face is painted of, from the back to the front. */
export function faceShapes(traits: Traits, { place, scale, skin, tone, eyes }: Chance): Shape[] {
  const [woman, long, high, dark] = [traits.sex, traits.hair, traits.crown, traits.shirt].map(share) as [
    number,
    number,
    number,
    number,
  ];
  const man = 1 - woman;
  const [falls, jaw, neck] = [0.46 + 0.47 * long, 0.115 + 0.085 * man, 0.07 + 0.05 * man];
  const eye = 0.46;
  const brow = 0.008 + 0.022 * man;
  const lip = 0.012 + 0.022 * woman;
  const both = (shape: (side: -1 | 1) => Shape) => [shape(-1), shape(1)];
  const shapes: Shape[] = [
    // Shoulders, before which the hair falls.
    {
      corners: [
        [0.08, 1.1],
        [0.16, 0.88],
        [0.4, 0.82],
        [0.6, 0.82],
        [0.84, 0.88],
        [0.92, 1.1],
      ],
      ink: 25 + 200 * dark,
    },
    { corners: curtain(falls, high), ink: tone },
    box(0.5 - neck, 0.62, 0.5 + neck, 0.88, skin + 25),
    { corners: outline(jaw), ink: skin },
    { corners: fringe(high), ink: tone },
    ...both((side) =>
      box(0.5 + side * eyes - 0.05, eye - 0.075 - brow, 0.5 + side * eyes + 0.05, eye - 0.075 + brow, 225),
    ),
    ...both((side) => ellipse([0.5 + side * eyes, eye], [0.032, 0.024], 235)),
    box(0.485, 0.5, 0.515, 0.585, skin + 40),
    ellipse([0.5, 0.665], [0.07, lip], skin + 70 + 70 * woman),
  ];
  return shifted(shapes, place, scale);
}

/** Upper half of the head round, lower half to a chin of that half-width. */
function outline(jaw: number): Corner[] {
  const { corners } = ellipse([0.5, 0.47], [0.225, 0.27], 0);
  // The sheet's y goes down: the second half of a circle is its upper one.
  return [
    ...corners.slice(12),
    [0.725, 0.47],
    [0.715, 0.58],
    [0.5 + jaw, 0.745],
    [0.5, 0.775],
    [0.5 - jaw, 0.745],
    [0.285, 0.58],
  ];
}

const top = (high: number): number => 0.2 - 0.15 * high;

/** The hair behind the face. */
function curtain(falls: number, high: number): Corner[] {
  const { corners } = ellipse([0.5, 0.45], [0.28, 0.45 - top(high)], 0);
  return [...corners.slice(12), [0.78, 0.45], [0.78, falls], [0.22, falls]];
}

/** The hair before the forehead. */
function fringe(high: number): Corner[] {
  const { corners } = ellipse([0.5, 0.45], [0.26, 0.45 - top(high)], 0);
  return [...corners.slice(13), [0.735, 0.41], [0.66, 0.31], [0.42, 0.285], [0.3, 0.34], [0.265, 0.41]];
}

export const facePixels = (traits: Traits, chance: Chance): Uint8Array =>
  painted(faceShapes(traits, chance), FACE_SIDE);
