import type { LayersModel } from '@tensorflow/tfjs-layers';
import { activations, type DenseShape } from './fused-plan.ts';

/**
 * Whether a model is a plain stack of dense layers, which the fused kernels can train: its layers' shapes, or one
 * Chinese clause that says what else is in it.
 */
export function denseStack(model: LayersModel): { shapes: DenseShape[] } | { obstacle: string } {
  if (model.getClassName() !== 'Sequential') return { obstacle: '模型不是一层接一层的' };
  const shapes: DenseShape[] = [];
  for (const layer of model.layers) {
    const kind = layer.getClassName();
    if (kind === 'InputLayer') continue;
    if (kind !== 'Dense') return { obstacle: `${layer.name} 是 ${kind} 层` };
    const config = layer.getConfig(),
      [kernel] = layer.weights,
      shape = kernel?.shape ?? [];
    const activation = activations.find((name) => name === config.activation);
    if (!activation) return { obstacle: `${layer.name} 的激活函数是 ${String(config.activation)}` };
    if (config.useBias !== true) return { obstacle: `${layer.name} 没有偏置` };
    if (layer.inputSpec?.[0]?.ndim !== undefined && layer.inputSpec[0].ndim !== 2)
      return { obstacle: `${layer.name} 的输入不是一行数` };
    for (const extra of [
      'kernelRegularizer',
      'biasRegularizer',
      'activityRegularizer',
      'kernelConstraint',
      'biasConstraint',
    ]) {
      if (config[extra]) return { obstacle: `${layer.name} 有 ${extra}` };
    }
    const frozen = !layer.trainable;
    shapes.push({ inputs: shape[0]!, units: shape[1]!, activation, frozen });
  }
  if (shapes.length === 0) return { obstacle: '模型没有层' };
  if (model.weights.length !== 2 * shapes.length) return { obstacle: '有几层共用权重' };
  if (model.inputs[0]?.shape.length !== 2) return { obstacle: '模型的输入不是一行数' };
  return { shapes };
}
