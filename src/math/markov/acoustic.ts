import { log } from '../elementary/elementary.ts';
import { logSumExp } from '../log-sum-exp.ts';
import { rowsOf, scorerOf, type Features, type Mixture } from '../mixtures/mixture.ts';
import { chainOf, type Arc, type Chain } from './chain.ts';
import type { Emissions } from './forward-backward.ts';

/**
 * Models of sounds: a unit (a phone, say, or silence) is a left-to-right row of states, each with a mixture of Gaussians; words are rows of
 * units. Several units may have a state in common: it is then tied, trained on the data of all of them.
 */
export interface AcousticModel {
  /** The pool of states: what each emits. */
  readonly states: readonly Mixture[];
  /** Of every state in the pool the probability of staying for another frame; otherwise it moves on to the next. */
  readonly stay: Float64Array;
  /** Of every unit its states in order, as places in the pool; at least one. */
  readonly units: Readonly<Record<string, readonly number[]>>;
}

/** A unit in a row of them; an optional one may be passed over, as a pause between words. */
export interface Step {
  unit: string;
  optional?: true;
}

/** A row of units as one chain. */
export interface Composite {
  chain: Chain;
  /** Of every state of the chain: its state in the pool, which step of the row it belongs to, and its place in that step's unit. */
  pool: Int32Array;
  step: Int32Array;
  place: Int32Array;
}

/**
 * The model of units in a row. It begins in the first unit and ends in the last one, but for optional units, which with even chances are
 * gone through or passed over.
 * @throws RangeError for an unknown unit, and if no unit has to be gone through
 */
export function compose({ units, stay }: AcousticModel, row: readonly Step[]): Composite {
  if (!row.some(({ optional }) => !optional)) throw new RangeError('invalid row: no unit that must be gone through');
  const [pool, step, place]: [number[], number[], number[]] = [[], [], []];
  const first = row.map(({ unit }, i) => {
    const states = Object.hasOwn(units, unit) ? units[unit]! : [];
    if (states.length === 0) throw new RangeError(`invalid unit: ${unit}`);
    states.forEach((state, p) => {
      pool.push(state);
      step.push(i);
      place.push(p);
    });
    return pool.length - states.length;
  });
  const [initial, final] = [
    new Float64Array(pool.length).fill(-Infinity),
    new Float64Array(pool.length).fill(-Infinity),
  ];
  /** Where one comes to on leaving the step before `next`, each with the log probability of the choices on the way. */
  const ways = (next: number): { at: number; log: number }[] => {
    const found: { at: number; log: number }[] = [];
    let chance = 0;
    for (let i = next; ; i++) {
      if (i === row.length) return [...found, { at: -1, log: chance }];
      if (!row[i]!.optional) return [...found, { at: first[i]!, log: chance }];
      chance -= LN2;
      found.push({ at: first[i]!, log: chance });
    }
  };
  for (const { at, log } of ways(0)) initial[at] = log;
  const arcs: Arc[] = [];
  pool.forEach((state, s) => {
    const [same, on] = [log(stay[state]!), log(1 - stay[state]!)];
    arcs.push({ from: s, to: s, log: same });
    if (s + 1 < pool.length && step[s + 1] === step[s]) arcs.push({ from: s, to: s + 1, log: on });
    else
      for (const way of ways(step[s]! + 1))
        if (way.at < 0) final[s] = on + way.log;
        else arcs.push({ from: s, to: way.at, log: on + way.log });
  });
  const chain = chainOf(initial, arcs, final);
  return { chain, pool: Int32Array.from(pool), step: Int32Array.from(step), place: Int32Array.from(place) };
}

const LN2 = Math.LN2;

/** The fewest frames that a row of units can have: one a state, optional units passed over. */
export const leastFrames = ({ units }: AcousticModel, row: readonly Step[]): number =>
  row.reduce((sum, { unit, optional }) => sum + (optional ? 0 : units[unit]!.length), 0);

/** Log densities of frames under states of a pool, each state's mixture looked at once a frame, however often a chain has it. */
export interface PoolScorer {
  /** log b_s(x_t), T × S, for the states of a chain. @param pool of every state of the chain its place in the pool */
  emissions(features: Features, pool: Int32Array): Emissions;
}

/** @throws RangeError if a covariance is singular */
export function poolScorer(states: readonly Mixture[]): PoolScorer {
  const scorers = states.map(scorerOf);
  const joints = states.map(({ weights }) => new Float64Array(weights.length));
  return {
    emissions(features, pool) {
      const frames = rowsOf(features),
        needed = [...new Set(pool)];
      const logs = new Float64Array(frames * pool.length),
        values = new Float64Array(states.length);
      for (let t = 0; t < frames; t++) {
        for (const p of needed) {
          scorers[p]!.score(features.values, t * features.dims, joints[p]!);
          values[p] = logSumExp(joints[p]!);
        }
        for (let s = 0; s < pool.length; s++) logs[t * pool.length + s] = values[pool[s]!]!;
      }
      return logs;
    },
  };
}
