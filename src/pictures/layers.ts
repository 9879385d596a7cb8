import type { PictureSet } from './sets.ts';
import { openNet, type LearntNet } from './nets.ts';
import type { Points } from './geometry.ts';

/** What becomes of pictures on their way through a net: the pixels, what each hidden layer gives, the logits. `ready()` of the engine must have resolved. */
export function layersOf(net: LearntNet, { x, inputs, count }: Pick<PictureSet, 'x' | 'inputs' | 'count'>): Points[] {
  const open = openNet(net);
  try {
    const layers = open.activations(x, count).map((values) => ({ values, dims: values.length / count }));
    return [{ values: x, dims: inputs }, ...layers];
  } finally {
    open.close();
  }
}

/** What they are called. */
export const layerNames = (hidden: number): string[] => [
  '像素',
  ...Array.from({ length: hidden }, (_, l) => `第 ${l + 1} 层`),
  '输出',
];
