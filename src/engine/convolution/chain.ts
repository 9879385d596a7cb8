import type { LayersModel } from '@tensorflow/tfjs-layers';
import { activations } from '../fused-plan.ts';
import type { Activation } from '../models.ts';

/** Height, width and channels of the images at one end of a layer; a row of numbers is 1 × 1 × its length. */
export interface Images {
  height: number;
  width: number;
  channels: number;
}

/** One layer of a chain; of flatten and dense layers only the number of channels in and out counts. */
export interface ChainLayer {
  kind: 'convolution' | 'maximum' | 'average' | 'flatten' | 'dense';
  /** linear for those that have none. */
  activation: Activation;
  from: Images;
  to: Images;
  /** Height and width of the window that slides over the images, and how far it goes at a time. */
  patch: readonly [height: number, width: number];
  stride: readonly [down: number, across: number];
  /** Rows and columns that the first window lies outside the image: of zeros for convolutions, of nothing for poolings. */
  before: readonly [top: number, left: number];
  /** Whether it has weights that stay as they are. */
  frozen: boolean;
}

/** Numbers of one sample. */
export const sizeOf = ({ height, width, channels }: Images): number => height * width * channels;

/** Whether what comes out of a layer are images. */
export const isImages = ({ kind }: ChainLayer): boolean => kind !== 'flatten' && kind !== 'dense';
/** Rows × columns under the window × channels: inputs of one output. */
export const windowSize = ({ patch, from }: ChainLayer): number => patch[0] * patch[1] * from.channels;
/** Rows and columns that the windows of a convolution cover, padding included. */
export const covered = ({ to, patch, stride: [down, across] }: ChainLayer): [number, number] => [
  (to.height - 1) * down + patch[0],
  (to.width - 1) * across + patch[1],
];

/** Whether a layer has weights. */
export const isWeighted = ({ kind }: Pick<ChainLayer, 'kind'>): boolean => kind === 'convolution' || kind === 'dense';

const kinds: Record<string, ChainLayer['kind']> = {
  Conv2D: 'convolution',
  MaxPooling2D: 'maximum',
  AveragePooling2D: 'average',
  Flatten: 'flatten',
  Dense: 'dense',
};

interface Config {
  activation?: string;
  useBias?: boolean;
  kernelSize?: number[];
  poolSize?: number[];
  strides?: number[];
  padding?: string;
  dilationRate?: number | number[];
  dataFormat?: string;
  [key: string]: unknown;
}

/**
 * Whether a model is a chain of convolutions, poolings, flattenings and dense layers, which the kernels of
 * assembly/convolution can train: its layers, or one Chinese clause that says what else is in it. Sound is an image of
 * height 1.
 */
export function chainOf(model: LayersModel): { layers: ChainLayer[] } | { obstacle: string } {
  if (model.getClassName() !== 'Sequential') return { obstacle: '模型不是一层接一层的' };
  const layers: ChainLayer[] = [];
  for (const layer of model.layers) {
    const className = layer.getClassName(),
      config = layer.getConfig() as Config,
      kind = kinds[className];
    if (className === 'InputLayer') continue;
    if (!kind) return { obstacle: `${layer.name} 是 ${className} 层` };
    const obstacle = configObstacle(config, kind);
    if (obstacle) return { obstacle: `${layer.name} ${obstacle}` };
    const from = imagesOf(layer.input),
      to = imagesOf(layer.output);
    if (!from || !to || (kind === 'dense' && sizeOf(from) !== from.channels))
      return { obstacle: `${layer.name} 的输入不是${kind === 'dense' ? '一行数' : '大小固定的图像'}` };
    const patch = pair(config.kernelSize ?? config.poolSize),
      stride = pair(config.strides);
    const before = ([0, 1] as const).map((axis) => {
      const { [(['height', 'width'] as const)[axis]]: size } = from,
        outputs = to[(['height', 'width'] as const)[axis]];
      return config.padding === 'same'
        ? Math.floor(Math.max(0, (outputs - 1) * stride[axis] + patch[axis] - size) / 2)
        : 0;
    }) as [number, number];
    const activation = (isWeighted({ kind }) ? config.activation : 'linear') as Activation;
    const frozen = layer.weights.length > 0 && !layer.trainable;
    layers.push({ kind, activation, from, to, patch, stride, before, frozen });
  }
  if (layers.length === 0) return { obstacle: '模型没有层' };
  if (sizeOf(layers.at(-1)!.to) !== layers.at(-1)!.to.channels) return { obstacle: '模型的输出不是一行数' };
  if (model.weights.length !== 2 * layers.filter(isWeighted).length) return { obstacle: '有几层共用权重' };
  return { layers };
}

/** What in a layer's settings the kernels do not have, as a clause behind its name; undefined if nothing. */
function configObstacle(config: Config, kind: ChainLayer['kind']): string | undefined {
  if (kind === 'flatten') return undefined;
  if (kind !== 'dense' && config.dataFormat === 'channelsFirst') return '的通道排在像素前面';
  if (kind === 'maximum' || kind === 'average') return undefined;
  if (!activations.some((name) => name === config.activation)) return `的激活函数是 ${String(config.activation)}`;
  if (config.useBias !== true) return '没有偏置';
  if ([config.dilationRate ?? 1].flat().some((rate) => rate !== 1)) return '的卷积核隔着像素取（dilation）';
  return (
    ['kernelRegularizer', 'biasRegularizer', 'activityRegularizer', 'kernelConstraint', 'biasConstraint'].find(
      (extra) => config[extra],
    ) && '有正则项或约束'
  );
}

/** A symbolic tensor's shape without the batch: images, or a row of numbers; undefined if it is neither or not fixed. */
function imagesOf(tensor: LayersModel['input']): Images | undefined {
  const [, ...shape] = (Array.isArray(tensor) ? tensor[0]! : tensor).shape;
  if (shape.some((n) => n === null || n === 0)) return undefined;
  if (shape.length === 1) return { height: 1, width: 1, channels: shape[0]! };
  if (shape.length === 3) return { height: shape[0]!, width: shape[1]!, channels: shape[2]! };
  return undefined;
}

const pair = (sizes: number[] = [1, 1]): [number, number] => [sizes[0]!, sizes[1]!];
