import { useBackend } from '../engine/backends.ts';
import { dense } from '../engine/models.ts';
import { tfjsTrainer } from '../engine/tfjs-trainer.ts';
import { createTrainer, type Dataset, type Trainer, type TrainingOptions } from '../engine/trainer.ts';
import { random } from '../math/random.ts';
import { LEARNING_RATE, type Contender, type Running } from './contender.ts';
import { lossOf, type BenchNet } from './nets.ts';

/** The book's trainer, and TensorFlow.js on its backends through the same plain loop (no model.fit, so none of its overhead). */
export const engineContenders: Contender[] = [
  { id: 'ours', name: '本书', note: 'Adam', peer: false, start: (net, data) => start('wasm', net, data, createTrainer) },
  { id: 'tfjs-wasm', name: 'TF.js wasm', note: 'Adam；官方内核', peer: true, start: (net, data) => start('wasm-stock', net, data, plain) },
  { id: 'tfjs-wasm-repaired', name: 'TF.js wasm，修补后', note: 'Adam；本书修补的两个内核', peer: false, start: (net, data) => start('wasm', net, data, plain) },
  { id: 'tfjs-cpu', name: 'TF.js cpu', note: 'Adam', peer: true, start: (net, data) => start('cpu', net, data, plain) },
];

const plain: typeof createTrainer = (model, data, options) => tfjsTrainer(model, data, options, 'compared');

const optionsOf = (net: BenchNet): TrainingOptions => ({
  loss: lossOf(net), optimizer: { kind: 'adam', learningRate: LEARNING_RATE }, batch: net.batch, shuffle: random(1, 'shuffle'),
});

const modelOf = ({ sizes }: BenchNet) =>
  dense(sizes[0]!, sizes.slice(1).map((units, i) => ({ units, activation: i < sizes.length - 2 ? 'relu' : 'linear' })), random(1, 'weights'));

async function start(backend: Parameters<typeof useBackend>[0], net: BenchNet, data: Dataset, trains: (...given: Parameters<typeof createTrainer>) => Trainer): Promise<Running> {
  const enter = () => useBackend(backend);
  await enter();
  const model = modelOf(net), trainer = trains(model, data, optionsOf(net));
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
