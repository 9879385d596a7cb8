import type { LayersModel } from '@tensorflow/tfjs-layers';
import { tfjsTrainer } from '../tfjs-trainer.ts';
import { checkDataset, checkModel, checkOptions, tell } from '../trainer.ts';
import type { Dataset, TrainingOptions } from '../training.ts';
import { chainOf } from './chain.ts';
import { tfjsInputGradient } from './tfjs-input-gradient.ts';
import { fusedConvolutionTrainer, type ConvolutionTrainer } from './trainer.ts';

/**
 * `createTrainer` (../trainer.ts) for models with convolutions: chains of them, of poolings and dense layers are trained
 * by kernels of their own, all others by TensorFlow.js. A door of its own, so that only those who open it load the
 * kernels, and results of dense nets do not depend on them.
 * @throws RangeError if the data are empty, not finite, or do not fit the model, or if an option is out of range
 */
export function createConvolutionTrainer(
  model: LayersModel,
  data: Dataset,
  options: TrainingOptions,
): ConvolutionTrainer {
  checkDataset(model, data);
  checkOptions(options);
  checkModel(model, options.loss);
  if (options.held?.some((units) => units.length > 0))
    throw new RangeError('invalid held: only a stack of dense layers can hold units');
  if (options.lasso) throw new RangeError('invalid lasso: only a stack of dense layers can have an L1 penalty');
  const chain = chainOf(model);
  const trainer =
    'obstacle' in chain
      ? {
          ...tfjsTrainer(model, data, options, `由 TensorFlow.js 训练：${chain.obstacle}。`),
          inputGradient: tfjsInputGradient(model),
        }
      : fusedConvolutionTrainer(model, chain.layers, data, options);
  tell(trainer);
  return trainer;
}
