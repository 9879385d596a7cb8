import * as tf from '@tensorflow/tfjs-core';

/**
 * Losses of a batch, as scalars. `outputs` are the last layer's outputs z, `targets` y, both [batch, outputs].
 * The cross-entropies take logits: their gradients σ(z) − y and softmax(z) − y never overflow and need no logarithm.
 */
export type Loss = 'meanSquaredError' | 'binaryCrossentropy' | 'categoricalCrossentropy';

type LossOp = (outputs: tf.Tensor2D, targets: tf.Tensor2D) => tf.Scalar;

/** mean over batch and outputs of (z − y)². */
const meanSquaredError: LossOp = (z, y) => tf.mean(tf.squaredDifference(z, y));

/** mean over batch and outputs of max(z, 0) − z·y + ln(1 + e^−|z|), which is −y ln σ(z) − (1−y) ln(1 − σ(z)). */
const binaryCrossentropy: LossOp = (z, y) =>
  tf.customGrad((...args) => {
    const [logits, targets, save] = args as unknown as [tf.Tensor, tf.Tensor, tf.GradSaveFunc];
    save([logits, targets]);
    const tail = tf.log(tf.add(1, tf.exp(tf.neg(tf.abs(logits)))));
    return {
      value: tf.mean(tf.add(tf.sub(tf.relu(logits), tf.mul(logits, targets)), tail)),
      gradFunc: (dy, saved) => {
        const [z, y] = saved as [tf.Tensor, tf.Tensor];
        return [tf.mul(tf.div(dy, z.size), tf.sub(tf.sigmoid(z), y)), tf.zerosLike(y)];
      },
    };
  })(z, y) as tf.Scalar;

/** mean over the batch of ln Σ_j e^(z_j) · Σ_j y_j − Σ_j y_j z_j, which is −Σ_j y_j ln softmax(z)_j. */
const categoricalCrossentropy: LossOp = (z, y) =>
  tf.customGrad((...args) => {
    const [logits, targets, save] = args as unknown as [tf.Tensor2D, tf.Tensor2D, tf.GradSaveFunc];
    save([logits, targets]);
    const shifted = tf.sub(logits, tf.max(logits, 1, true));
    const logSum = tf.log(tf.sum(tf.exp(shifted), 1, true));
    const perSample = tf.sum(tf.mul(targets, tf.sub(logSum, shifted)), 1);
    return {
      value: tf.mean(perSample),
      gradFunc: (dy, saved) => {
        const [z, y] = saved as [tf.Tensor2D, tf.Tensor2D];
        const expected = tf.mul(tf.softmax(z), tf.sum(y, 1, true));
        return [tf.mul(tf.div(dy, z.shape[0]), tf.sub(expected, y)), tf.zerosLike(y)];
      },
    };
  })(z, y) as tf.Scalar;

export const losses: Record<Loss, LossOp> = { meanSquaredError, binaryCrossentropy, categoricalCrossentropy };
