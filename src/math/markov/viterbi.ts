import type { Chain } from './chain.ts';
import type { Emissions } from './forward-backward.ts';

/** The most likely path (Viterbi 1967), by back pointers. */

export interface BestPath {
  /** Its states, one a frame. */
  path: Int32Array;
  /** log of max over paths of p(O, path), the probability of ending included. */
  logProbability: number;
  /** T × S: log δ_t(s), the best path to state s at t. */
  best: Float64Array;
  /** T × S: the state before it on that path; −1 at the first frame and where no path comes. */
  before: Int32Array;
}

/**
 * The best path. Of equally good ones, the one that has the lower-numbered state wherever two candidates tie, decided from the last frame
 * backwards. Undefined if no path emits O.
 */
export function viterbi(chain: Chain, emissions: Emissions): BestPath | undefined {
  const { states, initial, final, into, from, logs } = chain;
  const frames = emissions.length / states;
  const best = new Float64Array(emissions.length),
    before = new Int32Array(emissions.length).fill(-1);
  for (let s = 0; s < states; s++) best[s] = initial[s]! + emissions[s]!;
  for (let t = 1; t < frames; t++) {
    const [now, earlier] = [t * states, (t - 1) * states];
    for (let s = 0; s < states; s++) {
      let most = -Infinity,
        source = -1;
      // Sources ascend, and only a better one replaces an earlier one.
      for (let a = into[s]!; a < into[s + 1]!; a++) {
        const value = best[earlier + from[a]!]! + logs[a]!;
        if (value > most) [most, source] = [value, from[a]!];
      }
      best[now + s] = most + emissions[now + s]!;
      before[now + s] = source;
    }
  }
  let logProbability = -Infinity,
    state = -1;
  for (let s = 0; s < states; s++) {
    const value = best[(frames - 1) * states + s]! + final[s]!;
    if (value > logProbability) [logProbability, state] = [value, s];
  }
  if (state < 0) return undefined;
  const path = new Int32Array(frames);
  for (let t = frames - 1; t >= 0; t--) {
    path[t] = state;
    state = before[t * states + state]!;
  }
  return { path, logProbability, best, before };
}
