import { sin } from '../elementary/elementary.ts';

/** What a net on the plane may be given of a point: its coordinates, and simple functions of them, as TensorFlow Playground has them. */

export interface PlaneFeature {
  /** As it stands on a button. */
  name: string;
  /** As it stands in a file. */
  id: string;
  value: (x1: number, x2: number) => number;
  latex: string;
  /** In JavaScript and in Python alike, but for `sin`. */
  code: (sin: string) => string;
  /** Where the feature bends the plane: a net of ReLUs is piecewise linear only without it. */
  curved: boolean;
}

export const planeFeatures: readonly PlaneFeature[] = [
  { name: 'x₁', id: 'x1', value: (a) => a, latex: 'x_1', code: () => 'x1', curved: false },
  { name: 'x₂', id: 'x2', value: (_, b) => b, latex: 'x_2', code: () => 'x2', curved: false },
  { name: 'x₁²', id: 'x1^2', value: (a) => a * a, latex: 'x_1^2', code: () => 'x1 ** 2', curved: true },
  { name: 'x₂²', id: 'x2^2', value: (_, b) => b * b, latex: 'x_2^2', code: () => 'x2 ** 2', curved: true },
  { name: 'x₁x₂', id: 'x1*x2', value: (a, b) => a * b, latex: 'x_1x_2', code: () => 'x1 * x2', curved: true },
  {
    name: 'sin x₁',
    id: 'sin(x1)',
    value: (a) => sin(a),
    latex: '\\sin x_1',
    code: (sin) => `${sin}(x1)`,
    curved: true,
  },
  {
    name: 'sin x₂',
    id: 'sin(x2)',
    value: (_, b) => sin(b),
    latex: '\\sin x_2',
    code: (sin) => `${sin}(x2)`,
    curved: true,
  },
];

/** The features that a row of bits chooses, in order. @param bits one a feature */
export const featuresOf = (bits: string): PlaneFeature[] => planeFeatures.filter((_, i) => bits[i] === '1');

/** A row of features a point, as a net takes them in. @param places x₁ and x₂ of each point */
export const featureRows = (features: readonly PlaneFeature[], places: readonly (readonly [number, number])[]) =>
  Float32Array.from(places.flatMap(([a, b]) => features.map(({ value }) => value(a, b))));
