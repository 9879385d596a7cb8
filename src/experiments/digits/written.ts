import { onSheet, SIDE } from '../../datasets/digit-sheet.ts';
import type { Images } from '../../datasets/kinds.ts';
import { readPoints } from '../../math/number-list.ts';
import { exp } from '../../math/elementary/elementary.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { nearestTo } from '../../pictures/geometry.ts';
import { holesIn } from '../../datasets/holes.ts';
import { layersOf } from '../../pictures/layers.ts';
import { answerOf } from '../../pictures/scores.ts';
import { standardised } from '../../pictures/sets.ts';
import { WHICH, type Taught, type Which } from './lesson.ts';
import type { Group } from './separation.ts';

/** A digit that someone writes, on its way through the layers. */

/** A picture of 28 × 28 as a hexadecimal digit a pixel, 0 to f: what is only looked at. */
export const hexed = (pixels: ArrayLike<number>): string =>
  Array.from(pixels, (ink) => Math.round(ink / 17).toString(16)).join('');

/** Where it lies at a layer, and the training pictures that lie nearest. */
export interface Passed {
  /** In the planes of the pictures, 100 at the edge; beyond it at the edge. */
  at: Record<Group, [x: number, y: number]>;
  near: { label: number; picture: string }[];
}

export interface Written {
  /** As the net sees it. */
  picture: string;
  holes: number;
  answer: number;
  /** The net's shares of the ten digits. */
  shares: number[];
  layers: Record<Which, Passed[]>;
}

/** The pen's radius in pixels: in the middle of those of the drawn digits. */
const PEN = 1.15;
const NEAR = 3;
const EDGE = 104;

/** @returns null if nothing is written */
export function writtenOn(text: string, { standard, nets, training, places }: Taught, images: Images): Written | null {
  const strokes = readPoints(text);
  if (strokes.length === 0) return null;
  const pixels = onSheet(strokes, PEN);
  const seen = { x: standardised(pixels, standard), inputs: SIDE * SIDE, count: 1 };
  const passed = (which: Which): { layers: Passed[]; logits: Float32Array } => {
    const { net, layers, known } = nets[which];
    const values = layersOf(net, seen);
    return {
      logits: values.at(-1)!.values,
      layers: layers.map(({ planes }, l) => ({
        at: {
          ten: place(planes.ten.onto(values[l]!).values, planes.ten.scale),
          some: place(planes.some.onto(values[l]!).values, planes.some.scale),
        },
        near: nearestTo(known[l]!, values[l]!, 0, NEAR).map((row) => ({
          label: training.labels[row]!,
          picture: hexed(images.pixels.subarray(places[row]! * SIDE * SIDE, (places[row]! + 1) * SIDE * SIDE)),
        })),
      })),
    };
  };
  const [untrained, trained] = WHICH.map(passed) as [ReturnType<typeof passed>, ReturnType<typeof passed>];
  return {
    picture: hexed(pixels),
    holes: holesIn(pixels, SIDE),
    answer: answerOf(trained.logits, 10),
    shares: softmax(trained.logits).map(fourDecimals),
    layers: { untrained: untrained.layers, trained: trained.layers },
  };
}

const place = (values: Float32Array, scale: number): [number, number] => {
  const [x, y] = [values[0]!, values[1]!].map((value) =>
    Math.max(-EDGE, Math.min(EDGE, Math.round(scale * value) + 0)),
  );
  return [x!, y!];
};

function softmax(logits: Float32Array): number[] {
  const most = logits.reduce((a, b) => Math.max(a, b), -Infinity);
  const powers = Array.from(logits, (z) => exp(z - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / sum);
}
