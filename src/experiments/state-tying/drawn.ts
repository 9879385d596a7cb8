import { allowed, offersAt, type TyingLimits, type TyingTree } from '../../math/markov/tying.ts';
import type { Contexts } from './contexts.ts';
import { namesOf } from './growing.ts';
import { QUESTIONS } from './questions.ts';

/** Questions told of a node, those that gain most first. */
const TOLD = 6;

/** So many digits after the point. */
export const digits = (value: number, places: 1 | 3): number => {
  const scale = places === 1 ? 10 : 1000;
  return Math.round(value * scale) / scale;
};

/** What is drawn of a tree: its nodes, and what could be asked at one of them. */
export function drawnOf(tree: TyingTree, { items }: Contexts, limits: TyingLimits, wanted: number) {
  const names = namesOf(tree);
  const offersOf = (at: number) =>
    offersAt(tree[at]!, items, QUESTIONS, limits.floor).sort((a, b) => b.gain - a.gain || a.question - b.question);
  const nodes = tree.map(({ items: members, count, split }, at) => {
    const next = split ? undefined : offersOf(at).find((offer) => allowed(offer, limits));
    return {
      name: names[at]!,
      frames: count,
      contexts: members.length,
      question: split?.question ?? null,
      asks: split ? QUESTIONS[split.question]!.name : null,
      gain: split ? digits(split.gain, 1) : null,
      next: next?.question ?? null,
      nextGain: next ? digits(next.gain, 1) : null,
    };
  });
  let name = wanted;
  while (!names.includes(name)) name >>= 1;
  const place = names.indexOf(name);
  const offers = offersOf(place);
  const asked = offers.findIndex(({ question }) => question === tree[place]!.split?.question);
  // The one that was asked is always told, though others gain more.
  const told = asked >= TOLD ? [...offers.slice(0, TOLD - 1), offers[asked]!] : offers.slice(0, TOLD);
  return {
    nodes,
    at: name,
    offers: told.map((offer) => ({
      question: offer.question,
      asks: QUESTIONS[offer.question]!.name,
      gain: digits(offer.gain, 1),
      yes: offer.yes.count,
      no: offer.no.count,
      allowed: allowed(offer, limits),
    })),
  };
}
