import { setBackend } from '@tensorflow/tfjs-core';
import { dense } from '../../engine/models.ts';
import { ready } from '../../engine/ready.ts';
import { repairKernels, restoreKernels } from '../../engine/repairs.ts';
import { tfjsTrainer } from '../../engine/tfjs-trainer.ts';
import { createTrainer, type Dataset, type TrainingOptions } from '../../engine/trainer.ts';
import { random } from '../../math/random.ts';
import { LEARNING_RATE, type Contender, type Running } from './contender.ts';
import { lossOf, type BenchNet } from './nets.ts';

/** The book's trainer, and TensorFlow.js on its backends through the same plain loop (no model.fit, so none of its overhead). */
export const engineContenders: Contender[] = [
  { id: 'ours', name: '本书', note: 'Adam', peer: false, start: (net, data) => ours(net, data) },
  { id: 'tfjs-wasm', name: 'TF.js wasm', note: 'Adam；官方内核', peer: true, start: (net, data) => tfjs('wasm', net, data, restoreKernels) },
  { id: 'tfjs-wasm-repaired', name: 'TF.js wasm，修补后', note: 'Adam；本书修补的两个内核', peer: false, start: (net, data) => tfjs('wasm', net, data, repairKernels) },
  { id: 'tfjs-cpu', name: 'TF.js cpu', note: 'Adam', peer: true, start: (net, data) => tfjs('cpu', net, data, () => {}) },
];

const optionsOf = (net: BenchNet): TrainingOptions => ({
  loss: lossOf(net), optimizer: { kind: 'adam', learningRate: LEARNING_RATE }, batch: net.batch, shuffle: random(1, 'shuffle'),
});

const modelOf = ({ sizes }: BenchNet) =>
  dense(sizes[0]!, sizes.slice(1).map((units, i) => ({ units, activation: i < sizes.length - 2 ? 'relu' : 'linear' })), random(1, 'weights'));

async function ours(net: BenchNet, data: Dataset): Promise<Running> {
  await ready();
  const enter = async () => {
    await setBackend('wasm');
    repairKernels();
  };
  await enter();
  const model = modelOf(net), trainer = createTrainer(model, data, optionsOf(net));
  return {
    enter,
    step: (k) => trainer.step(k).at(-1)!,
    stop() {
      trainer.dispose();
      model.dispose();
    },
  };
}

async function tfjs(backend: 'wasm' | 'cpu', net: BenchNet, data: Dataset, kernels: () => void): Promise<Running> {
  await ready();
  if (backend === 'cpu') await import('@tensorflow/tfjs-backend-cpu');
  const enter = async () => {
    if (!(await setBackend(backend))) throw new Error(`no backend ${backend}`);
    kernels();
  };
  await enter();
  const model = modelOf(net), trainer = tfjsTrainer(model, data, optionsOf(net), 'bench');
  return {
    enter,
    step: (k) => trainer.step(k).at(-1)!,
    leave: repairKernels,
    stop() {
      trainer.dispose();
      model.dispose();
    },
  };
}
