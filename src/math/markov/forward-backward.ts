import { exp } from '../elementary/elementary.ts';
import { logSumExp } from '../log-sum-exp.ts';
import type { Chain } from './chain.ts';

/**
 * Forward and backward (Baum et al. 1970; Rabiner 1989), in the logarithmic domain and not by scaling: a left-to-right model's right path may
 * for a while be e^−800 times less likely than another, which scaling would round to 0 and lose.
 *
 * Emissions are a table T × S of log b_s(o_t) in rows, whatever the states emit: see discrete.ts and acoustic.ts.
 */
export type Emissions = Float64Array;

export interface Trellis {
  frames: number;
  /** T × S: log α_t(s) = log p(o_1 … o_t, state s at t). */
  forward: Float64Array;
  /** T × S: log β_t(s) = log p(o_(t+1) … o_T, end | state s at t). */
  backward: Float64Array;
  /** log P(O); −∞ if no path emits O. */
  logProbability: number;
}

const framesOf = ({ states }: Chain, emissions: Emissions): number => {
  const frames = emissions.length / states;
  if (!Number.isInteger(frames) || frames < 1)
    throw new RangeError(`invalid emissions: ${emissions.length} numbers for ${states} states`);
  return frames;
};

/** log α for every time and state, and log P(O) = log Σ_s α_T(s)·final(s). @throws RangeError if there are no frames */
export function forwardLogs(
  chain: Chain,
  emissions: Emissions,
): Pick<Trellis, 'frames' | 'forward' | 'logProbability'> {
  const { states, initial, final, into, from, logs } = chain;
  const frames = framesOf(chain, emissions);
  const forward = new Float64Array(emissions.length);
  for (let s = 0; s < states; s++) forward[s] = initial[s]! + emissions[s]!;
  const terms = new Float64Array(Math.max(states, logs.length));
  for (let t = 1; t < frames; t++) {
    const [now, before] = [t * states, (t - 1) * states];
    for (let s = 0; s < states; s++) {
      const [first, end] = [into[s]!, into[s + 1]!];
      for (let a = first; a < end; a++) terms[a - first] = forward[before + from[a]!]! + logs[a]!;
      forward[now + s] = logSumExp(terms, 0, end - first) + emissions[now + s]!;
    }
  }
  const last = (frames - 1) * states;
  for (let s = 0; s < states; s++) terms[s] = forward[last + s]! + final[s]!;
  return { frames, forward, logProbability: logSumExp(terms, 0, states) };
}

/** log α, log β and log P(O). @throws RangeError if there are no frames */
export function trellisOf(chain: Chain, emissions: Emissions): Trellis {
  const { states, final, into, from, logs } = chain;
  const { frames, forward, logProbability } = forwardLogs(chain, emissions);
  const backward = new Float64Array(emissions.length);
  backward.set(final, (frames - 1) * states);
  const outward = outwardArcs(chain),
    terms = new Float64Array(logs.length);
  // Arcs are sorted by where they lead; going backward they are asked for by where they come from.
  const target = new Int32Array(logs.length);
  for (let s = 0; s < states; s++) target.fill(s, into[s], into[s + 1]);
  for (let t = frames - 2; t >= 0; t--) {
    const next = (t + 1) * states;
    for (let s = 0; s < states; s++) {
      const arcs = outward[s]!;
      for (let i = 0; i < arcs.length; i++) {
        const a = arcs[i]!,
          to = next + target[a]!;
        terms[i] = logs[a]! + emissions[to]! + backward[to]!;
      }
      backward[t * states + s] = logSumExp(terms, 0, arcs.length);
    }
  }
  return { frames, forward, backward, logProbability };

  function outwardArcs({ states }: Chain): Int32Array[] {
    const lists: number[][] = Array.from({ length: states }, () => []);
    from.forEach((s, a) => lists[s]!.push(a));
    return lists.map((list) => Int32Array.from(list));
  }
}

export interface Occupancies {
  logProbability: number;
  /** T × S: γ_t(s) = P(state s at t | O); every row adds up to 1. */
  gamma: Float64Array;
  /** Of every arc, Σ_t ξ_t: how often it is expected to be taken, given O. */
  moves: Float64Array;
}

/** What Baum and Welch count. Undefined if no path emits O. */
export function occupanciesOf(chain: Chain, emissions: Emissions): Occupancies | undefined {
  const { states, into, from, logs } = chain;
  const { frames, forward, backward, logProbability } = trellisOf(chain, emissions);
  if (logProbability === -Infinity) return undefined;
  const gamma = forward.map((alpha, i) => exp(alpha + backward[i]! - logProbability));
  const moves = new Float64Array(logs.length);
  for (let t = 1; t < frames; t++) {
    const [now, before] = [t * states, (t - 1) * states];
    for (let s = 0; s < states; s++) {
      if (gamma[now + s] === 0) continue;
      const ahead = emissions[now + s]! + backward[now + s]! - logProbability;
      for (let a = into[s]!; a < into[s + 1]!; a++) moves[a]! += exp(forward[before + from[a]!]! + logs[a]! + ahead);
    }
  }
  return { logProbability, gamma, moves };
}
