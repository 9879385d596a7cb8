import type { Stage } from '../../acoustic/stages.ts';
import { digitUnits } from '../../datasets/spoken-digits.ts';
import { log } from '../../math/elementary/elementary.ts';
import { principalComponents } from '../../math/linear-algebra/principal-components.ts';
import { procrustes, procrustesTest } from '../../math/linear-algebra/procrustes.ts';
import { fourDecimals, significant } from '../../math/rounding.ts';
import { PHONES } from '../../signal/synthesis/phones.ts';

/** The nine vowels of the digits: where the chart has them, and where a stage of a net has them. */

export interface ChartVowel {
  /** In CMU's dictionary. */
  phone: string;
  ipa: string;
  /** In Hz, a man's; of a diphthong the geometric mean of its two ends. */
  f1: number;
  f2: number;
}

const SIGNS = { IY: 'i', IH: 'ɪ', EH: 'ɛ', AH: 'ʌ', AO: 'ɔ', UW: 'u', EY: 'eɪ', AY: 'aɪ', OW: 'oʊ' } as const;

/** From Peterson & Barney's table and, of the diphthongs, Klatt's (signal/synthesis/phones.ts). */
export const CHART: readonly ChartVowel[] = Object.entries(SIGNS).map(([phone, ipa]) => {
  const { formants, glide = formants } = PHONES[phone]!;
  const middle = (k: 0 | 1) => Math.round(Math.sqrt(formants[k] * glide[k]));
  return { phone, ipa, f1: middle(0), f2: middle(1) };
});

/** (ln F1, ln F2): as far apart as ears have them, about, and as chapter 6 measures them. */
const PLACES = CHART.map(({ f1, f2 }): [number, number] => [log(f1), log(f2)]);

const UNITS = digitUnits(3);
/** Of each state the number of its vowel; −1 of a consonant's and silence. */
const VOWEL_OF = new Int8Array(Object.values(UNITS).flat().length).fill(-1);
CHART.forEach(({ phone }, v) => UNITS[phone]!.forEach((state) => (VOWEL_OF[state] = v)));

/** Frames of each vowel that a picture holds. */
const SHOWN = 12;

export interface Likeness {
  /** Procrustes' R² of the vowels' means and the chart, seen in the plane in which frames of vowels are spread widest. */
  r2: number;
  /** The share of all ways to deal the nine names out that are at least as like it. */
  p: number;
  /** The same in the plane in which the means themselves are spread widest. */
  r2OfMeans: number;
  pOfMeans: number;
  /** Correlation of the 36 distances between means, in all dimensions of the stage, and between the chart's places. */
  distances: number;
}

/** A stage as it is drawn: turned, flipped, scaled and shifted onto the chart, in natural logarithms of Hz. */
export interface Picture {
  /** Of every vowel its mean. */
  means: [f1: number, f2: number][];
  /** Some frames, each by the number of its vowel, on the same plane. */
  frames: [vowel: number, f1: number, f2: number][];
  /** What part of the squared distances of the frames from their mean lies in the plane. */
  share: number;
}

/** Frames of each vowel that the plane is found by; as many of each, so that frequent vowels do not choose it. */
const EACH = 60;

/** What is to be seen of the vowels at a stage. @param states of the frames @throws RangeError if a vowel has no frame */
export function likeness({ values, dims }: Stage, states: Uint8Array): Likeness & { picture(): Picture } {
  const members = framesOfVowels(states);
  const means = new Float64Array(CHART.length * dims);
  members.forEach((rows, v) => {
    if (rows.length === 0) throw new RangeError(`invalid states: none of ${CHART[v]!.phone}`);
    for (const row of rows)
      for (let d = 0; d < dims; d++) means[v * dims + d]! += values[row * dims + d]! / rows.length;
  });
  const sample = members.flatMap((rows) => evenly(rows, EACH));
  const frames = new Float64Array(sample.length * dims);
  sample.forEach((row, i) => frames.set(values.subarray(row * dims, (row + 1) * dims), i * dims));
  const planeOf = (points: Float64Array) => {
    const { coordinates, shares } = principalComponents(points, dims, 2);
    const drawn = (from: ArrayLike<number>, row: number) => {
      const [x = 0, y = 0] = coordinates(from, row * dims);
      return [x, y] as const;
    };
    return { drawn, shares, figure: CHART.map((_, v) => drawn(means, v)) };
  };
  const { drawn, shares, figure } = planeOf(frames);
  const [byFrames, byMeans] = [figure, planeOf(means).figure].map((one) => procrustesTest(one, PLACES));
  return {
    r2: fourDecimals(byFrames!.r2),
    p: significant(byFrames!.p, 3),
    r2OfMeans: fourDecimals(byMeans!.r2),
    pOfMeans: significant(byMeans!.p, 3),
    distances: fourDecimals(correlation(distancesOf(means, dims), distancesOf(PLACES.flat(), 2))),
    picture() {
      const { place } = procrustes(figure, PLACES);
      const onChart = (from: ArrayLike<number>, row: number) => {
        const [x, y] = place(drawn(from, row));
        return [significant(x, 4), significant(y, 4)] as const;
      };
      return {
        means: CHART.map((_, v) => [...onChart(means, v)]),
        frames: shownOf(members).map(({ vowel, row }) => [vowel, ...onChart(values, row)]),
        share: fourDecimals((shares[0] ?? 0) + (shares[1] ?? 0)),
      };
    },
  };
}

/** Of every vowel the frames that are its. */
export function framesOfVowels(states: Uint8Array): number[][] {
  const members = CHART.map((): number[] => []);
  states.forEach((state, i) => VOWEL_OF[state]! >= 0 && members[VOWEL_OF[state]!]!.push(i));
  return members;
}

/** The frames that a picture holds: the same at every stage. */
export const shownOf = (members: readonly number[][]): { vowel: number; row: number }[] =>
  members.flatMap((rows, vowel) => evenly(rows, SHOWN).map((row) => ({ vowel, row })));

/** At most so many of them, evenly spaced. */
const evenly = (rows: readonly number[], count: number): number[] => {
  const kept = Math.min(count, rows.length);
  return Array.from({ length: kept }, (_, i) => rows[Math.floor(((i + 0.5) * rows.length) / kept)]!);
};

function distancesOf(points: ArrayLike<number>, dims: number): number[] {
  const count = points.length / dims;
  const found: number[] = [];
  for (let a = 0; a < count; a++)
    for (let b = 0; b < a; b++) {
      let sum = 0;
      for (let d = 0; d < dims; d++) {
        const off = points[a * dims + d]! - points[b * dims + d]!;
        sum += off * off;
      }
      found.push(Math.sqrt(sum));
    }
  return found;
}

/** Pearson's; 0 where one does not vary. */
function correlation(a: readonly number[], b: readonly number[]): number {
  const off = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const [u, v] = [off(a), off(b)];
  const product = (x: readonly number[], y: readonly number[]) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);
  const size = product(u, u) * product(v, v);
  return size > 0 ? product(u, v) / Math.sqrt(size) : 0;
}
