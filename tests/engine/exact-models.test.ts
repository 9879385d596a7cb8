import { beforeAll, describe, expect, test } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import { denseWithSkip, exactModel } from '../../src/engine/exact-models.ts';
import { parameterCount } from '../../src/engine/models.ts';
import { ready } from '../../src/engine/ready.ts';
import { tfjsTrainer } from '../../src/engine/tfjs-trainer.ts';
import {
  allInputs,
  evenParity,
  hiddenUnits,
  netParameters,
  parityNet,
  parityNetKinds,
  type ParityNetKind,
} from '../../src/math/nets/parity-nets.ts';
import { random } from '../../src/math/random.ts';

beforeAll(ready);

const formulas: Record<ParityNetKind, (d: number) => { units: number; parameters: number }> = {
  threshold: (d) => ({ units: d, parameters: (d + 2) * d + 1 }),
  thresholdSkip: (d) => ({ units: Math.floor(d / 2), parameters: (d + 2) * Math.floor(d / 2) + d + 1 }),
  relu: (d) => ({ units: d, parameters: (d + 2) * d + 1 }),
  fold: (d) => {
    const k = Math.ceil(Math.log2(d));
    return { units: 2 * k, parameters: 2 * d + 6 * k - 1 };
  },
};

describe.each(parityNetKinds)('%s', (kind) => {
  test.each([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16])(
    'for %i bits is right on every input, in the stated size',
    (d) => {
      const net = parityNet(kind, d),
        model = exactModel(net);
      expect({ units: hiddenUnits(net), parameters: netParameters(net) }).toEqual(formulas[kind](d));
      expect(parameterCount(model)).toBe(netParameters(net));
      const inputs = allInputs(d);
      const answers = tf.tidy(() =>
        (model.predict(tf.tensor2d(inputs, [2 ** d, d]), { batchSize: 4096 }) as tf.Tensor).dataSync(),
      );
      const wrong = [];
      for (let n = 0; n < 2 ** d; n++) if (answers[n] !== evenParity(n)) wrong.push(n);
      expect(wrong).toEqual([]);
      model.dispose();
    },
  );

  test('is refused below two bits', () => expect(() => parityNet(kind, 1)).toThrow('invalid d: 1'));
});

test('the sizes that the book quotes for 8 bits', () => {
  const size = (kind: ParityNetKind) => [hiddenUnits(parityNet(kind, 8)), netParameters(parityNet(kind, 8))];
  expect([size('fold'), size('relu'), size('threshold'), size('thresholdSkip')]).toEqual([
    [6, 33],
    [8, 81],
    [8, 81],
    [4, 49],
  ]);
});

test('evenParity counts the ones', () => {
  for (let n = 0; n < 4096; n++)
    expect(evenParity(n)).toBe([...n.toString(2)].filter((c) => c === '1').length % 2 === 0 ? 1 : 0);
  expect(evenParity(2 ** 31 + 1)).toBe(1);
});

test('a net with a skip trains: parity of two bits with one hidden unit', () => {
  const x = allInputs(2),
    y = Float32Array.from({ length: 4 }, (_, n) => evenParity(n));
  const solved = [0, 1, 2, 3].filter((seed) => {
    const model = denseWithSkip(2, 1, 'sigmoid', random(seed, 'weights'));
    expect(parameterCount(model)).toBe(netParameters(parityNet('thresholdSkip', 2)));
    const trainer = tfjsTrainer(
      model,
      { x, y, samples: 4 },
      {
        loss: 'binaryCrossentropy',
        optimizer: { kind: 'adam', learningRate: 0.1 },
        batch: 4,
        shuffle: random(seed, 'shuffle'),
      },
      'test',
    );
    trainer.step(400);
    const right = [...trainer.predict(x, 4)].every((z, n) => (z > 0 ? 1 : 0) === y[n]);
    trainer.dispose();
    model.dispose();
    return right;
  });
  expect(solved.length).toBeGreaterThan(0);
});
