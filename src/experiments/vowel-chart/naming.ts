import { mean } from '../../math/statistics/mean.ts';
import { standardError } from '../../math/statistics/standard-error.ts';
import { studentQuantile } from '../../math/statistics/student.ts';
import { fourDecimals } from '../../math/rounding.ts';
import { VOWELS } from '../../signal/synthesis/vowels.ts';
import type { Place, Token } from './tokens.ts';

/** Vowels named by the nearest of the men's mean places. */

/** A place a vowel of VOWELS; undefined for one that no man spoke. */
export type Centroids = readonly (Place | undefined)[];

interface Sum {
  count: number;
  f1: number;
  f2: number;
}
const none = (): Sum[] => VOWELS.map(() => ({ count: 0, f1: 0, f2: 0 }));
const add = (sums: Sum[], vowel: number, [f1, f2]: Place) => {
  const sum = sums[vowel]!;
  sum.count++;
  sum.f1 += f1;
  sum.f2 += f2;
};
const centroids = (sums: readonly Sum[]): Centroids =>
  sums.map(({ count, f1, f2 }) => (count > 0 ? ([f1 / count, f2 / count] as const) : undefined));

/** @param speaker one who is left out */
export function menCentroids(tokens: readonly Token[], places: readonly Place[], speaker?: string): Centroids {
  const sums = none();
  tokens.forEach((token, i) => {
    if (token.group === 'men' && token.speaker !== speaker) add(sums, token.vowel, places[i]!);
  });
  return centroids(sums);
}

/** The number of the nearest centroid; of several equally near the first. */
export function nearest(centroids: Centroids, [f1, f2]: Place): number {
  let [best, least] = [-1, Infinity];
  centroids.forEach((centroid, vowel) => {
    if (!centroid) return;
    const [a, b] = [centroid[0] - f1, centroid[1] - f2],
      distance = a * a + b * b;
    if (distance < least) [best, least] = [vowel, distance];
  });
  return best;
}

/** What each token is called. A man's own vowels have no share in the centroids that he is held to, if there are other men. */
export function namesOf(tokens: readonly Token[], places: readonly Place[]): number[] {
  const all = menCentroids(tokens, places);
  const men = new Set(tokens.flatMap(({ group, speaker }) => (group === 'men' ? [speaker] : [])));
  const without = new Map(
    men.size > 1 ? [...men].map((speaker) => [speaker, menCentroids(tokens, places, speaker)]) : [],
  );
  return tokens.map(({ speaker }, i) => nearest(without.get(speaker) ?? all, places[i]!));
}

/** How many are named right. */
export interface Rate {
  right: number;
  asked: number;
  /** Mean of the speakers' own shares. */
  rate: number;
  /** Ends of its confidence interval of 95 %; null with a single speaker. */
  low: number | null;
  high: number | null;
}

/**
 * A mean over speakers with its interval by Student's t: speakers are drawn from their like, one's vowels are not. (The bootstrap would be too
 * narrow for fifteen children.)
 */
function overSpeakers(values: readonly number[]): { value: number; low: number | null; high: number | null } {
  const value = mean(values);
  if (values.length < 2) return { value: fourDecimals(value), low: null, high: null };
  const half = studentQuantile(0.95, values.length - 1) * standardError(values);
  return { value: fourDecimals(value), low: fourDecimals(value - half), high: fourDecimals(value + half) };
}

const sharesOf = (
  tokens: readonly Token[],
  names: readonly number[],
): Map<string, { right: number; asked: number }> => {
  const shares = new Map<string, { right: number; asked: number }>();
  tokens.forEach(({ speaker, vowel }, i) => {
    const share = shares.get(speaker) ?? { right: 0, asked: 0 };
    share.asked++;
    if (names[i] === vowel) share.right++;
    shares.set(speaker, share);
  });
  return shares;
};

/** Of some tokens and their names. */
export function rateOf(tokens: readonly Token[], names: readonly number[]): Rate {
  const shares = [...sharesOf(tokens, names).values()];
  const { value, low, high } = overSpeakers(shares.map(({ right, asked }) => right / asked));
  const sum = (of: 'right' | 'asked') => shares.reduce((total, share) => total + share[of], 0);
  return { right: sum('right'), asked: sum('asked'), rate: value, low, high };
}

/** By how much one naming of the same tokens is more often right than another, speaker by speaker. */
export function gainOf(tokens: readonly Token[], before: readonly number[], after: readonly number[]) {
  const first = sharesOf(tokens, before);
  return overSpeakers(
    [...sharesOf(tokens, after)].map(([speaker, { right, asked }]) => (right - first.get(speaker)!.right) / asked),
  );
}
