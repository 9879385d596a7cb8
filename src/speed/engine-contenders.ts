import { useBackend, type BackendName } from '../engine/backends.ts';
import { dense } from '../engine/models.ts';
import { tfjsTrainer } from '../engine/tfjs-trainer.ts';
import { createTrainer } from '../engine/trainer.ts';
import type { Dataset, Trainer, TrainingOptions } from '../engine/training.ts';
import { random } from '../math/random.ts';
import { LEARNING_RATE, type Contender, type Running } from './contender.ts';
import { lossOf, type BenchNet } from './nets.ts';
import { roster } from './roster.ts';

/** The book's trainer, and TensorFlow.js on its backends through the same plain loop (no model.fit, so none of its overhead). */
export const engineContenders: Contender[] = roster.map((entry) => ({
  ...entry,
  start: (net, data) => start(...ways[entry.id], net, data),
}));

type Train = (...given: Parameters<typeof createTrainer>) => Trainer;
const plain: Train = (model, data, options) => tfjsTrainer(model, data, options, 'compared');
const ways: Record<(typeof roster)[number]['id'], [BackendName, Train]> = {
  ours: ['book', createTrainer],
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

const modelOf = ({ sizes }: BenchNet) =>
  dense(
    sizes[0]!,
    sizes.slice(1).map((units, i) => ({ units, activation: i < sizes.length - 2 ? 'relu' : 'linear' })),
    random(1, 'weights'),
  );

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
