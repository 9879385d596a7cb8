import type { Talkers } from '../../signal/synthesis/vowels.ts';
import type { Place, Token } from './tokens.ts';

/** Formants freed from the size of the mouth that made them: the mean of their logarithms is taken away (Nearey 1978), a group's or a speaker's. */

export type Normalisation = 'none' | 'group' | 'speaker';
export const NORMALISATIONS: readonly Normalisation[] = ['none', 'group', 'speaker'];

export const meanPlace = (places: readonly Place[]): Place => {
  let [f1, f2] = [0, 0];
  for (const place of places) {
    f1 += place[0];
    f2 += place[1];
  }
  return [f1 / places.length, f2 / places.length];
};

export const moved = ([f1, f2]: Place, from: Place, to: Place): Place => [f1 - from[0] + to[0], f2 - from[1] + to[1]];

/** The mean place of all tokens that share what `of` tells of them. */
export function meansBy<K>(tokens: readonly Token[], of: (token: Token) => K): Map<K, Place> {
  const places = new Map<K, Place[]>();
  for (const token of tokens) {
    const some = places.get(of(token));
    if (some) some.push(token.place);
    else places.set(of(token), [token.place]);
  }
  return new Map([...places].map(([key, some]) => [key, meanPlace(some)]));
}

export const groupMeans = (tokens: readonly Token[]): Map<Talkers, Place> => meansBy(tokens, ({ group }) => group);

/** The tokens' places with the mean of their group, or speaker, moved to where the men's mean is: formants as a man's tract would have them. */
export function normalised(tokens: readonly Token[], by: Normalisation): Place[] {
  if (by === 'none') return tokens.map(({ place }) => place);
  const of = by === 'group' ? ({ group }: Token): string => group : ({ speaker }: Token): string => speaker;
  const means = meansBy(tokens, of),
    men = groupMeans(tokens).get('men')!;
  return tokens.map((token) => moved(token.place, means.get(of(token))!, men));
}
