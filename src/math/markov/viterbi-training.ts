import { emStep } from '../mixtures/em.ts';
import type { Floor } from '../mixtures/floor.ts';
import type { Mixture } from '../mixtures/mixture.ts';
import type { AcousticModel } from './acoustic.ts';
import { compose, poolScorer } from './acoustic.ts';
import type { Utterance } from './acoustic-training.ts';
import { alignComposite } from './alignment.ts';

/**
 * Training along the best path ("segmental k means", Rabiner, Wilpon & Juang 1986): every frame is given to the one state that it is aligned to,
 * and each state's mixture then learns from its own frames. A frame is looked at by one state instead of all that could have it, so that this is
 * several times as quick as Baum and Welch's way, once the states are apart.
 */
export interface AlignedFrames {
  /** Of every state in the pool the frames that are aligned to it, in rows. */
  frames: Float64Array[];
  /** Of every state the probability of staying that the alignment has. */
  stay: Float64Array;
  /** Σ log p(O, best path). */
  logProbability: number;
  /** Frames that were aligned. */
  count: number;
}

/** Between these a probability of staying is kept, as in training by all paths. */
const LEAST_STAY = 1e-3,
  MOST_STAY = 1 - 1e-3;

/** Aligns all utterances; those that no path goes through are left out. */
export function alignAll(model: AcousticModel, utterances: readonly Utterance[]): AlignedFrames {
  const scorer = poolScorer(model.states);
  const stretches: Float64Array[][] = model.states.map(() => []);
  const visits = new Float64Array(model.states.length);
  let [logProbability, count] = [0, 0];
  for (const { row, features } of utterances) {
    const { values, dims } = features;
    const aligned = alignComposite(compose(model, row), features, scorer);
    if (!aligned) continue;
    logProbability += aligned.logProbability;
    for (const { pool, start, end } of aligned.segments) {
      stretches[pool]!.push(values.subarray(start * dims, end * dims));
      visits[pool]!++;
      count += end - start;
    }
  }
  const dims = model.states[0]!.dims;
  const frames = stretches.map(joined);
  const stay = model.stay.map((before, p) => {
    const all = frames[p]!.length / dims;
    return all > 0 ? Math.min(MOST_STAY, Math.max(LEAST_STAY, (all - visits[p]!) / all)) : before;
  });
  return { frames, stay, logProbability, count };
}

/** The model after so many steps of EM in every state on the frames that are aligned to it. States without frames stay as they are. */
export function learnAligned(
  model: AcousticModel,
  { frames, stay }: AlignedFrames,
  { floor, steps }: { floor: Floor; steps: number },
): AcousticModel {
  const learnt = (mixture: Mixture, p: number): Mixture => {
    const features = { values: frames[p]!, dims: mixture.dims };
    let grown = mixture;
    for (let i = 0; i < steps && features.values.length > 0; i++) grown = emStep(grown, features, floor).mixture;
    return grown;
  };
  return { units: model.units, states: model.states.map(learnt), stay };
}

function joined(parts: readonly Float64Array[]): Float64Array {
  const whole = new Float64Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
