import { useBackend, type BackendName } from '../engine/backends.ts';
import { createConvolutionTrainer } from '../engine/convolution/create.ts';
import { convolutional } from '../engine/convolution/models.ts';
import { dense } from '../engine/models.ts';
import { tfjsTrainer } from '../engine/tfjs-trainer.ts';
import { createTrainer } from '../engine/trainer.ts';
import type { Dataset, Trainer, TrainingOptions } from '../engine/training.ts';
import { random } from '../math/random.ts';
import { LEARNING_RATE, type Contender, type Running } from './contender.ts';
import { convolutionsOf, lossOf, type BenchNet } from './nets.ts';
import { roster } from './roster.ts';

/** The book's trainer, and TensorFlow.js on its backends through the same plain loop (no model.fit, so none of its overhead). */
export const engineContenders: Contender[] = roster.map((entry) => ({
  ...entry,
  start: (net, data) => start(...ways[entry.id], net, data),
}));

type Train = (...given: Parameters<typeof createTrainer>) => Trainer;
const ours: Train = (model, data, options) =>
  (model.inputs[0]!.shape.length > 2 ? createConvolutionTrainer : createTrainer)(model, data, options);
const plain: Train = (model, data, options) => tfjsTrainer(model, data, options, 'compared');
const ways: Record<(typeof roster)[number]['id'], [BackendName, Train]> = {
  ours: ['book', ours],
  'wasm-stock': ['wasm-stock', plain],
  'wasm-repaired': ['wasm', plain],
  cpu: ['cpu', plain],
};

const optionsOf = (net: BenchNet): TrainingOptions => ({
  loss: lossOf(net),
  optimizer: { kind: 'adam', learningRate: LEARNING_RATE },
  batch: net.batch,
  shuffle: random(1, 'shuffle'),
});

/** The net as a model, weights drawn from the book's generator. */
export function modelOf(net: BenchNet) {
  const { sizes, activation, front } = net,
    weights = random(1, 'weights');
  const head = sizes
    .slice(1)
    .map((units, i) => ({ units, activation: i < sizes.length - 2 ? activation : ('linear' as const) }));
  if (!front) return dense(sizes[0]!, head, weights);
  const body = convolutionsOf(net).flatMap(({ filters, patch, stride, padding, pool }) => [
    { kind: 'convolution' as const, filters, patch, stride: [stride, stride] as const, padding, activation },
    ...(pool ? [{ kind: 'maximum' as const, patch: pool }] : []),
  ]);
  return convolutional(front.images, body, head, weights);
}

async function start(backend: BackendName, train: Train, net: BenchNet, data: Dataset): Promise<Running> {
  const enter = () => useBackend(backend);
  await enter();
  const model = modelOf(net),
    trainer = train(model, data, optionsOf(net));
  return {
    path: trainer.path,
    enter,
    step: (k) => trainer.step(k).at(-1)!,
    stop() {
      trainer.dispose();
      model.dispose();
    },
  };
}
