import { significant } from '../../math/rounding.ts';

/** Walks down a bowl E(u, v) = ½(u² + λv²), whose lowest place is (0, 0), one step at a time. */

export type Method = 'plain' | 'momentum' | 'adam';
type Place = [u: number, v: number];

/** Momentum keeps so much of the last step; Adam's two averages so much of what they were (Kingma & Ba 2015). */
export const MOMENTUM = 0.9;
const FIRST = 0.9,
  SECOND = 0.999,
  TINY = 1e-8;

/** Coordinate by coordinate: from the gradient to the step against it. */
function stepper(method: Method, rate: number): (gradient: Place) => Place {
  if (method === 'plain') return (gradient) => gradient.map((g) => -rate * g) as Place;
  const first: Place = [0, 0],
    second: Place = [0, 0];
  if (method === 'momentum')
    return (gradient) =>
      gradient.map((g, i) => {
        first[i] = MOMENTUM * first[i]! + g;
        return -rate * first[i]!;
      }) as Place;
  let [firstLeft, secondLeft] = [1, 1];
  return (gradient) => {
    firstLeft *= FIRST;
    secondLeft *= SECOND;
    return gradient.map((g, i) => {
      first[i] = FIRST * first[i]! + (1 - FIRST) * g;
      second[i] = SECOND * second[i]! + (1 - SECOND) * g * g;
      return (-rate * (first[i]! / (1 - firstLeft))) / (Math.sqrt(second[i]! / (1 - secondLeft)) + TINY);
    }) as Place;
  };
}

/** The rate from which on the walk no longer comes to rest at the lowest place, whatever its start; null for Adam, which has no such one. */
export const limitOf = (method: Method, curvature: number): number | null =>
  method === 'adam' ? null : (method === 'momentum' ? 2 * (1 + MOMENTUM) : 2) / curvature;

/** A walk that is higher than this has gone astray. */
const ASTRAY = 1e8;

export interface Walk {
  /** Places after 0, 1, 2 … steps, and how high each lies. */
  path: Place[];
  losses: number[];
}

/** Yields the walk after each step; one that has gone astray ends. */
export function* walk(
  start: readonly [number, number],
  { curvature, method, rate, steps }: { curvature: number; method: Method; rate: number; steps: number },
): Generator<Walk> {
  const step = stepper(method, rate);
  const height = ([u, v]: Place) => (u * u + curvature * v * v) / 2;
  let place: Place = [...start];
  const path: Place[] = [],
    losses: number[] = [];
  for (let taken = 0; ; taken++) {
    path.push([significant(place[0], 6), significant(place[1], 6)]);
    losses.push(significant(height(place), 6));
    yield { path: [...path], losses: [...losses] };
    if (taken === steps || height(place) > ASTRAY) return;
    const [du, dv] = step([place[0], curvature * place[1]]);
    place = [place[0] + du, place[1] + dv];
  }
}
