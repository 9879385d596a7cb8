import * as tf from '@tensorflow/tfjs-core';
import { model as functionalModel, type LayersModel } from '@tensorflow/tfjs-layers';
import { batches } from './batches.ts';
import { losses } from './losses.ts';
import { adamDefaults, sampleSizes, type Dataset, type Trainer, type TrainingOptions } from './trainer.ts';

/** Rows evaluated at once by `predict` and `activations`: bounds the memory of hidden layers. */
const EVALUATION_ROWS = 4096;

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
  const rows = new Int32Array(batch), x = new Float32Array(batch * inputs), y = new Float32Array(batch * outputs);
  let probe: LayersModel | undefined;

  function once(): number {
    order.fill(rows);
    rows.forEach((row, i) => {
      x.set(data.x.subarray(row * inputs, (row + 1) * inputs), i * inputs);
      y.set(data.y.subarray(row * outputs, (row + 1) * outputs), i * outputs);
    });
    return tf.tidy(() => {
      const batchX = tf.tensor(x, [batch, ...inputShape]), batchY = tf.tensor2d(y, [batch, outputs]);
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

  /** Runs `f` on slices of the rows and joins what it gives, one array an output. */
  function evaluate(samples: number, values: Float32Array, f: (x: tf.Tensor) => tf.Tensor[]): Float32Array[] {
    if (!Number.isInteger(samples) || samples < 0 || values.length !== samples * inputs) {
      throw new RangeError(`invalid x: ${values.length} values for ${samples} × ${inputs}`);
    }
    const joined: Float32Array[] = [];
    for (let from = 0; from < samples; from += EVALUATION_ROWS) {
      const count = Math.min(EVALUATION_ROWS, samples - from);
      tf.tidy(() => {
        f(tf.tensor(values.slice(from * inputs, (from + count) * inputs), [count, ...inputShape])).forEach((output, i) => {
          const whole = (joined[i] ??= new Float32Array((samples * output.size) / count));
          whole.set(output.dataSync() as Float32Array, (from * output.size) / count);
        });
      });
    }
    return joined;
  }

  return {
    path: 'tfjs',
    why,
    step: (k) => Float32Array.from({ length: k }, once),
    predict: (values, samples) =>
      evaluate(samples, values, (x) => [model.apply(x, { training: false }) as tf.Tensor])[0] ?? new Float32Array(0),
    activations(values, samples) {
      probe ??= functionalModel({ inputs: model.inputs, outputs: model.layers.map((layer) => layer.output).flat() });
      return evaluate(samples, values, (x) => [(probe as LayersModel).apply(x, { training: false }) as tf.Tensor | tf.Tensor[]].flat());
    },
    commit() {}, // the model's own variables are what is trained
    dispose() {
      optimizer.dispose();
      // The library's momentum optimizer forgets the step size it inherits.
      if (optimizer.getClassName() === 'Momentum') tf.SGDOptimizer.prototype.dispose.call(optimizer);
    },
  };
}

function optimizerOf({ optimizer }: TrainingOptions): tf.Optimizer {
  if (optimizer.kind === 'adam') {
    const { learningRate, beta1, beta2, epsilon } = { ...adamDefaults, ...optimizer };
    return tf.train.adam(learningRate, beta1, beta2, epsilon);
  }
  const { learningRate, momentum = 0 } = optimizer;
  return momentum > 0 ? tf.train.momentum(learningRate, momentum) : tf.train.sgd(learningRate);
}
