import { tensor } from '@tensorflow/tfjs-core';
import { layers, sequential, type LayersModel } from '@tensorflow/tfjs-layers';
import { createConvolutionTrainer } from '../../src/engine/convolution/create.ts';
import { convolutional } from '../../src/engine/convolution/models.ts';
import { dense, type Activation } from '../../src/engine/models.ts';
import { ready } from '../../src/engine/ready.ts';
import { createTrainer } from '../../src/engine/trainer.ts';
import type { Trainer, TrainingOptions } from '../../src/engine/training.ts';
import { random } from '../../src/math/random.ts';

/**
 * Nets that every JavaScript engine trains alike: 1,000 steps each, and what comes out as one number. The dense ones see every activation, loss and
 * optimizer, a width on either side of every threshold of the kernels, and weight decay. One
 * convolutional net has kernels of its own; another, whose last layer has no bias, trains through TensorFlow.js.
 */
interface Net {
  sizes: number[];
  activation: Activation;
  loss: TrainingOptions['loss'];
  optimizer: TrainingOptions['optimizer'];
  batch: number;
  weightDecay?: number;
}

const adam = { kind: 'adam', learningRate: 0.01 } as const;
const momentum = { kind: 'sgd', learningRate: 0.01, momentum: 0.9 } as const;
export const nets: Record<string, Net> = {
  '2-8-8-1': { sizes: [2, 8, 8, 1], activation: 'tanh', loss: 'binaryCrossentropy', optimizer: adam, batch: 32 },
  '3-17-5': {
    sizes: [3, 17, 5],
    activation: 'relu',
    loss: 'categoricalCrossentropy',
    optimizer: momentum,
    batch: 7,
    weightDecay: 0.001,
  },
  '1-33-1': {
    sizes: [1, 33, 1],
    activation: 'sigmoid',
    loss: 'meanSquaredError',
    optimizer: { kind: 'sgd', learningRate: 0.1 },
    batch: 20,
  },
  '50-49-51-3': {
    sizes: [50, 49, 51, 3],
    activation: 'relu',
    loss: 'categoricalCrossentropy',
    optimizer: adam,
    batch: 50,
  },
};
const STEPS = 1000;
const SAMPLES = 300;

/** What an engine computed. */
export interface Outcome {
  path: Trainer['path'];
  /** Fingerprint of all weights and losses, bit for bit. */
  bits: string;
  /** The last loss, so that a difference can be told from nonsense. */
  loss: number;
}

/** Trains them all, here. */
export async function outcomes(): Promise<Record<string, Outcome>> {
  await ready();
  const dense = Object.entries(nets).map(([name, net]) => [name, trainDense(net)] as const);
  return Object.fromEntries([...dense, ['convolutional', trainConvolutional()], ['TensorFlow.js', trainByLibrary()]]);
}

function trainDense({ sizes, activation, loss, optimizer, batch, weightDecay = 0 }: Net): Outcome {
  const inputs = sizes[0]!,
    outputs = sizes.at(-1)!,
    draw = random(1, 'data');
  const stack = sizes
    .slice(1)
    .map((units, i, all) => ({ units, activation: i === all.length - 1 ? ('linear' as const) : activation }));
  const x = Float32Array.from({ length: SAMPLES * inputs }, () => draw.normal());
  const y = new Float32Array(SAMPLES * outputs);
  for (let i = 0; i < SAMPLES; i++) y[i * outputs + draw.integer(outputs)] = outputs === 1 ? draw.integer(2) : 1;
  const options = { loss, optimizer, batch, weightDecay, shuffle: random(1, 'shuffle') };
  return train(dense(inputs, stack, random(1, 'weights')), { x, y, samples: SAMPLES }, options, STEPS);
}

/** Convolutions over uneven padding, with a stride, with and without many zeros to skip; a maximum and a mean of windows that overlap. */
function trainConvolutional(): Outcome {
  const draw = random(3, 'data'),
    samples = 30;
  const conv = (filters: number, patch: [number, number], activation: Activation) =>
    ({ kind: 'convolution', filters, patch, activation }) as const;
  const model = convolutional(
    [11, 10, 3],
    [
      { ...conv(5, [5, 4], 'relu'), padding: 'same' },
      { kind: 'maximum', patch: [3, 2], stride: [2, 2] },
      { ...conv(9, [2, 2], 'tanh'), stride: [2, 1], padding: 'same' },
      { kind: 'average', patch: [2, 2], stride: [1, 1], padding: 'same' },
    ],
    [
      { units: 49, activation: 'sigmoid' },
      { units: 3, activation: 'linear' },
    ],
    random(3, 'weights'),
  );
  const x = Float32Array.from({ length: samples * 330 }, () => draw.normal()),
    y = new Float32Array(samples * 3);
  for (let i = 0; i < samples; i++) y[i * 3 + draw.integer(3)] = 1;
  const options = { optimizer: adam, batch: 7, weightDecay: 0.001, shuffle: random(3, 'shuffle') };
  return train(model, { x, y, samples }, { ...options, loss: 'categoricalCrossentropy' }, 100);
}

/** A small convolutional net, weights from the book's generator; fewer steps, for it is not the trainer under test. */
function trainByLibrary(): Outcome {
  const zeros = { kernelInitializer: 'zeros', biasInitializer: 'zeros' } as const,
    draw = random(2, 'data');
  const model = sequential({
    layers: [
      layers.conv2d({ filters: 4, kernelSize: 3, activation: 'relu', inputShape: [8, 8, 1], ...zeros }),
      layers.flatten(),
      layers.dense({ units: 2, useBias: false, ...zeros }),
    ],
  });
  model.setWeights(
    model.getWeights().map((w) =>
      tensor(
        Float32Array.from({ length: w.size }, () => draw.uniform() - 0.5),
        w.shape,
      ),
    ),
  );
  return train(
    model,
    {
      x: Float32Array.from({ length: 20 * 64 }, () => draw.normal()),
      y: Float32Array.from({ length: 40 }, () => draw.normal()),
      samples: 20,
    },
    {
      loss: 'meanSquaredError',
      optimizer: adam,
      batch: 5,
      shuffle: random(2, 'shuffle'),
    },
    50,
  );
}

function train(
  model: LayersModel,
  data: Parameters<typeof createTrainer>[1],
  options: TrainingOptions,
  steps: number,
): Outcome {
  const create = model.inputs[0]!.shape.length > 2 ? createConvolutionTrainer : createTrainer,
    trainer = create(model, data, options),
    losses = trainer.step(steps);
  trainer.commit();
  const weights = model.getWeights().map((w) => w.dataSync() as Float32Array);
  trainer.dispose();
  return { path: trainer.path, bits: fingerprint([losses, ...weights]), loss: losses.at(-1)! };
}

/** FNV-1a over the 32-bit words, twice from different beginnings: 64 bits. */
function fingerprint(arrays: Float32Array[]): string {
  let a = 0x811c9dc5,
    b = 0x01000193;
  for (const array of arrays) {
    for (const word of new Uint32Array(array.buffer, array.byteOffset, array.length)) {
      a = Math.imul(a ^ word, 0x01000193);
      b = Math.imul(b ^ (word >>> 7) ^ (word << 25), 0x01000193);
    }
  }
  return [a, b].map((h) => (h >>> 0).toString(16).padStart(8, '0')).join('');
}
