import { log } from '../elementary/elementary.ts';

/**
 * The hidden chain of a hidden Markov model: where it begins, how it moves, where it may end. All probabilities are natural logarithms;
 * only moves that can be made are kept, so that a left-to-right chain of S states costs S and not S² a frame.
 */
export interface Chain {
  readonly states: number;
  /** S: log probability of being there at the first time. */
  readonly initial: Float64Array;
  /** S: log probability of ending after that state at the last time; 0 everywhere if a sequence may just stop. */
  readonly final: Float64Array;
  /** The arcs into state s are those numbered from `into[s]` to before `into[s + 1]`, their sources in ascending order. */
  readonly into: Int32Array;
  /** Of every arc the state that it comes from, and its log probability. */
  readonly from: Int32Array;
  readonly logs: Float64Array;
}

/** An arc between two states. */
export interface Arc {
  from: number;
  to: number;
  log: number;
}

/** The chain of these arcs, in any order; those of log probability −∞ are left out. @throws RangeError if two have the same ends */
export function chainOf(initial: Float64Array, arcs: readonly Arc[], final = new Float64Array(initial.length)): Chain {
  const states = initial.length;
  const kept = arcs.filter(({ log }) => log > -Infinity).sort((a, b) => a.to - b.to || a.from - b.from);
  const into = new Int32Array(states + 1);
  kept.forEach(({ from, to }, i) => {
    if (i > 0 && kept[i - 1]!.to === to && kept[i - 1]!.from === from)
      throw new RangeError(`invalid arcs: two from ${from} to ${to}`);
    into[to + 1]!++;
  });
  for (let s = 0; s < states; s++) into[s + 1]! += into[s]!;
  return {
    states,
    initial,
    final,
    into,
    from: Int32Array.from(kept, ({ from }) => from),
    logs: Float64Array.from(kept, ({ log }) => log),
  };
}

/**
 * The chain of a table of probabilities that may stop anywhere: every state's row tells where it goes next.
 * @param initial S probabilities @param transition S rows of S
 */
export const chainOfTable = (initial: readonly number[], transition: readonly (readonly number[])[]): Chain =>
  chainOf(
    Float64Array.from(initial, log),
    transition.flatMap((row, from) => row.map((p, to) => ({ from, to, log: log(p) }))),
  );
