import { logSumExp } from '../../math/log-sum-exp.ts';
import { openNet, type LearntNet } from '../../pictures/nets.ts';
import { answerOf } from '../../pictures/scores.ts';
import { restAfter, type Answers } from './nets.ts';
import { dot, type Basis } from './roles.ts';

/** Who suffers when a unit is taken out: what it answers is 0 from then on, the rest stays and is not taught again. */

/** Of each class the share that is mistaken, and the mean cross-entropy in nats. */
export interface Suffered {
  errors: number[];
  losses: number[];
}

export function sufferedBy(logits: Float32Array, labels: ArrayLike<number>, classes: number): Suffered {
  const [errors, losses, counts] = [0, 1, 2].map(() => new Array<number>(classes).fill(0)) as [
    number[],
    number[],
    number[],
  ];
  for (let i = 0; i < labels.length; i++) {
    const label = labels[i]!;
    const row = logits.subarray(i * classes, (i + 1) * classes);
    counts[label]!++;
    if (answerOf(row, classes) !== label) errors[label]!++;
    losses[label]! += logSumExp(Float64Array.from(row)) - row[label]!;
  }
  const share = (sums: number[]) => sums.map((sum, c) => (counts[c] === 0 ? 0 : sum / counts[c]!));
  return { errors: share(errors), losses: share(losses) };
}

/** Answers without what goes along a direction, at every place. */
export function without({ values, count, places, units }: Answers, direction: Float64Array): Float32Array {
  const left = values.slice();
  for (let at = 0; at < count * places * units; at += units) {
    const along = dot(values, at, direction);
    if (along !== 0) for (let k = 0; k < units; k++) left[at + k]! -= along * direction[k]!;
  }
  return left;
}

/** Takes out every direction of a layer by itself. */
export function* removals(
  net: LearntNet,
  layer: number,
  answers: Answers,
  labels: ArrayLike<number>,
  basis: Basis,
): Generator<Suffered, void, void> {
  const open = openNet(restAfter(net, layer));
  try {
    for (const direction of basis)
      yield sufferedBy(open.logits(without(answers, direction), answers.count), labels, net.sight.outputs);
  } finally {
    open.close();
  }
}

/** A net's logits, by what its last layer of units answers. */
export function logitsFrom(net: LearntNet, answers: readonly Answers[]): Float32Array {
  const { values, count } = answers.at(-1)!;
  const open = openNet(restAfter(net, answers.length - 1));
  try {
    return open.logits(values, count);
  } finally {
    open.close();
  }
}
