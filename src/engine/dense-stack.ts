import type { LayersModel } from '@tensorflow/tfjs-layers';
import { activations, type DenseShape } from './fused-plan.ts';

/**
 * Whether a model is a plain stack of dense layers, which the fused kernels can train: its layers' shapes, or one
 * English sentence that says what else is in it.
 */
export function denseStack(model: LayersModel): { shapes: DenseShape[] } | { obstacle: string } {
  if (model.getClassName() !== 'Sequential') return { obstacle: 'the model is not sequential' };
  const shapes: DenseShape[] = [];
  for (const layer of model.layers) {
    const kind = layer.getClassName();
    if (kind === 'InputLayer') continue;
    if (kind !== 'Dense') return { obstacle: `${layer.name} is a ${kind} layer` };
    const config = layer.getConfig(),
      [kernel] = layer.weights,
      shape = kernel?.shape ?? [];
    const activation = activations.find((name) => name === config.activation);
    if (!activation) return { obstacle: `${layer.name} has the activation ${String(config.activation)}` };
    if (config.useBias !== true) return { obstacle: `${layer.name} has no bias` };
    if (layer.inputSpec?.[0]?.ndim !== undefined && layer.inputSpec[0].ndim !== 2)
      return { obstacle: `${layer.name} takes more than a row` };
    if (!layer.trainable) return { obstacle: `${layer.name} is frozen` };
    for (const extra of [
      'kernelRegularizer',
      'biasRegularizer',
      'activityRegularizer',
      'kernelConstraint',
      'biasConstraint',
    ]) {
      if (config[extra]) return { obstacle: `${layer.name} has a ${extra}` };
    }
    shapes.push({ inputs: shape[0]!, units: shape[1]!, activation });
  }
  if (shapes.length === 0) return { obstacle: 'the model has no layers' };
  if (model.inputs[0]?.shape.length !== 2) return { obstacle: 'its input is not a row' };
  return { shapes };
}
