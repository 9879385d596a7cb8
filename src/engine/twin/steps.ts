import { headerWords, losses, optimizers, settingWords, stride } from '../fused-plan.ts';
import type { Loss } from '../losses.ts';
import { lossAndDelta } from './loss.ts';
import type { UpdateSettings } from './optimizer.ts';

const f = Math.fround;

/** A memory as the twins see it. */
export interface TwinMemory {
  floats: Float32Array;
  words: Int32Array;
  doubles: Float64Array;
}

export const twinMemory = (buffer: ArrayBuffer): TwinMemory => ({
  floats: new Float32Array(buffer),
  words: new Int32Array(buffer),
  doubles: new Float64Array(buffer),
});

/** The header of the plan at byte `plan`: its words, places as floats, settings. @param more words behind the common ones */
export function twinHeader<More extends Record<string, number>>(
  { floats, words }: TwinMemory,
  plan: number,
  more: More,
) {
  const places: Record<string, number> = { ...headerWords, ...more };
  const word = (name: keyof typeof headerWords | keyof More) => words[plan / 4 + places[name as string]!]!;
  return {
    word,
    at: (name: keyof typeof headerWords | keyof More) => word(name) >>> 2,
    setting: (name: keyof typeof settingWords) => floats[plan / 4 + settingWords[name]]!,
  };
}

/** A net to be stepped: assembly/steps.ts. */
export interface TwinNet {
  /** Numbers of a sample at both ends. */
  inputs: number;
  outputs: number;
  /** Where the last layer's outputs lie, and their deltas. */
  values: number;
  deltas: number;
  /** Where the first parameter lies. */
  parameters: number;
  forward(x: number, rows: number): void;
  /** From the loss's derivative on: deltas down and weights stepped. */
  backward(rows: number, settings: UpdateSettings): void;
}

/** `steps` training steps on the samples listed in the plan; their losses go to its place for them. */
export function twinSteps(memory: TwinMemory, plan: number, steps: number, net: TwinNet): void {
  const { floats, words, doubles } = memory,
    { word, at, setting } = twinHeader(memory, plan, {}),
    batch = word('batch'),
    loss = losses[word('loss')] as Loss,
    kind = optimizers[word('optimizer')]!,
    [beta1, beta2] = [setting('beta1'), setting('beta2')],
    power1 = plan / 8 + settingWords.power1 / 2,
    power2 = plan / 8 + settingWords.power2 / 2;
  const gather = (order: number, from: number, columns: number, into: number) => {
    for (let r = 0; r < batch; r++) {
      const row = from + words[order + r]! * columns;
      floats.copyWithin(into + r * stride(columns), row, row + columns);
    }
  };
  for (let step = 0; step < steps; step++) {
    gather(at('order') + step * batch, at('x'), net.inputs, at('batchX'));
    gather(at('order') + step * batch, at('y'), net.outputs, at('batchY'));
    net.forward(at('batchX'), batch);
    const row = stride(net.outputs);
    floats[at('losses') + step] = lossAndDelta(
      loss,
      floats,
      net.values,
      at('batchY'),
      net.deltas,
      batch,
      net.outputs,
      row,
    );
    if (kind === 'adam') {
      doubles[power1] = doubles[power1]! * beta1;
      doubles[power2] = doubles[power2]! * beta2;
    }
    net.backward(batch, {
      kind,
      rate: setting('rate'),
      decay: setting('decay'),
      beta1,
      beta2,
      epsilon: setting('epsilon'),
      correction1: f(1 / (1 - doubles[power1]!)),
      correction2: f(1 / (1 - doubles[power2]!)),
      toM: at('firstMoment') - net.parameters,
      toV: at('secondMoment') - net.parameters,
    });
  }
}

/** The lowest layer that is stepped, below which no delta need go; as many as there are layers if all are frozen. */
export function lowestTrained(layers: readonly { frozen: boolean; weighted: boolean }[]): number {
  const lowest = layers.findIndex(({ frozen, weighted }) => weighted && !frozen);
  return lowest < 0 ? layers.length : lowest;
}
