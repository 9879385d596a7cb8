import { exp } from '../../math/elementary/elementary.ts';
import { discreteChain, discreteEmissions } from '../../math/markov/discrete.ts';
import { occupanciesOf, trellisOf } from '../../math/markov/forward-backward.ts';
import { viterbi } from '../../math/markov/viterbi.ts';
import { significant } from '../../math/rounding.ts';
import type { Given } from './given.ts';

/** Probabilities of a small model, in rows of time by state. */

/** Passes through time, a result after every observation: forward values are known up to there, what needs the whole only at the end. */
export function* pass({ model, observations }: Given) {
  const chain = discreteChain(model),
    emissions = discreteEmissions(model, observations),
    { states } = chain;
  const rows = (logs: Float64Array): number[][] =>
    observations.map((_, t) =>
      Array.from(logs.subarray(t * states, (t + 1) * states), (log) => significant(exp(log), 10)),
    );
  const { forward, backward, logProbability } = trellisOf(chain, emissions);
  const best = viterbi(chain, emissions),
    counted = occupanciesOf(chain, emissions);
  const whole = {
    probability: significant(exp(logProbability), 10),
    viterbiProbability: best ? significant(exp(best.logProbability), 10) : 0,
    viterbiPath: best ? Array.from(best.path) : [],
    gamma: counted
      ? observations.map((_, t) =>
          Array.from(counted.gamma.subarray(t * states, (t + 1) * states), (p) => significant(p, 10)),
        )
      : [],
    best: best ? rows(best.best) : [],
    before: best ? observations.map((_, t) => Array.from(best.before.subarray(t * states, (t + 1) * states))) : [],
    forward: rows(forward),
    backward: rows(backward),
    observations,
  };
  for (let reached = 1; reached <= observations.length; reached++) yield { ...whole, reached };
}
