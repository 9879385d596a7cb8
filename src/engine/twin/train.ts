import type { Loss } from '../losses.ts';
import type { Activation } from '../models.ts';
import { activations, headerWords, layerRecord, losses, optimizers, settingWords } from '../fused-plan.ts';
import type { Kernels } from '../kernels.ts';
import { sigmoid, tanh } from './exponential.ts';
import { gemm } from './gemm.ts';
import { lossAndDelta } from './loss.ts';
import { adam, addDecay, momentum, sgd } from './optimizer.ts';

/**
 * The kernels of assembly/train.ts in TypeScript, over the same memory and the same plan, with the same bits: for devices without WebAssembly (iOS Lockdown Mode),
 * and the readable statement of what the kernels compute.
 */
export function twinKernels(buffer: ArrayBuffer): Kernels {
  const memory = new Float32Array(buffer), words = new Int32Array(buffer), doubles = new Float64Array(buffer);

  /** The plan's header as float offsets and counts. */
  function header(plan: number) {
    const word = (name: keyof typeof headerWords) => words[(plan >> 2) + headerWords[name]]!;
    const layers = Array.from({ length: word('layers') }, (_, l) => {
      const [inputs, units, activation, ...places] = words.subarray((plan >> 2) + layerRecord(l), (plan >> 2) + layerRecord(l) + 9);
      const [kernel, bias, output, delta, kernelGradient, biasGradient] = places.map((at) => at >> 2) as [number, number, number, number, number, number];
      return { inputs: inputs!, units: units!, activation: activations[activation!]!, kernel, bias, output, delta, kernelGradient, biasGradient };
    });
    return { word, at: (name: keyof typeof headerWords) => word(name) >> 2, setting: (name: keyof typeof settingWords) => memory[(plan >> 2) + settingWords[name]]!, layers };
  }
  type Header = ReturnType<typeof header>;

  function activate(kind: Activation, z: number, bias: number, rows: number, units: number): void {
    for (let r = 0; r < rows; r++) {
      for (let j = 0; j < units; j++, z++) {
        const sum = Math.fround(memory[z]! + memory[bias + j]!);
        memory[z] = kind === 'relu' ? Math.max(sum, 0) : kind === 'tanh' ? tanh(sum) : kind === 'sigmoid' ? sigmoid(sum) : sum;
      }
    }
  }

  function backActivate(kind: Activation, delta: number, output: number, length: number): void {
    const f = Math.fround;
    for (let i = 0; i < length; i++) {
      const d = memory[delta + i]!, a = memory[output + i]!;
      if (kind === 'relu') memory[delta + i] = a > 0 ? d : 0;
      else if (kind === 'tanh') memory[delta + i] = d * f(1 - f(a * a));
      else if (kind === 'sigmoid') memory[delta + i] = d * f(a * f(1 - a));
    }
  }

  function sumRows(delta: number, rows: number, units: number, into: number): void {
    memory.fill(0, into, into + units);
    for (let r = 0; r < rows; r++) for (let j = 0; j < units; j++) memory[into + j] = memory[into + j]! + memory[delta + r * units + j]!;
  }

  function forwardRows({ layers }: Header, from: number, rows: number): void {
    let x = from;
    for (const { inputs, units, activation, kernel, bias, output } of layers) {
      gemm(memory, rows, units, inputs, x, inputs, 1, kernel, units, 1, output);
      activate(activation, output, bias, rows, units);
      x = output;
    }
  }

  function backward({ layers, at }: Header, rows: number): void {
    for (let l = layers.length - 1; l >= 0; l--) {
      const { inputs, units, activation, kernel, output, delta, kernelGradient, biasGradient } = layers[l]!;
      backActivate(activation, delta, output, rows * units);
      const x = l === 0 ? at('batchX') : layers[l - 1]!.output;
      gemm(memory, inputs, units, rows, x, 1, inputs, delta, units, 1, kernelGradient);
      sumRows(delta, rows, units, biasGradient);
      if (l > 0) gemm(memory, rows, inputs, units, delta, units, 1, kernel, 1, units, layers[l - 1]!.delta);
    }
  }

  function gather({ word, at }: Header, order: number): void {
    const inputs = word('inputs'), outputs = word('outputs');
    for (let r = 0; r < word('batch'); r++) {
      const sample = words[order + r]!;
      memory.copyWithin(at('batchX') + r * inputs, at('x') + sample * inputs, at('x') + (sample + 1) * inputs);
      memory.copyWithin(at('batchY') + r * outputs, at('y') + sample * outputs, at('y') + (sample + 1) * outputs);
    }
  }

  function update(plan: number, { word, at, setting, layers }: Header): void {
    const w = at('parameters'), g = at('gradients'), m = at('firstMoment'), count = word('parameterCount');
    const rate = setting('rate'), decay = setting('decay'), beta1 = setting('beta1'), beta2 = setting('beta2');
    if (decay !== 0) for (const { inputs, units, kernel, kernelGradient } of layers) addDecay(memory, decay, kernel, kernelGradient, inputs * units);
    const kind = optimizers[word('optimizer')]!;
    if (kind === 'sgd') return sgd(memory, rate, w, g, count);
    if (kind === 'momentum') return momentum(memory, rate, beta1, w, g, m, count);
    const [power1, power2] = ([['power1', beta1], ['power2', beta2]] as const).map(([name, beta]) => {
      const place = plan / 8 + settingWords[name] / 2;
      return (doubles[place] = doubles[place]! * beta);
    }) as [number, number];
    const c = (power: number) => Math.fround(1 / (1 - power));
    adam(memory, { rate, beta1, beta2, epsilon: setting('epsilon'), c1: c(power1), c2: c(power2) }, w, g, m, at('secondMoment'), count);
  }

  return {
    forward: (plan, x, rows) => forwardRows(header(plan), x >> 2, rows),
    train(plan, steps) {
      const head = header(plan), { word, at, layers } = head, batch = word('batch'), last = layers.at(-1)!;
      const loss = losses[word('loss')] as Loss;
      for (let step = 0; step < steps; step++) {
        gather(head, at('order') + step * batch);
        forwardRows(head, at('batchX'), batch);
        memory[at('losses') + step] = lossAndDelta(loss, memory, last.output, at('batchY'), last.delta, batch, word('outputs'));
        backward(head, batch);
        update(plan, head);
      }
    },
  };
}
