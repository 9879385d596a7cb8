import * as tf from '@tensorflow/tfjs-core';
import * as layers from '@tensorflow/tfjs-layers';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { ready } from '../../../src/engine/ready.ts';
import { netModel } from '../../../src/math/nets/net-model.ts';
import { answerOf, type WrittenNet } from '../../../src/math/nets/written-net.ts';
import { anyNet, places } from './any-net.ts';

beforeAll(ready);

/** The program's `net` and `model`, by the library that the book has. */
function run(program: string) {
  const [imported, ...rest] = program.split('\n');
  expect(imported).toBe("import * as tf from '@tensorflow/tfjs';");
  const made = new Function('tf', `${rest.join('\n')}return { net, model };`) as (library: object) => {
    net: (a: number, b: number) => number;
    model: layers.Sequential;
  };
  return made({ ...tf, sequential: layers.sequential, layers: layers.layers });
}

describe('a net as a model', () => {
  it('of TensorFlow.js answers as the net does, in single precision', () => {
    fc.assert(
      fc.property(anyNet, (net) => {
        const { net: program, model } = run(netModel(net, 'tfjs'));
        // Single precision loses digits where large terms cancel: as many as the terms are large.
        const size = 1 + net.layers.flatMap(({ kernel }) => kernel).reduce((most, w) => Math.max(most, Math.abs(w)), 0);
        const range = net.scales ? net.scales.y[1] - net.scales.y[0] : 1;
        for (const [a, b] of places) {
          const wanted = answerOf(net, a, b);
          const off = Math.abs(program(a, b) - wanted);
          expect(off).toBeLessThanOrEqual(1e-4 * (1 + Math.abs(wanted) + range) * size ** net.layers.length);
        }
        model.dispose();
      }),
      { numRuns: 30 },
    );
  });

  it('reads as one would write it, in both', () => {
    const net: WrittenNet = {
      inputs: '1100010',
      layers: [
        { kernel: [0.5, 0, -2, 1, 0, 0.25], bias: [0, -0.25] },
        { kernel: [1, -3], bias: [0] },
      ],
      activation: 'tanh',
      squashed: true,
    };
    expect(netModel(net, 'tfjs')).toBe(`import * as tf from '@tensorflow/tfjs';

const model = tf.sequential();
model.add(tf.layers.dense({ units: 2, activation: 'tanh', inputShape: [3] }));
model.add(tf.layers.dense({ units: 1, activation: 'sigmoid' }));
model.setWeights([
  tf.tensor2d([[0.5, 0], [-2, 1], [0, 0.25]]),
  tf.tensor1d([0, -0.25]),
  tf.tensor2d([[1], [-3]]),
  tf.tensor1d([0]),
]);

function net(x1, x2) {
  const [output] = tf.tidy(() => model.predict(tf.tensor2d([[x1, x2, Math.sin(x1)]])).dataSync());
  return output;
}
`);
    // Run once by Keras 3.15 itself when it was written: the answers were the net's to 7 digits.
    const scaled = { ...net, squashed: false, scales: { x1: [0, 10], x2: [5, 5], y: [100, 300] } as const };
    expect(netModel(scaled, 'keras')).toBe(`from math import sin

import numpy as np
from keras import Input, Sequential
from keras.layers import Dense

model = Sequential([Input(shape=(3,)), Dense(2, activation="tanh"), Dense(1, activation="linear")])
model.set_weights([
    np.array([[0.5, 0], [-2, 1], [0, 0.25]]),
    np.array([0, -0.25]),
    np.array([[1], [-3]]),
    np.array([0]),
])


def net(x1, x2):
    x1 = 2.5 * (2 * (x1 - (0)) / (10) - 1)
    x2 = 0
    output = float(model.predict(np.array([[x1, x2, sin(x1)]]), verbose=0)[0, 0])
    return 100 + (output + 1) / 2 * (200)
`);
  });
});
