import { log } from '../elementary/elementary.ts';
import { chainOfTable } from './chain.ts';
import { occupanciesOf, type Emissions } from './forward-backward.ts';

/** A hidden Markov model whose states emit one of a few symbols. All entries are probabilities, not logarithms. */
export interface DiscreteModel {
  /** S */
  readonly initial: readonly number[];
  /** S rows of S: where each state goes next. */
  readonly transition: readonly (readonly number[])[];
  /** S rows of K: what each state emits. */
  readonly emission: readonly (readonly number[])[];
}

/** log b_s(o_t), T × S. @param observations symbols from 0 to K − 1 */
export const discreteEmissions = ({ emission }: DiscreteModel, observations: readonly number[]): Emissions =>
  Float64Array.from(observations.flatMap((symbol) => emission.map((row) => log(row[symbol]!))));

export const discreteChain = ({ initial, transition }: DiscreteModel) => chainOfTable(initial, transition);

export interface DiscreteStep {
  model: DiscreteModel;
  /** Σ log P(O) under the model that was given; under the new one it is no lower. */
  logLikelihood: number;
  /** Sequences that no path of the given model emits, by number: they teach nothing. */
  impossible: number[];
}

/**
 * One step of Baum and Welch over several sequences (Baum et al. 1970). A row that no sequence tells anything of stays as it is; what is 0
 * stays 0.
 */
export function baumWelchStep(model: DiscreteModel, sequences: readonly (readonly number[])[]): DiscreteStep {
  const chain = discreteChain(model),
    { states } = chain;
  const table = (rows: readonly (readonly number[])[]) => rows.map((row) => row.map(() => 0));
  const [starts, moves, emitted] = [model.initial.map(() => 0), table(model.transition), table(model.emission)];
  const impossible: number[] = [];
  let logLikelihood = 0;
  sequences.forEach((observations, n) => {
    const counted = occupanciesOf(chain, discreteEmissions(model, observations));
    if (!counted) return void impossible.push(n);
    logLikelihood += counted.logProbability;
    for (let s = 0; s < states; s++) {
      starts[s]! += counted.gamma[s]!;
      for (let a = chain.into[s]!; a < chain.into[s + 1]!; a++) moves[chain.from[a]!]![s]! += counted.moves[a]!;
      observations.forEach((symbol, t) => (emitted[s]![symbol]! += counted.gamma[t * states + s]!));
    }
  });
  const shares = (counts: readonly number[], before: readonly number[]) => {
    const total = counts.reduce((sum, count) => sum + count, 0);
    return total > 0 ? counts.map((count) => count / total) : [...before];
  };
  return {
    model: {
      initial: shares(starts, model.initial),
      transition: moves.map((row, s) => shares(row, model.transition[s]!)),
      emission: emitted.map((row, s) => shares(row, model.emission[s]!)),
    },
    logLikelihood,
    impossible,
  };
}
