import * as tf from '@tensorflow/tfjs-core';
import type { LayersModel } from '@tensorflow/tfjs-layers';
import { batches } from './batches.ts';
import { everyLayer, evaluate } from './evaluate.ts';
import { losses } from './losses.ts';
import { adamDefaults, rateAt, sampleSizes, type Dataset, type Trainer, type TrainingOptions } from './training.ts';

/**
 * Trains with TensorFlow.js's own kernels: takes any model, also convolutions and functional ones.
 *
 * The loop is written out because `model.fit` shuffles with Math.random and waits for animation frames. Everything made in a step
 * is freed in it; after the first step, in which the optimizer makes its moments, the number of tensors is constant.
 * @param why said to the caller as the trainer's `why`
 */
export function tfjsTrainer(model: LayersModel, data: Dataset, options: TrainingOptions, why: string): Trainer {
  const { inputs, outputs } = sampleSizes(model);
  const inputShape = (model.inputs[0]?.shape.slice(1) ?? []) as number[];
  const { batch, weightDecay = 0 } = options;
  const order = batches(data.samples, options.shuffle);
  const optimizer = optimizerOf(options);
  const loss = losses[options.loss];
  const variables = model.trainableWeights.map((w) => w.read() as tf.Variable);
  const rows = new Int32Array(batch),
    x = new Float32Array(batch * inputs),
    y = new Float32Array(batch * outputs);
  let probe: LayersModel | undefined;

  function once(): number {
    order.fill(rows);
    rows.forEach((row, i) => {
      x.set(data.x.subarray(row * inputs, (row + 1) * inputs), i * inputs);
      y.set(data.y.subarray(row * outputs, (row + 1) * outputs), i * outputs);
    });
    return tf.tidy(() => {
      const batchX = tf.tensor(x, [batch, ...inputShape]),
        batchY = tf.tensor2d(y, [batch, outputs]);
      const { value, grads } = optimizer.computeGradients(
        () => loss(tf.reshape(model.apply(batchX, { training: true }) as tf.Tensor, [batch, outputs]), batchY),
        variables,
      );
      if (weightDecay > 0) {
        for (const variable of variables) {
          const gradient = grads[variable.name];
          if (variable.rank > 1 && gradient) grads[variable.name] = tf.add(gradient, tf.mul(variable, weightDecay));
        }
      }
      optimizer.applyGradients(grads);
      return value.dataSync()[0] as number;
    });
  }

  return {
    path: 'tfjs',
    why,
    step(k, share = 1) {
      setLearningRate(optimizer, rateAt(share, options));
      return Float32Array.from({ length: k }, once);
    },
    predict: (values, samples) => evaluate(model, values, samples)[0] as Float32Array,
    activations(values, samples) {
      probe ??= everyLayer(model);
      return evaluate(probe, values, samples);
    },
    commit() {}, // the model's own variables are what is trained
    dispose() {
      optimizer.dispose();
      // The library's momentum optimizer forgets the step size it inherits.
      if (optimizer.getClassName() === 'Momentum') tf.SGDOptimizer.prototype.dispose.call(optimizer);
    },
  };
}

/**
 * SGD and momentum have a setter, which makes a tensor of the rate; Adam reads the number anew in each step. Asked by name, for to the
 * library's `instanceof` every optimizer is an instance of every other.
 */
function setLearningRate(optimizer: tf.Optimizer, learningRate: number): void {
  if ('setLearningRate' in optimizer) (optimizer as tf.SGDOptimizer).setLearningRate(learningRate);
  else Object.assign(optimizer, { learningRate });
}

function optimizerOf({ optimizer }: TrainingOptions): tf.Optimizer {
  if (optimizer.kind === 'adam') {
    const { learningRate, beta1, beta2, epsilon } = { ...adamDefaults, ...optimizer };
    return tf.train.adam(learningRate, beta1, beta2, epsilon);
  }
  const { learningRate, momentum = 0 } = optimizer;
  return momentum > 0 ? tf.train.momentum(learningRate, momentum) : tf.train.sgd(learningRate);
}
