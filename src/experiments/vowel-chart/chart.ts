import { exp } from '../../math/elementary/elementary.ts';
import { fourDecimals, significant } from '../../math/rounding.ts';
import { VOWELS, type Talkers } from '../../signal/synthesis/vowels.ts';
import { gainOf, namesOf, rateOf } from './naming.ts';
import { groupMeans, meanPlace, NORMALISATIONS, normalised, type Normalisation } from './normalising.ts';
import { GROUPS, type Place, type Token } from './tokens.ts';

/** All that is told of a table of vowels: where each group's lie, and how they are named, before and after normalising. */

export const hertz = (logarithm: number): number => Math.round(exp(logarithm));
const each = <K extends string, V>(keys: readonly K[], value: (key: K) => V) =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, V>;

/** Variances and covariance of log F1 and log F2 about their mean; null with fewer than three. */
function spreadOf(places: readonly Place[]): [f1: number, both: number, f2: number] | null {
  if (places.length < 3) return null;
  const [m1, m2] = meanPlace(places);
  let [a, b, d] = [0, 0, 0];
  for (const [f1, f2] of places) {
    a += (f1 - m1) * (f1 - m1);
    b += (f1 - m1) * (f2 - m2);
    d += (f2 - m2) * (f2 - m2);
  }
  return [a, b, d].map((sum) => significant(sum / (places.length - 1), 4)) as [number, number, number];
}

/** What a vowel's tokens are most often called; of several the first of VOWELS. */
function mostly(names: readonly number[]): number {
  const counts = VOWELS.map((_, vowel) => names.filter((name) => name === vowel).length);
  return counts.indexOf(Math.max(...counts));
}

export function chartOf(tokens: readonly Token[], shown: Normalisation) {
  const places = each(NORMALISATIONS, (by) => normalised(tokens, by)),
    names = each(NORMALISATIONS, (by) => namesOf(tokens, places[by])),
    means = groupMeans(tokens),
    men = means.get('men')!;
  const present = GROUPS.filter((group) => means.has(group));
  const indices = (of: (token: Token) => boolean) => tokens.flatMap((token, i) => (of(token) ? [i] : []));
  const groups = each(present, (group) => {
    const own = indices((token) => token.group === group),
      at = (list: readonly number[]) => own.map((i) => list[i]!),
      spoken = own.map((i) => tokens[i]!);
    const [f1, f2] = means.get(group)!;
    return {
      speakers: new Set(spoken.map(({ speaker }) => speaker)).size,
      f1: hertz(f1),
      f2: hertz(f2),
      scale: { f1: fourDecimals(exp(f1 - men[0])), f2: fourDecimals(exp(f2 - men[1])) },
      rates: each(NORMALISATIONS, (by) => rateOf(spoken, at(names[by]))),
      gains: each(['group', 'speaker'] as const, (by) => gainOf(spoken, at(names.none), at(names[by]))),
      vowels: VOWELS.flatMap(({ ipa }, vowel) => {
        const these = own.filter((i) => tokens[i]!.vowel === vowel);
        if (these.length === 0) return [];
        const shownPlaces = these.map((i) => places[shown][i]!),
          [v1, v2] = meanPlace(shownPlaces);
        return [
          {
            ipa,
            count: these.length,
            f1: hertz(v1),
            f2: hertz(v2),
            spread: spreadOf(shownPlaces),
            named: VOWELS[mostly(these.map((i) => names[shown][i]!))]!.ipa,
            right: each(NORMALISATIONS, (by) => these.filter((i) => names[by][i] === vowel).length),
          },
        ];
      }),
      // Every one apart only where the vowel's mean does not say it already.
      tokens: own.length > VOWELS.length ? own.flatMap((i) => places[shown][i]!.map(hertz)) : [],
    };
  });
  return groups as Partial<typeof groups> & Pick<typeof groups, 'men'>;
}

export type Chart = ReturnType<typeof chartOf>;
export type Group = Chart['men'];
export const groupsOf = (chart: Chart): [Talkers, Group][] => Object.entries(chart) as [Talkers, Group][];
