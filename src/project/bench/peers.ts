import type { Dataset } from '../../engine/training.ts';
import { batches } from '../../engine/batches.ts';
import { random } from '../../math/random.ts';
import { LEARNING_RATE, type Contender, type Running } from '../../speed/contender.ts';
import { convolutionsOf, inputsOf, type BenchNet } from '../../speed/nets.ts';
import { jaxContender } from './jax.ts';

/** Libraries that the bench compares with and the book does not ship. */
export const peers: Contender[] = [
  { id: 'convnetjs', name: 'ConvNetJS', note: 'SGD 加动量（它没有 Adam），float64', peer: true, start: convnet },
  jaxContender,
  {
    id: 'brain',
    name: 'brain.js',
    note: '逐样本 SGD（它没有小批量），一步算一批样本；均方误差',
    peer: true,
    start: brain,
  },
];

/** Row numbers in the same order as every other contender's. */
function rows(data: Dataset, batch: number): () => Int32Array {
  const order = batches(data.samples, random(1, 'shuffle')),
    target = new Int32Array(batch);
  return () => {
    order.fill(target);
    return target;
  };
}

/** Andrej Karpathy's ConvNetJS: one sample at a time, gradients gathered over the batch. */
async function convnet(bench: BenchNet, data: Dataset): Promise<Running> {
  const { default: convnetjs } = await import('convnetjs');
  const { sizes, batch, activation, front } = bench,
    inputs = inputsOf(bench),
    [height, width, channels] = front?.images ?? [1, 1, inputs],
    outputs = sizes.at(-1)!,
    last = sizes.length - 1;
  const net = new convnetjs.Net();
  // Padding is the same on all sides there: right for odd windows at stride 1, the only ones here that are padded.
  const convolutions = convolutionsOf(bench).flatMap(({ filters, patch: [sy, sx], stride, padding, pool }) => [
    { type: 'conv', sx, sy, filters, stride, pad: padding === 'same' ? (sx - 1) / 2 : 0, activation },
    ...(pool ? [{ type: 'pool', sx: pool[1], sy: pool[0], stride: pool[1] }] : []),
  ]);
  net.makeLayers([
    { type: 'input', out_sx: width, out_sy: height, out_depth: channels },
    ...convolutions,
    ...sizes.slice(1, last).map((num_neurons) => ({ type: 'fc', num_neurons, activation })),
    outputs === 1 ? { type: 'regression', num_neurons: 1 } : { type: 'softmax', num_classes: outputs },
  ]);
  const trainer = new convnetjs.Trainer(net, {
    method: 'sgd',
    learning_rate: LEARNING_RATE,
    momentum: 0.9,
    batch_size: batch,
    l2_decay: 0,
  });
  const volumes = Array.from({ length: data.samples }, (_, n) => {
    const volume = new convnetjs.Vol(width, height, channels, 0);
    volume.w.set(data.x.subarray(n * inputs, (n + 1) * inputs));
    return volume;
  });
  const targets = Array.from({ length: data.samples }, (_, n) => {
    const target = data.y.subarray(n * outputs, (n + 1) * outputs);
    return outputs === 1 ? [target[0]!] : target.indexOf(1);
  });
  const next = rows(data, batch);
  return {
    step(k) {
      let loss = 0;
      for (let i = 0; i < k; i++) {
        loss = 0;
        for (const row of next()) loss += trainer.train(volumes[row]!, targets[row]!).loss / batch;
      }
      return loss;
    },
    stop() {},
  };
}

/**
 * brain.js: updates after every sample; trains whole passes, so a step is one pass over one batch of samples. Every layer has the same
 * activation, also the last: targets are brought within 0 … 1. (Its leaky relu diverges within some thousand steps.)
 */
async function brain({ sizes, batch, activation, front }: BenchNet, data: Dataset): Promise<Running> {
  if (front) throw new Error('it has no convolutions');
  const { default: loaded } = await import('brain.js/dist/neural-network.js');
  const NeuralNetwork = loaded.default ?? loaded;
  const inputs = sizes[0]!,
    outputs = sizes.at(-1)!;
  const net = new NeuralNetwork({ hiddenLayers: sizes.slice(1, -1), activation, learningRate: LEARNING_RATE });
  const samples = Array.from(rows(data, batch)(), (row) => ({
    input: [...data.x.subarray(row * inputs, (row + 1) * inputs)],
    output: Array.from(data.y.subarray(row * outputs, (row + 1) * outputs), (y) =>
      outputs === 1 ? Math.min(1, Math.max(0, (y + 4) / 8)) : y,
    ),
  }));
  return {
    step: (k) => net.train(samples, { iterations: k, errorThresh: Number.MIN_VALUE, errorCheckInterval: k }).error,
    stop() {},
  };
}
