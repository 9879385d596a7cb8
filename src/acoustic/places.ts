import type { Random } from '../math/random.ts';
import { STATES, type Corpus, type Utterance } from './corpus.ts';

/** Frames one by one, for what is learnt in front of a net: their features are made anew for every step. */
export interface Place {
  own: Utterance;
  /** Its number in the utterance. */
  t: number;
}

export const placesOf = (utterances: readonly Utterance[]): Place[] =>
  utterances.flatMap((own) => Array.from({ length: own.frames }, (_, t) => ({ own, t })));

/** Of a frame's neighbour the number that there is: the first and the last stand for those beyond. */
export const within = (t: number, { frames }: Utterance): number => Math.min(frames - 1, Math.max(0, t));

/** Gives so many frames at a time, all of them before any comes again, in an order that is drawn anew each time. */
export function turnsOf(places: readonly Place[], batch: number, shuffle: Random): () => Place[] {
  const order = Int32Array.from(places, (_, i) => i);
  let next = order.length;
  return () =>
    Array.from({ length: batch }, () => {
      if (next === order.length) {
        shuffle.shuffle(order);
        next = 0;
      }
      return places[order[next++]!]!;
    });
}

/** Writes the states of frames as targets, one row each. */
export function targetsInto(y: Float32Array, { states }: Corpus, places: readonly Place[]): void {
  y.fill(0);
  places.forEach(({ own, t }, row) => (y[row * STATES + states[own.first + t]!] = 1));
}

export const statesAt = ({ states }: Corpus, places: readonly Place[]): Uint8Array =>
  Uint8Array.from(places, ({ own, t }) => states[own.first + t]!);
