import type { Loss } from '../losses.ts';
import type { Activation } from '../models.ts';
import {
  activations,
  headerWords,
  layerRecord,
  losses,
  optimizers,
  settingWords,
  stride,
  zerosOf,
} from '../fused-plan.ts';
import type { Kernels } from './kernels.ts';
import { sigmoid, tanh } from './exponential.ts';
import { gemm } from './gemm.ts';
import { lossAndDelta } from './loss.ts';
import { update, type UpdateSettings } from './optimizer.ts';

const f = Math.fround;

/**
 * The kernels of assembly/train.ts in TypeScript, over the same memory and the same plan, with the same bits: for
 * devices without WebAssembly (iOS Lockdown Mode), and the readable statement of what the kernels compute. Places count
 * floats.
 */
export function twinKernels(buffer: ArrayBuffer): Kernels {
  const memory = new Float32Array(buffer),
    words = new Int32Array(buffer),
    doubles = new Float64Array(buffer);

  /** The plan's header and layers. */
  function read(plan: number) {
    const word = (name: keyof typeof headerWords) => words[(plan >> 2) + headerWords[name]]!;
    const at = (name: keyof typeof headerWords) => word(name) >>> 2;
    const setting = (name: keyof typeof settingWords) => memory[(plan >> 2) + settingWords[name]]!;
    const layers = Array.from({ length: word('layers') }, (_, l) => {
      const from = (plan >> 2) + layerRecord(l),
        [inputs, units, activation, zeros] = words.subarray(from, from + 4) as unknown as [
          number,
          number,
          number,
          number,
        ];
      const place = (i: number) => words[from + i]! >>> 2;
      return {
        inputs,
        units,
        activation: activations[activation]!,
        skipInput: (zeros & zerosOf.input) !== 0,
        skipDelta: (zeros & zerosOf.delta) !== 0,
        inRow: stride(inputs),
        outRow: stride(units),
        kernel: place(4),
        bias: place(5),
        output: place(6),
        delta: place(7),
      };
    });
    return { word, at, setting, layers };
  }
  type Read = ReturnType<typeof read>;

  function activate(kind: Activation, z: number, rows: number, units: number, row: number): void {
    if (kind === 'linear') return;
    for (let r = 0; r < rows; r++) {
      for (let i = z + r * row; i < z + r * row + units; i++) {
        const value = memory[i]!;
        memory[i] = kind === 'relu' ? (value < 0 ? 0 : value) : kind === 'tanh' ? tanh(value) : sigmoid(value);
      }
    }
  }

  function backActivate(
    kind: Activation,
    delta: number,
    output: number,
    rows: number,
    units: number,
    row: number,
  ): void {
    if (kind === 'linear') return;
    for (let r = 0; r < rows; r++) {
      for (let i = r * row; i < r * row + units; i++) {
        const d = memory[delta + i]!,
          a = memory[output + i]!;
        memory[delta + i] =
          kind === 'relu' ? (a > 0 ? d : 0) : kind === 'tanh' ? d * f(1 - f(a * a)) : d * f(a * f(1 - a));
      }
    }
  }

  function forwardRows({ layers }: Read, from: number, rows: number): void {
    let x = from;
    for (const { inputs, units, activation, skipInput, inRow, outRow, kernel, bias, output } of layers) {
      gemm(
        memory,
        rows,
        units,
        inputs,
        { at: x, row: inRow, column: 1 },
        { at: kernel, row: outRow, column: 1 },
        bias,
        output,
        outRow,
        skipInput,
      );
      activate(activation, output, rows, units, outRow);
      x = output;
    }
  }

  /** A layer's delta goes down before its weights change. */
  function backward({ at, setting, layers }: Read, rows: number, settings: UpdateSettings): void {
    const decay = setting('decay');
    for (let l = layers.length - 1; l >= 0; l--) {
      const { inputs, units, skipDelta, inRow, outRow, kernel, bias, delta } = layers[l]!;
      const x = l === 0 ? at('batchX') : layers[l - 1]!.output;
      if (l > 0) {
        const below = layers[l - 1]!;
        gemm(
          memory,
          rows,
          inputs,
          units,
          { at: delta, row: outRow, column: 1 },
          { at: kernel, row: 1, column: outRow },
          undefined,
          below.delta,
          inRow,
          skipDelta,
        );
        backActivate(below.activation, below.delta, below.output, rows, inputs, inRow);
      }
      const gradient = new Float32Array(inputs * units);
      weightGradient(gradient, x, inRow, delta, outRow, rows, units, skipDelta);
      for (let i = 0; i < inputs; i++)
        for (let j = 0; j < units; j++)
          update(memory, kernel + i * outRow + j, gradient[i * units + j]!, decay, settings);
      for (let j = 0; j < units; j++) {
        let sum = 0;
        for (let r = 0; r < rows; r++) sum = f(sum + memory[delta + r * outRow + j]!);
        update(memory, bias + j, sum, 0, settings);
      }
    }
  }

  /** gradient = Xᵀ·dZ, the sums in the order of the rows, without those where dZ is 0 if it is `sparse`. */
  function weightGradient(
    gradient: Float32Array,
    x: number,
    inRow: number,
    delta: number,
    outRow: number,
    rows: number,
    units: number,
    sparse: boolean,
  ): void {
    const inputs = gradient.length / units;
    for (let r = 0; r < rows; r++) {
      for (let i = 0; i < inputs; i++) {
        const factor = memory[x + r * inRow + i]!;
        for (let j = 0; j < units; j++) {
          const d = memory[delta + r * outRow + j]!;
          if (sparse && d === 0) continue;
          gradient[i * units + j] = gradient[i * units + j]! + f(factor * d);
        }
      }
    }
  }

  function gather(count: number, order: number, from: number, columns: number, into: number): void {
    for (let r = 0; r < count; r++) {
      const row = from + words[order + r]! * columns;
      memory.copyWithin(into + r * stride(columns), row, row + columns);
    }
  }

  return {
    forward: (plan, x, rows) => forwardRows(read(plan), x >>> 2, rows),
    train(plan, steps) {
      const head = read(plan),
        { word, at, setting, layers } = head,
        batch = word('batch');
      const first = layers[0]!,
        last = layers.at(-1)!,
        loss = losses[word('loss')] as Loss,
        kind = optimizers[word('optimizer')]!;
      const [beta1, beta2] = [setting('beta1'), setting('beta2')],
        power1 = plan / 8 + settingWords.power1 / 2,
        power2 = plan / 8 + settingWords.power2 / 2;
      for (let step = 0; step < steps; step++) {
        gather(batch, at('order') + step * batch, at('x'), first.inputs, at('batchX'));
        gather(batch, at('order') + step * batch, at('y'), last.units, at('batchY'));
        forwardRows(head, at('batchX'), batch);
        memory[at('losses') + step] = lossAndDelta(
          loss,
          memory,
          last.output,
          at('batchY'),
          last.delta,
          batch,
          last.units,
          last.outRow,
        );
        backActivate(last.activation, last.delta, last.output, batch, last.units, last.outRow);
        if (kind === 'adam') {
          doubles[power1] = doubles[power1]! * beta1;
          doubles[power2] = doubles[power2]! * beta2;
        }
        backward(head, batch, {
          kind,
          rate: setting('rate'),
          beta1,
          beta2,
          epsilon: setting('epsilon'),
          correction1: f(1 / (1 - doubles[power1]!)),
          correction2: f(1 / (1 - doubles[power2]!)),
          toM: at('firstMoment') - first.kernel,
          toV: at('secondMoment') - first.kernel,
        });
      }
    },
    spread(count, from, columns, into) {
      for (let r = 0; r < count; r++) {
        const row = (from >>> 2) + r * columns;
        memory.copyWithin((into >>> 2) + r * stride(columns), row, row + columns);
      }
    },
  };
}
