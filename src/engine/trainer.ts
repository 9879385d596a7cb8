import type { LayersModel } from '@tensorflow/tfjs-layers';
import type { Loss } from './losses.ts';
import { denseStack } from './dense-stack.ts';
import { fusedTrainer } from './fused-trainer.ts';
import { tfjsTrainer } from './tfjs-trainer.ts';
import { adamDefaults, sampleSizes, type Dataset, type Trainer, type TrainingOptions } from './training.ts';

/**
 * Begins to train a model; `ready()` must have resolved. Chooses the fastest path that can take the model; `path` and `why` tell which.
 * @throws RangeError if the data are empty, not finite, or do not fit the model, or if an option is out of range
 */
export function createTrainer(model: LayersModel, data: Dataset, options: TrainingOptions): Trainer {
  checkDataset(model, data);
  checkOptions(options);
  checkModel(model, options.loss);
  checkDenseOnly(model, options);
  const stack = denseStack(model);
  const trainer =
    'obstacle' in stack
      ? tfjsTrainer(model, data, options, `由 TensorFlow.js 训练：${stack.obstacle}。`)
      : fusedTrainer(model, stack.shapes, data, options);
  latest = trainer.why;
  return trainer;
}

let latest: string | undefined;
/** Which path the latest trainer here took and why, as its `why` says; undefined if nothing was trained yet. For hosts to show, never for results. */
export const trainedBy = (): string | undefined => latest;
/** For those who begin to train elsewhere: makes this trainer the latest. */
export function tell({ why }: Trainer): void {
  latest = why;
}

export function checkDataset(model: LayersModel, { x, y, samples }: Dataset): void {
  const { inputs, outputs } = sampleSizes(model);
  if (!Number.isInteger(samples) || samples < 1) throw new RangeError(`invalid samples: ${samples}`);
  if (x.length !== samples * inputs) throw new RangeError(`invalid x: ${x.length} values for ${samples} × ${inputs}`);
  if (y.length !== samples * outputs) throw new RangeError(`invalid y: ${y.length} values for ${samples} × ${outputs}`);
  for (const [name, values] of [
    ['x', x],
    ['y', y],
  ] as const) {
    // A loop: millions of values, for every net of a sweep.
    for (let at = 0; at < values.length; at++)
      if (!Number.isFinite(values[at])) throw new RangeError(`invalid ${name}: ${values[at]} at index ${at}`);
  }
}

export function checkOptions({ optimizer, batch, weightDecay = 0, lasso = 0 }: TrainingOptions): void {
  if (!Number.isInteger(batch) || batch < 1) throw new RangeError(`invalid batch: ${batch}`);
  const within = (name: string, value: number, below: number) => {
    if (!(value >= 0 && value < below)) throw new RangeError(`invalid ${name}: ${value}`);
  };
  within('weightDecay', weightDecay, Infinity);
  within('lasso', lasso, Infinity);
  within('learningRate', optimizer.learningRate, Infinity);
  if (optimizer.kind === 'sgd') return within('momentum', optimizer.momentum ?? 0, 1);
  const { beta1, beta2, epsilon } = { ...adamDefaults, ...optimizer };
  within('beta1', beta1, 1);
  within('beta2', beta2, 1);
  within('epsilon', epsilon, Infinity);
}

/** Units are held, and weights shrunk by an L1 penalty, in the memory of the fused kernels alone, which train stacks of dense layers. */
export function checkDenseOnly(model: LayersModel, { held = [], lasso = 0 }: TrainingOptions): void {
  const holds = held.some((units) => units.length > 0);
  if (!holds && lasso === 0) return;
  const stack = denseStack(model);
  if ('obstacle' in stack)
    throw new RangeError(
      holds
        ? 'invalid held: only a stack of dense layers can hold units'
        : 'invalid lasso: only a stack of dense layers can have an L1 penalty',
    );
  held.forEach((places, l) => {
    const units = stack.shapes[l]?.units ?? 0;
    const wrong = places.find((unit) => !Number.isInteger(unit) || unit < 0 || unit >= units);
    if (wrong !== undefined) throw new RangeError(`invalid held: unit ${wrong} of layer ${l}, which has ${units}`);
  });
}

/** Something must train. The cross-entropies squash by themselves: after a layer that does too they would be of something else. */
export function checkModel(model: LayersModel, loss: Loss): void {
  if (model.trainableWeights.length === 0) throw new RangeError('invalid model: none of its weights trains');
  const { activation } = (model.layers.at(-1)?.getConfig() ?? {}) as { activation?: string };
  if (loss !== 'meanSquaredError' && activation !== undefined && activation !== 'linear') {
    throw new RangeError(`invalid model: ${loss} takes logits, but the last layer is ${activation}`);
  }
}
