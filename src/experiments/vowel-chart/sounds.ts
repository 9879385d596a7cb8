import type { ResultOf } from '../../lab/declare/define.ts';
import { covarianceEllipse } from '../../lab/draw/charts/scatter.ts';
import { polygons } from '../../lab/draw/draw.ts';
import { series, type SeriesName, type SeriesStyle } from '../../lab/draw/series.ts';
import type { Mark } from '../../lab/draw/shapes.ts';
import { F1_SHOWN, F2_SHOWN } from './places.ts';
import type experiment from './experiment.ts';

/** The vowels of all groups in the plane: every sound a dot, the spread of each vowel an ellipse, the means joined to a loop. All moves as one. */

type Result = ResultOf<typeof experiment>;
export type Groups = Result['groups'];
export type GroupName = keyof Groups;
type Pair = [x: number, y: number];

export const STYLES: Record<GroupName, SeriesName> = { men: 'deep', women: 'shallow', children: 'truth' };
export const groupsIn = (groups: Groups) =>
  (['men', 'women', 'children'] as const).flatMap((name) => {
    const group = groups[name];
    return group ? [{ name, ...group }] : [];
  });

/** The loop of the vowels from the front over the open ones to the back; ʌ and ɝ lie inside. */
const LOOP = ['i', 'ɪ', 'ɛ', 'æ', 'ɑ', 'ɔ', 'ʊ', 'u'];
/** An ellipse holds about two thirds of a vowel's sounds: 1.5 times the spread. */
const REACH = 1.5;
const SVG = 'http://www.w3.org/2000/svg';

const isShown = ([f2, f1]: Pair): boolean =>
  f2 <= F2_SHOWN[0] && f2 >= F2_SHOWN[1] && f1 <= F1_SHOWN[0] && f1 >= F1_SHOWN[1];

/** Dots of a thousand sounds as one path: strokes of no length with round ends. */
const cloud =
  (tokens: readonly number[], color: string): Mark =>
  (_index, { x = (v) => v, y = (v) => v }, _values, _dimensions, { document }) => {
    const path = document.createElementNS(SVG, 'path');
    const dots: string[] = [];
    for (let i = 0; i < tokens.length; i += 2) {
      const place: Pair = [tokens[i + 1]!, tokens[i]!];
      if (isShown(place)) dots.push(`M${x(place[0]).toFixed(1)},${y(place[1]).toFixed(1)}h0`);
    }
    const attributes = {
      d: dots.join(''),
      stroke: color,
      'stroke-width': 2.6,
      'stroke-linecap': 'round',
      opacity: 0.38,
    };
    for (const [name, value] of Object.entries(attributes)) path.setAttribute(name, String(value));
    return path;
  };

/** The sign of a mean, its middle at a place, in pixels: a circle, a diamond, a triangle. */
const SIGNS: Record<string, string> = {
  circle: 'm-4,0a4,4 0 1 0 8,0a4,4 0 1 0 -8,0z',
  diamond: 'm0,-5l5,5l-5,5l-5,-5z',
  triangle: 'm0,-5l4.8,8.4h-9.6z',
  square: 'm-4,-4h8v8h-8z',
};

/** Signs of a group's means as one path. */
export const signs =
  (places: readonly Pair[], name: SeriesName): Mark =>
  (_index, { x = (v) => v, y = (v) => v }, _values, _dimensions, { document }) => {
    const path = document.createElementNS(SVG, 'path'),
      { color, symbol } = series[name];
    const d = places.map(([f2, f1]) => `M${x(f2).toFixed(1)},${y(f1).toFixed(1)}${SIGNS[symbol]}`).join('');
    for (const [key, value] of Object.entries({ d, fill: color, stroke: 'var(--paper)', 'stroke-width': 1 }))
      path.setAttribute(key, String(value));
    return path;
  };

/** All of it as one mark. */
export function soundsMark(groups: Groups): Mark {
  const layers = groupsIn(groups).flatMap(({ name, vowels, tokens }) => {
    const { color, dash }: SeriesStyle = series[STYLES[name]];
    const place = ({ f1, f2 }: { f1: number; f2: number }): Pair => [f2, f1];
    const loop = LOOP.flatMap((ipa) => vowels.filter((vowel) => vowel.ipa === ipa).map(place));
    const ellipses = vowels.flatMap(({ f1, f2, spread }) =>
      spread
        ? [
            covarianceEllipse(
              [0, 0],
              [
                [spread[2], spread[1]],
                [spread[1], spread[0]],
              ],
              REACH,
            ).map(([b, a]): Pair => [f2 * Math.exp(b), f1 * Math.exp(a)]),
          ]
        : [],
    );
    return [
      { at: 0, mark: cloud(tokens, color) },
      {
        at: 1,
        mark: polygons(ellipses, {
          points: (p) => p,
          stroke: color,
          strokeWidth: 1.2,
          ...(dash && { strokeDasharray: dash }),
        }),
      },
      ...(tokens.length === 0
        ? [
            {
              at: 1,
              mark: polygons([loop], {
                points: (p) => p,
                stroke: color,
                strokeWidth: 1.2,
                ...(dash && { strokeDasharray: dash }),
              }),
            },
          ]
        : []),
      { at: 2, mark: signs(vowels.map(place), STYLES[name]) },
    ];
  });
  return (...given) => {
    const group = given[4].document.createElementNS(SVG, 'g');
    group.setAttribute('fill', 'none');
    for (const level of [0, 1, 2]) for (const { at, mark } of layers) if (at === level) group.append(mark(...given));
    return group;
  };
}

/** On the way from one picture of the same sounds to another, in logarithms. */
export function between(from: Groups, to: Groups, share: number): Groups {
  const mix = (a: number, b: number): number => a * (b / a) ** share;
  const entries = groupsIn(to).map(({ name, ...group }) => {
    const before = from[name];
    if (!before || before.tokens.length !== group.tokens.length || before.vowels.length !== group.vowels.length)
      return [name, group];
    const vowels = group.vowels.map((vowel, i) => {
      const { f1, f2 } = before.vowels[i]!;
      return { ...vowel, f1: mix(f1, vowel.f1), f2: mix(f2, vowel.f2) };
    });
    return [name, { ...group, vowels, tokens: group.tokens.map((f, i) => mix(before.tokens[i]!, f)) }];
  });
  return Object.fromEntries(entries) as Groups;
}

/** By what the chart divides the formants of a group, so that they lie where a man's would. */
export const scaleOf = (groups: Groups, name: string, normalisation: string): { f1: number; f2: number } =>
  (normalisation === 'none' ? undefined : groups[name as GroupName]?.scale) ?? { f1: 1, f2: 1 };
