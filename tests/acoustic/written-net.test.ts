import { expect, test } from 'vitest';
import { openNet, type LearntNet } from '../../src/acoustic/net.ts';
import { logPriors } from '../../src/acoustic/scoring.ts';
import { stackOf } from '../../src/acoustic/training.ts';
import { readNet, writeNet, type WrittenNet } from '../../src/acoustic/written-net.ts';
import digitNet from '../../src/datasets/digit-net.json' with { type: 'json' };
import { ready } from '../../src/engine/ready.ts';
import { random } from '../../src/math/random.ts';

const INPUTS = 12;
const draw = random(4, 'weights');
const layers = stackOf({ hidden: [20, 16], activation: 'relu' });
const net: LearntNet = {
  inputs: INPUTS,
  layers,
  weights: layers.map(({ units }, l) => ({
    kernel: Float32Array.from({ length: (l === 0 ? INPUTS : layers[l - 1]!.units) * units }, () => draw.normal() / 4),
    bias: Float32Array.from({ length: units }, () => draw.normal()),
  })),
  priors: logPriors(Uint8Array.of(0, 0, 0, 1, 2)),
};
const standard = {
  mean: Float32Array.of(...Array(INPUTS).fill(0.25)),
  scale: Float32Array.of(...Array(INPUTS).fill(2)),
};

test('a written net says nearly what the net says, and is written as the same text again', async () => {
  await ready();
  const written = writeNet(net, standard);
  const read = readNet(written);
  expect(writeNet(read.net, read.standard)).toEqual(written);
  expect(read.standard).toEqual(standard);
  read.net.weights.forEach(({ kernel, bias }, l) => {
    const { units } = layers[l]!;
    for (let unit = 0; unit < units; unit++) {
      const own = (values: ArrayLike<number>) => Array.from(values).filter((_, i) => i % units === unit);
      const most = Math.max(...own(net.weights[l]!.kernel).map(Math.abs));
      own(kernel).forEach((weight, i) =>
        expect(Math.abs(weight - own(net.weights[l]!.kernel)[i]!)).toBeLessThan(0.52 * (most / 127) + 1e-6),
      );
    }
    Array.from(bias).forEach((value, i) => expect(value).toBeCloseTo(net.weights[l]!.bias[i]!, 3));
  });
  const x = Float32Array.from({ length: 5 * INPUTS }, () => draw.normal());
  const [exact, rounded] = [net, read.net].map((one) => {
    const open = openNet(one);
    const logits = open.logits(x, 5);
    open.close();
    return logits;
  });
  const off = exact!.map((logit, i) => Math.abs(logit - rounded![i]!));
  expect(Math.max(...off)).toBeLessThan(0.06);
  expect(Math.max(...off)).toBeGreaterThan(0);
});

test('the written net of digits is the text that it is read from', () => {
  const { net: learnt, standard: own } = readNet(digitNet as WrittenNet);
  expect(writeNet(learnt, own)).toEqual(digitNet);
  expect(learnt.inputs).toBe(253);
  expect(learnt.layers.map(({ units }) => units)).toEqual([96, 96, 96, 58]);
  expect(Array.from(learnt.priors, Math.exp).reduce((a, b) => a + b)).toBeCloseTo(1, 2);
});
