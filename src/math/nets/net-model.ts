import { featuresOf } from './plane-features.ts';
import { stretchedCode, unscaledCode, type WrittenNet } from './written-net.ts';

/** A net as a model of TensorFlow.js or of Keras, with its weights: to be trained further there, or saved in their formats. */

type Library = 'tfjs' | 'keras';

/** How each says what is not the same in both. */
interface Words {
  sin: string;
  layer: (units: number, activation: string) => string;
  whole: (parts: {
    inputs: number;
    layers: readonly string[];
    /** One a layer: kernel rows, then the bias. */
    weights: readonly { kernel: string; bias: string }[];
    scaled: readonly { name: string; value: string }[];
    features: string;
    answer: (output: string) => string;
    sines: boolean;
  }) => string;
}

const words: Record<Library, Words> = {
  tfjs: {
    sin: 'Math.sin',
    layer: (units, activation) => `tf.layers.dense({ units: ${units}, activation: '${activation}' })`,
    whole: ({ inputs, layers, weights, scaled, features, answer }) =>
      [
        "import * as tf from '@tensorflow/tfjs';",
        '',
        'const model = tf.sequential();',
        ...layers.map((layer, l) =>
          l === 0 ? `model.add(${layer.replace(' })', `, inputShape: [${inputs}] })`)});` : `model.add(${layer});`,
        ),
        'model.setWeights([',
        ...weights.flatMap(({ kernel, bias }) => [`  tf.tensor2d(${kernel}),`, `  tf.tensor1d(${bias}),`]),
        ']);',
        '',
        'function net(x1, x2) {',
        ...scaled.map(({ name, value }) => `  ${name} = ${value};`),
        `  const [output] = tf.tidy(() => model.predict(tf.tensor2d([${features}])).dataSync());`,
        `  return ${answer('output')};`,
        '}',
        '',
      ].join('\n'),
  },
  keras: {
    sin: 'sin',
    layer: (units, activation) => `Dense(${units}, activation="${activation}")`,
    whole: ({ inputs, layers, weights, scaled, features, answer, sines }) =>
      [
        ...(sines ? ['from math import sin', ''] : []),
        'import numpy as np',
        'from keras import Input, Sequential',
        'from keras.layers import Dense',
        '',
        `model = Sequential([Input(shape=(${inputs},)), ${layers.join(', ')}])`,
        'model.set_weights([',
        ...weights.flatMap(({ kernel, bias }) => [`    np.array(${kernel}),`, `    np.array(${bias}),`]),
        '])',
        '',
        '',
        'def net(x1, x2):',
        ...scaled.map(({ name, value }) => `    ${name} = ${value}`),
        `    output = float(model.predict(np.array([${features}]), verbose=0)[0, 0])`,
        `    return ${answer('output')}`,
        '',
      ].join('\n'),
  },
};

const row = (numbers: readonly unknown[]) => `[${numbers.join(', ')}]`;

/** The model, and a function `net` of a point that asks it as the net answers, in single precision. */
export function netModel({ inputs, layers, activation, squashed, scales }: WrittenNet, library: Library): string {
  const { sin, layer, whole } = words[library];
  const features = featuresOf(inputs);
  const scaled = scales
    ? (['x1', 'x2'] as const).map((name) => ({ name, value: stretchedCode(name, scales[name]) }))
    : [];
  return whole({
    inputs: features.length,
    layers: layers.map(({ bias }, l) =>
      layer(bias.length, l < layers.length - 1 ? activation : squashed ? 'sigmoid' : 'linear'),
    ),
    weights: layers.map(({ kernel, bias }) => ({
      kernel: row(
        Array.from({ length: kernel.length / bias.length }, (_, i) =>
          row(kernel.slice(i * bias.length, (i + 1) * bias.length)),
        ),
      ),
      bias: row(bias),
    })),
    scaled,
    features: row(features.map(({ code }) => code(sin))),
    answer: (output) => (scales && !squashed ? unscaledCode(output, scales.y) : output),
    sines: inputs[5] === '1' || inputs[6] === '1',
  });
}
