import type { Streams } from '../../math/random.ts';
import { fourDecimals, significant } from '../../math/rounding.ts';
import {
  neighbourAccuracy,
  pointsAt,
  scatterRatio,
  silhouette,
  widestPlane,
  type Plane,
  type Points,
} from '../../pictures/geometry.ts';
import { probeAccuracy } from '../../pictures/probe.ts';

/** One layer: how far apart the digits lie there, and the plane in which they are drawn. */

/** Pictures at a layer. */
export interface Part {
  points: Points;
  labels: Uint8Array;
}
export type Parts = readonly [training: Part, validation: Part, test: Part];

/** What was measured on test pictures; shares that are right, but for the last two. */
export interface Separation {
  /** By the nearest training picture, in all dimensions. */
  neighbours: number;
  /** By the nearest in the plane in which all ten are spread widest; in that of 4, 7 and 9, and of 4 and 9, for these alone. */
  plane: number;
  someInPlane: number;
  fourNineInPlane: number;
  /** By a linear classifier. */
  probe: number;
  silhouette: number;
  scatter: number;
}

/** Which digits a picture of a layer shows. */
export const GROUPS = {
  some: [4, 7, 9],
  ten: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
} as const;
export type Group = keyof typeof GROUPS;

/** A plane, and how it is drawn: so many units are 100. */
export interface DrawnPlane extends Plane {
  scale: number;
}

/** A layer as it is drawn. */
export interface LayerPicture {
  /** What part of the training pictures' spread lies in the plane. */
  share: number;
  /** Test pictures in it: label, x, y, one after the other; the farthest is 100 away from the middle along an axis. */
  dots: number[];
}

/** Points that a plane is found by, and dots that are drawn. */
const FROM = 500,
  DOTS = 300;

const placesOf = (labels: Uint8Array, digits: readonly number[], most = Infinity): number[] => {
  const places: number[] = [];
  for (let i = 0; i < labels.length && places.length < most; i++) if (digits.includes(labels[i]!)) places.push(i);
  return places;
};

const only = ({ points, labels }: Part, digits: readonly number[], most?: number): Part => {
  const places = placesOf(labels, digits, most);
  return { points: pointsAt(points, places), labels: Uint8Array.from(places, (place) => labels[place]!) };
};

function planeFor([training, , test]: Parts, digits: readonly number[]): { plane: Plane; accuracy: number } {
  const plane = widestPlane(only(training, digits, FROM).points);
  const [known, asked] = [only(training, digits), only(test, digits)];
  const accuracy = neighbourAccuracy(plane.onto(known.points), known.labels, plane.onto(asked.points), asked.labels);
  return { plane, accuracy };
}

export interface Layer {
  separation: Separation;
  pictures: Record<Group, LayerPicture>;
  planes: Record<Group, DrawnPlane>;
}

export function layerOf(parts: Parts, random: Streams): Layer {
  const [training, , test] = parts;
  const [ten, some, fourNine] = [GROUPS.ten, GROUPS.some, [4, 9]].map((digits) => planeFor(parts, digits));
  const drawn = (plane: Plane, group: Group): { plane: DrawnPlane; picture: LayerPicture } => {
    const { points, labels } = only(test, GROUPS[group], DOTS);
    const { values } = plane.onto(points);
    const farthest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    const scale = farthest > 0 ? 100 / farthest : 1;
    const dots = Array.from(labels).flatMap((label, i) => [
      label,
      Math.round(scale * values[2 * i]!) + 0,
      Math.round(scale * values[2 * i + 1]!) + 0,
    ]);
    return { plane: { ...plane, scale }, picture: { share: fourDecimals(plane.share), dots } };
  };
  const [all, few] = [drawn(ten!.plane, 'ten'), drawn(some!.plane, 'some')];
  return {
    separation: {
      neighbours: fourDecimals(neighbourAccuracy(training.points, training.labels, test.points, test.labels)),
      plane: fourDecimals(ten!.accuracy),
      someInPlane: fourDecimals(some!.accuracy),
      fourNineInPlane: fourDecimals(fourNine!.accuracy),
      probe: fourDecimals(
        probeAccuracy(parts, GROUPS.ten.length, {
          weights: random('probe weights'),
          shuffle: random('probe shuffle'),
        }),
      ),
      silhouette: fourDecimals(silhouette(test.points, test.labels)),
      scatter: significant(scatterRatio(test.points, test.labels), 4),
    },
    pictures: { ten: all.picture, some: few.picture },
    planes: { ten: all.plane, some: few.plane },
  };
}
