import { trainingPoints } from '../../datasets/carpet.ts';
import { fit, type Learner } from '../../engine/fit/fit.ts';
import { scatterBiases } from '../../engine/fit/initialisers.ts';
import { schedules } from '../../engine/fit/schedules.ts';
import { dense, denseWeights, denseWithWeights, type DenseWeights } from '../../engine/models.ts';
import { createTrainer } from '../../engine/trainer.ts';
import { partCarpet } from '../../math/nets/part-carpet.ts';
import type { PlaneNet } from '../../math/nets/turns-along.ts';
import type { Streams } from '../../math/random.ts';

/** One-layer nets that try to draw the carpet. */

export type Origin = 'trained' | 'polished' | 'written' | 'random';

const POINTS = 20_000,
  BATCH = 256,
  RATE = { trained: 0.03, polished: 0.01 },
  SHARP = 4,
  LOOKS = 20;

/** The net of m units after so many steps, and how many there are; of a net that is not trained one. */
export function* netsOf(
  origin: Origin,
  { n, units, steps }: { n: number; units: number; steps: number },
  random: Streams,
): Generator<{ net: PlaneNet; done: number; of: number }, void, void> {
  if (origin === 'written') yield { net: partCarpet(n, units), done: 0, of: 0 };
  else yield* learning(origin, { n, units, steps: origin === 'random' ? 0 : steps }, random);
}

function* learning(origin: Origin, { n, units, steps }: { n: number; units: number; steps: number }, random: Streams) {
  const start = () => {
    const stack = [
      { units, activation: 'relu' as const },
      { units: 1, activation: 'linear' as const },
    ];
    const model =
      origin === 'polished'
        ? denseWithWeights(2, stack, weightsOf(partCarpet(n, units), units, n))
        : dense(2, stack, random('weights'));
    if (origin !== 'polished') scatterBiases(model, random('biases'));
    const trainer = createTrainer(model, trainingPoints(n, steps === 0 ? BATCH : POINTS, 0, random), {
      loss: 'binaryCrossentropy',
      optimizer: { kind: 'adam', learningRate: origin === 'polished' ? RATE.polished : RATE.trained },
      batch: BATCH,
      shuffle: random('shuffle'),
    });
    return {
      trainer,
      net(): PlaneNet {
        trainer.commit();
        const [hidden, last] = denseWeights(model);
        return {
          units: Array.from({ length: units }, (_, j) => ({
            x: hidden!.kernel[j]!,
            y: hidden!.kernel[units + j]!,
            bias: hidden!.bias[j]!,
            out: last!.kernel[j]!,
          })),
          bias: last!.bias[0]!,
        };
      },
      dispose() {
        trainer.dispose();
        model.dispose();
      },
    } satisfies Learner & { net(): PlaneNet };
  };
  yield* fit([start], { steps, looks: LOOKS, schedule: schedules.linear }, ({ done, learners }) => ({
    net: learners[0]!.net(),
    done,
    of: steps,
  }));
}

/** A written net's weights, its logits sharpened to about ±4; units that it does not need stand idle. */
function weightsOf(net: PlaneNet, units: number, n: number): DenseWeights[] {
  const all = Array.from({ length: units }, (_, j) => net.units[j] ?? { x: 0, y: 0, bias: 0, out: 0 });
  const sharp = SHARP * n;
  return [
    { kernel: [...all.map(({ x }) => x), ...all.map(({ y }) => y)], bias: all.map(({ bias }) => bias) },
    { kernel: all.map(({ out }) => sharp * out), bias: [sharp * net.bias] },
  ];
}
