import { reestimate } from '../mixtures/em.ts';
import type { Floor } from '../mixtures/floor.ts';
import type { Features, Mixture } from '../mixtures/mixture.ts';
import { splitUntil } from '../mixtures/split.ts';
import { gaussianOf } from '../mixtures/start.ts';
import { accumulator, type Accumulator } from '../mixtures/statistics.ts';
import { compose, poolScorer, type AcousticModel, type Step } from './acoustic.ts';
import { occupanciesOf } from './forward-backward.ts';

/** Training of acoustic models from recordings of which is known what is said, and not when. */

export interface Utterance {
  row: readonly Step[];
  features: Features;
}

/**
 * Flat start: every state the same Gaussian, that of all frames (Young et al., The HTK Book, HCompV). What sets states apart is only
 * their order in the first step of training.
 * @param units as in the model; places in the pool from 0, none left out
 * @param stay probability of staying in a state, 0.6 unless given
 */
export function flatStart(
  utterances: readonly Utterance[],
  units: AcousticModel['units'],
  { floor, stay = 0.6 }: { floor: Floor; stay?: number },
): AcousticModel {
  const { dims } = utterances[0]!.features;
  const values = new Float64Array(utterances.reduce((sum, { features }) => sum + features.values.length, 0));
  let at = 0;
  for (const { features } of utterances) {
    values.set(features.values, at);
    at += features.values.length;
  }
  const whole = gaussianOf({ values, dims }, { shape: 'diagonal', floor });
  const states = 1 + Math.max(...Object.values(units).flat());
  return {
    states: Array.from({ length: states }, () => whole),
    stay: new Float64Array(states).fill(stay),
    units,
  };
}

export interface TrainingStep {
  model: AcousticModel;
  /** Σ log p(O) under the model that was given; under the new one it is no lower (see `IGNORED`). */
  logLikelihood: number;
  /** Frames that were counted. */
  frames: number;
  /** Utterances that no path goes through, by number, as those with fewer frames than states. */
  impossible: number[];
  /** Of every state in the pool, the frames that it answered for. */
  occupancy: Float64Array;
}

/** A state is not told of a frame for which it answers less than this: nearly all of them, and their sums would not change. */
const IGNORED = 1e-10;
/** Between these a probability of staying is kept, so that neither staying nor leaving becomes impossible for recordings to come. */
const LEAST_STAY = 1e-3,
  MOST_STAY = 1 - 1e-3;

/** Frames of one state under training. */
interface Tally {
  mixture: Accumulator;
  stays: number;
  visits: number;
}

/** One step of Baum and Welch for mixtures (Juang 1985): all states of all utterances in one sweep. */
export function trainingStep(model: AcousticModel, utterances: readonly Utterance[], floor: Floor): TrainingStep {
  const training = begin(model);
  utterances.forEach((utterance, n) => training.add(utterance, n));
  return training.finish(floor);
}

/** The same step, utterance by utterance, so that a long sweep can be watched. */
export function begin(model: AcousticModel): {
  add(utterance: Utterance, number: number): void;
  finish(floor: Floor): TrainingStep;
} {
  const scorer = poolScorer(model.states);
  const tallies = model.states.map((state): Tally => ({ mixture: accumulator(state), stays: 0, visits: 0 }));
  const impossible: number[] = [];
  let [logLikelihood, frames] = [0, 0];
  return {
    add({ row, features }, number) {
      const { chain, pool } = compose(model, row);
      const { states, into, from } = chain;
      const counted = occupanciesOf(chain, scorer.emissions(features, pool));
      if (!counted) return void impossible.push(number);
      logLikelihood += counted.logProbability;
      frames += counted.gamma.length / states;
      counted.gamma.forEach((share, i) => {
        const tally = tallies[pool[i % states]!]!;
        tally.visits += share;
        if (share < IGNORED) return;
        tally.mixture.add(features.values, Math.floor(i / states) * features.dims, share);
      });
      for (let s = 0; s < states; s++)
        for (let a = into[s]!; a < into[s + 1]!; a++) if (from[a] === s) tallies[pool[s]!]!.stays += counted.moves[a]!;
    },
    finish: (floor) => ({
      model: {
        units: model.units,
        states: tallies.map(({ mixture }, p) => reestimate(model.states[p]!, mixture.statistics, floor).mixture),
        stay: Float64Array.from(tallies, ({ stays, visits }, p) =>
          visits > 0 ? Math.min(MOST_STAY, Math.max(LEAST_STAY, stays / visits)) : model.stay[p]!,
        ),
      },
      logLikelihood,
      frames,
      impossible,
      occupancy: Float64Array.from(tallies, ({ visits }) => visits),
    }),
  };
}

/**
 * Every state's mixture grown to that many components by splitting the heaviest.
 * @param occupancy frames of every state: one with fewer than `least` frames a component grows no further
 */
export function splitStates(
  model: AcousticModel,
  components: number,
  { occupancy, least }: { occupancy: Float64Array; least: number },
): AcousticModel {
  const most = (p: number) => Math.min(components, Math.floor(occupancy[p]! / least));
  return { ...model, states: model.states.map((state: Mixture, p) => splitUntil(state, most(p))) };
}
