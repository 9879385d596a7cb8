import type { ViewProps } from '../../lab/draw/draw.ts';
import { clamp, toPlane, type Point, type PlaneWindow } from '../../lab/hands/pointer.ts';
import type experiment from './experiment.ts';
import { F1_SHOWN, F2_SHOWN, frameOf, toPixels, type Places } from './places.ts';
import { groupsIn, scaleOf } from './sounds.ts';

/** What a place of the chart means when it is touched: formants, or a vowel that stands there. */

type Props = ViewProps<typeof experiment>;
type Params = Props['params'];

/** Formants in Hz as they are spoken, by whom and with what lips. */
export interface Spoken {
  f1: number;
  f2: number;
  who?: string;
  lips?: string;
}

const F1_FROM = [200, 1300] as const,
  F2_FROM = [500, 3600] as const;
/** A finger this near to a sign, in pixels, means the vowel. */
const NEAR = 22;

/** Within what can be set; F1 never above F2. */
export function settable({ f1, f2, ...rest }: Spoken): Spoken {
  const second = Math.round(clamp(f2, F2_FROM));
  return { ...rest, f1: Math.min(second, Math.round(clamp(f1, F1_FROM))), f2: second };
}

/** The chart's frame, its axes in natural logarithms. */
export const planeOf = (places: Places): PlaneWindow => ({
  ...frameOf(places),
  x: [Math.log(F2_SHOWN[0]), Math.log(F2_SHOWN[1])],
  y: [Math.log(F1_SHOWN[0]), Math.log(F1_SHOWN[1])],
});

/** Formants of a place of the drawing, spoken by the voice in use. */
export function spokenAt(
  at: Point,
  places: Places,
  { groups }: Props['result'],
  { who, normalisation }: Params,
): Spoken {
  const [f2, f1] = toPlane(planeOf(places), at).map(Math.exp) as [number, number],
    scale = scaleOf(groups, who, normalisation);
  return settable({ f1: f1 * scale.f1, f2: f2 * scale.f2 });
}

/** Where formants that the chart shows are drawn. */
export function drawnAt({ f1, f2 }: { f1: number; f2: number }, places: Places): Point {
  const pixels = toPixels(places);
  return [pixels.x(f2) + places.chart.left, pixels.y(f1) + places.chart.top];
}

/** The vowel whose sign is nearest to a place of the drawing, if one is near. @param within in pixels */
export function vowelAt(
  [px, py]: Point,
  places: Places,
  { groups, y }: Props['result'],
  { who, normalisation }: Params,
  within = NEAR,
): Spoken | undefined {
  const own = scaleOf(groups, who, normalisation);
  const all = [
    ...groupsIn(groups).flatMap(({ name, vowels }) =>
      vowels.map((vowel) => ({ ...vowel, scale: scaleOf(groups, name, normalisation), who: name, lips: 'usual' })),
    ),
    { f1: y[0] / own.f1, f2: y[1] / own.f2, scale: own, who, lips: 'rounded' },
  ];
  const distances = all.map((vowel) => {
    const [x, y] = drawnAt(vowel, places);
    return Math.hypot(x - px, y - py);
  });
  const least = Math.min(...distances);
  if (least > within) return undefined;
  const { f1, f2, scale, ...by } = all[distances.indexOf(least)]!;
  return settable({ f1: f1 * scale.f1, f2: f2 * scale.f2, who: by.who, lips: by.lips });
}

/** Sets all of it as one touch; the formants in an order in which F1 never lies above F2. */
export function speak(set: Props['set'], { f2: before }: Params, { f1, f2, who, lips }: Spoken, gesture: number): void {
  if (who !== undefined) set('who', who, gesture);
  if (lips !== undefined) set('lips', lips, gesture);
  const formants = [['f1', f1] as const, ['f2', f2] as const];
  if (f2 > before) formants.reverse();
  for (const [name, value] of formants) set(name, value, gesture);
}
