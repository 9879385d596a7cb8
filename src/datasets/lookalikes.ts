import type { Random } from '../math/random.ts';
import type { Images } from './kinds.ts';
import { box, ellipse, mirrored, painted, shifted, type Corner, type Shape } from './shapes.ts';

/**
 * A small world of what looks alike and is not the same, and the other way round: a white dog and a polar bear, near in pixels, and a train seen from the
 * side and from the front, far. Between dog and bear one goes without a step.
 */

/** Height and width. */
export const VIEW_SIDE = 28;

/** What of a picture is chance. */
export interface View {
  place: Corner;
  scale: number;
  /** How dark what lies behind is. */
  ground: number;
  /** Whether it looks to the left. */
  turned: boolean;
}
export const PLAIN_VIEW: View = { place: [0, 0], scale: 1, ground: 150, turned: false };

export function viewOf(random: Random): View {
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  return {
    place: [between(-0.06, 0.06), between(-0.06, 0.06)],
    scale: between(0.88, 1.08),
    ground: between(110, 190),
    turned: random.uniform() < 0.5,
  };
}

/** Where things stand in a view. */
const seenFrom = (shapes: readonly Shape[], { place, scale, ground, turned }: View): Shape[] => [
  ...behind(ground),
  ...shifted(turned ? mirrored(shapes) : shapes, place, scale),
];

const behind = (ground: number): Shape[] => [box(0, 0, 1, 1, ground), box(0, 0.8, 1, 1, ground - 50)];

const FUR = 12,
  SHADE = 30,
  BLACK = 235;

/** From a dog, 0, to a bear, 1: ears grow round and small, the muzzle short, the tail a stub, neck and legs thick. */
export function animalShapes(bear: number, view: View): Shape[] {
  const from = (dog: number, other: number) => dog + (other - dog) * bear;
  const leg = (x: number) => box(x, 0.62, x + from(0.07, 0.105), 0.86, FUR);
  const ear = (x: number): Shape[] => [
    {
      corners: [
        [x - 0.035, 0.33],
        [x + from(0.01, 0), from(0.14, 0.27)],
        [x + 0.035, 0.33],
      ],
      ink: SHADE,
    },
    ellipse([x, 0.3], [from(0.012, 0.036), from(0.02, 0.036)], SHADE),
  ];
  const shapes: Shape[] = [
    // The tail: a raised one, or a stub.
    {
      corners: [
        [0.14, 0.52],
        [from(0.03, 0.1), from(0.24, 0.5)],
        [from(0.08, 0.11), from(0.22, 0.48)],
        [0.2, 0.47],
      ],
      ink: FUR,
    },
    leg(0.17),
    leg(0.29),
    leg(0.52),
    leg(0.63),
    ellipse([0.43, 0.56], [from(0.3, 0.33), from(0.145, 0.19)], FUR),
    {
      corners: [
        [0.56, 0.46],
        [0.72, 0.3],
        [0.84, 0.42],
        [0.7, 0.66],
      ],
      ink: FUR,
    },
    ...ear(0.7),
    ...ear(0.8),
    ellipse([0.76, 0.38], [0.105, from(0.095, 0.105)], FUR),
    {
      corners: [
        [0.82, 0.34],
        [from(0.96, 0.91), 0.39],
        [from(0.96, 0.91), 0.455],
        [0.8, 0.47],
      ],
      ink: FUR,
    },
    ellipse([from(0.955, 0.905), 0.405], [0.024, 0.022], BLACK),
    ellipse([0.79, 0.36], [0.015, 0.017], BLACK),
  ];
  return seenFrom(shapes, view);
}

export type Side = 'side' | 'front';

/** The same train: from the side long and low with a row of windows, from the front a high face with one pane and two lamps. */
export function trainShapes(seen: Side, view: View): Shape[] {
  const body = 205,
    pane = 40,
    lamp = 5,
    iron = 245;
  const side: Shape[] = [
    {
      corners: [
        [0.02, 0.7],
        [0.02, 0.42],
        [0.8, 0.42],
        [0.93, 0.52],
        [0.98, 0.7],
      ],
      ink: body,
    },
    ...[0.07, 0.2, 0.33, 0.46, 0.59].map((x) => box(x, 0.47, x + 0.09, 0.56, pane)),
    {
      corners: [
        [0.75, 0.47],
        [0.81, 0.47],
        [0.89, 0.55],
        [0.75, 0.55],
      ],
      ink: pane,
    },
    box(0.02, 0.6, 0.95, 0.63, lamp),
    ...[0.12, 0.28, 0.62, 0.78].map((x) => ellipse([x, 0.72], [0.05, 0.05], iron)),
    ellipse([0.94, 0.62], [0.018, 0.018], lamp),
    box(0, 0.77, 1, 0.79, iron),
  ];
  const front: Shape[] = [
    {
      corners: [
        [0.24, 0.76],
        [0.25, 0.3],
        [0.36, 0.17],
        [0.64, 0.17],
        [0.75, 0.3],
        [0.76, 0.76],
      ],
      ink: body,
    },
    {
      corners: [
        [0.31, 0.46],
        [0.34, 0.28],
        [0.66, 0.28],
        [0.69, 0.46],
      ],
      ink: pane,
    },
    box(0.25, 0.54, 0.75, 0.57, lamp),
    ...[0.34, 0.66].map((x) => ellipse([x, 0.65], [0.04, 0.04], lamp)),
    ...[0.3, 0.58].map((x) => box(x, 0.76, x + 0.12, 0.84, iron)),
    {
      corners: [
        [0.22, 0.98],
        [0.33, 0.8],
        [0.36, 0.8],
        [0.27, 0.98],
      ],
      ink: iron,
    },
    {
      corners: [
        [0.78, 0.98],
        [0.67, 0.8],
        [0.64, 0.8],
        [0.73, 0.98],
      ],
      ink: iron,
    },
  ];
  return seenFrom(seen === 'side' ? side : front, view);
}

export const viewPixels = (shapes: readonly Shape[]): Uint8Array => painted(shapes, VIEW_SIDE);

/** What a picture shows; a train is a train from every side. */
export const LOOKALIKES = ['dog', 'bear', 'train'] as const;

/** How far from dog to bear an animal of a kind may be; what lies between is neither. */
const OWN = 0.4;
export const animalOf = (kind: 'dog' | 'bear', random: Random): number => {
  const away = OWN * random.uniform();
  return kind === 'dog' ? away : 1 - away;
};

/** So many pictures of dogs, bears and trains in turn, labelled by their place in LOOKALIKES; of the trains every other one is seen from the front. */
export function lookalikes(count: number, random: Random): Images {
  const size = VIEW_SIDE * VIEW_SIDE;
  const pixels = new Uint8Array(count * size);
  const labels = Uint8Array.from({ length: count }, (_, i) => i % LOOKALIKES.length);
  labels.forEach((label, i) => {
    const kind = LOOKALIKES[label]!;
    const view = viewOf(random);
    const shapes =
      kind === 'train'
        ? trainShapes(i % (2 * LOOKALIKES.length) < LOOKALIKES.length ? 'side' : 'front', view)
        : animalShapes(animalOf(kind, random), view);
    pixels.set(viewPixels(shapes), i * size);
  });
  return { count, height: VIEW_SIDE, width: VIEW_SIDE, pixels, labels };
}
