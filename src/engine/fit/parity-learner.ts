import type { Random, Streams } from '../../math/random.ts';
import { denseWithWeights, type DenseWeights } from '../models.ts';
import type { Dataset } from '../training.ts';
import { onlineTrainer, type OnlineTrainer } from './online.ts';

/** Nets with one hidden layer of ReLU that learn the product of some of d inputs of ±1 from samples that are seen once. */

/** How the first layer's weights are drawn; their standard deviation is 1/√inputs in each. */
export type ParityStart = 'uniform' | 'normal' | 'signs';

export interface ParityTask {
  d: number;
  /** Places of the inputs that count, from 0. */
  chosen: readonly number[];
  width: number;
  learningRate: number;
  /** Samples in a step. */
  batch: number;
  start: ParityStart;
  /** Whether the products of the first two, three, … chosen inputs are told: then a net of its own learns each from the one before. */
  stepwise: boolean;
}

/** Inputs of ±1 in rows, and the product of those that count. */
export type ParityRows = Dataset;

export interface ParityLearner {
  /** Mean loss of so many steps, in nats; of several nets the mean. */
  step(k: number): number;
  /** Share of right answers; several nets answer one after the other, each from the answer before. */
  right(rows: ParityRows): number;
  /** Each net's first layer, a row of `width` weights for every input; the last row of a later net is of the answer before. */
  kernels(): Float32Array[];
  dispose(): void;
}

/** Steps whose samples lie in memory at once. */
const STRETCH = 256;

/** @param draw the next rows, in order */
export function parityLearner(task: ParityTask, draw: (samples: number) => ParityRows, random: Streams): ParityLearner {
  const { d, chosen, width, learningRate, batch, start } = task;
  const stages = task.stepwise ? Math.max(1, chosen.length - 1) : 1;
  const nets = Array.from({ length: stages }, (_, stage): OnlineTrainer => {
    const inputs = stage === 0 ? d : d + 1,
      named = (name: string) => random(`${name} ${stage}`);
    return onlineTrainer(
      denseWithWeights(
        inputs,
        [
          { units: width, activation: 'relu' },
          { units: 1, activation: 'linear' },
        ],
        firstWeights(inputs, width, start, named),
      ),
      { loss: 'binaryCrossentropy', learningRate, batch },
    );
  });

  /** What a net reads, and what it should answer, where the answer before it is right. */
  function lesson({ x, y, samples }: ParityRows, stage: number): Dataset {
    if (stages === 1) return { x, y: y.map(asBit), samples };
    const until = (count: number) =>
      Float32Array.from({ length: samples }, (_, row) =>
        chosen.slice(0, count).reduce((product, place) => product * x[row * d + place]!, 1),
      );
    const asked = until(stage + 2).map(asBit);
    return { x: stage === 0 ? x : joined(x, until(stage + 1), d), y: asked, samples };
  }

  return {
    step(k) {
      let sum = 0;
      for (let done = 0; done < k; done += STRETCH) {
        const rows = draw(Math.min(STRETCH, k - done) * batch);
        nets.forEach((net, stage) => {
          sum = net.pass(lesson(rows, stage)).reduce((total, loss) => total + loss, sum);
        });
      }
      return sum / (k * stages);
    },
    right({ x, y, samples }) {
      let answers = new Float32Array(0);
      nets.forEach((net, stage) => {
        answers = net.predict(stage === 0 ? x : joined(x, answers, d), samples).map((logit) => (logit > 0 ? 1 : -1));
      });
      return answers.reduce((right, answer, row) => right + Number(answer === y[row]), 0) / samples;
    },
    kernels: () => nets.map((net) => net.weights()[0]!.kernel),
    dispose() {
      for (const net of nets) net.dispose();
    },
  };
}

const asBit = (sign: number): number => (sign > 0 ? 1 : 0);

/** Rows with one more number at their ends. */
function joined(x: Float32Array, last: Float32Array, d: number): Float32Array<ArrayBuffer> {
  const rows = new Float32Array(last.length * (d + 1));
  last.forEach((value, row) => {
    rows.set(x.subarray(row * d, (row + 1) * d), row * (d + 1));
    rows[row * (d + 1) + d] = value;
  });
  return rows;
}

/**
 * The first layer as the start says, its biases uniform on ±1, so that kinks lie where sums of inputs fall; outgoing weights ±1/width, so that
 * the net says next to nothing at first.
 */
function firstWeights(
  inputs: number,
  width: number,
  start: ParityStart,
  random: (name: string) => Random,
): DenseWeights[] {
  const weights = random('weights'),
    biases = random('biases'),
    outgoing = random('outgoing');
  const deviation = 1 / Math.sqrt(inputs);
  const draws: Record<ParityStart, () => number> = {
    uniform: () => (2 * weights.uniform() - 1) * Math.sqrt(3),
    normal: () => weights.normal(),
    signs: () => sign(weights),
  };
  return [
    {
      kernel: Float32Array.from({ length: inputs * width }, () => deviation * draws[start]()),
      bias: Float32Array.from({ length: width }, () => 2 * biases.uniform() - 1),
    },
    { kernel: Float32Array.from({ length: width }, () => sign(outgoing) / width), bias: [0] },
  ];
}

/** The highest bit: 1 or −1. */
const sign = (stream: Random): number => (stream.bits() >>> 31 ? 1 : -1);
