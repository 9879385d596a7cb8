import type { FrameSet } from './features.ts';
import { openNet, type LearntNet } from './net.ts';

/** What becomes of frames on their way through a net: what it is shown, what each hidden layer gives, the logits. */

export interface Stage {
  /** Frames × dims. */
  values: Float32Array;
  dims: number;
}

/** The stages in their order, two more than there are hidden layers. `ready()` of the engine must have resolved. */
export function stagesOf(net: LearntNet, { x, inputs, frames }: FrameSet): Stage[] {
  const open = openNet(net);
  try {
    const layers = open.activations(x, frames).map((values, l) => ({ values, dims: net.layers[l]!.units }));
    return [{ values: x, dims: inputs }, ...layers];
  } finally {
    open.close();
  }
}
