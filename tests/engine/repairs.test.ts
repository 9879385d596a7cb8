import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-layers'; // registers the gradients
import { ready } from '../../src/engine/ready.ts';
import { repairKernels, restoreKernels } from '../../src/engine/repairs.ts';
import { random } from '../../src/math/random.ts';

beforeAll(ready);
afterAll(() => tf.setBackend('wasm'));

/** Runs a kernel call on a backend and copies the answer out; leaves no tensor behind. */
async function on(backend: string, f: () => tf.Tensor) {
  await tf.setBackend(backend);
  const before = tf.memory().numTensors;
  const result = tf.tidy(() => {
    const t = f();
    return { values: t.dataSync(), shape: t.shape, dtype: t.dtype };
  });
  expect(tf.memory().numTensors).toBe(before);
  return result;
}

/** Largest difference, relative to the largest value. */
function relativeError(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let difference = 0,
    size = 0;
  for (let i = 0; i < a.length; i++) {
    difference = Math.max(difference, Math.abs((a[i] as number) - (b[i] as number)));
    size = Math.max(size, Math.abs(b[i] as number));
  }
  return difference / (size || 1);
}

const values = (name: string, shape: number[]) => {
  const draw = random(11, name);
  return Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => draw.normal());
};

describe('BatchMatMul', () => {
  const sizes: [number, number, number][] = [
    [1, 1, 1],
    [1, 5, 7],
    [7, 1, 5],
    [5, 7, 1],
    [3, 17, 1],
    [1, 17, 3],
    [33, 65, 9],
    [128, 64, 100],
    [4, 256, 31],
  ];
  const sides: [boolean, boolean][] = [
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ];
  test.each(sizes.flatMap((size) => sides.map((side) => ({ size, side }))))(
    '$size, transposed $side, agrees with cpu',
    async ({ size: [m, k, n], side: [ta, tb] }) => {
      const shapeA: [number, number] = ta ? [k, m] : [m, k],
        shapeB: [number, number] = tb ? [n, k] : [k, n];
      const product = () =>
        tf.matMul(tf.tensor(values('a', shapeA), shapeA), tf.tensor(values('b', shapeB), shapeB), ta, tb);
      const expected = await on('cpu', product),
        got = await on('wasm', product);
      expect(got.shape).toEqual(expected.shape);
      expect(relativeError(got.values, expected.values)).toBeLessThan(2e-6);
    },
  );

  test('batches of matrices and broadcasting still work', async () => {
    const product = () =>
      tf.matMul(
        tf.tensor(values('a', [3, 4, 5]), [3, 4, 5]),
        tf.tensor(values('b', [3, 6, 5]), [3, 6, 5]),
        false,
        true,
      );
    expect(relativeError((await on('wasm', product)).values, (await on('cpu', product)).values)).toBeLessThan(2e-6);
  });

  test('one tensor multiplied in both orientations is not confused with its packed form', async () => {
    for (const shape of [
      [64, 1],
      [1, 64],
      [8, 8],
      [16, 4],
    ] as [number, number][]) {
      const both = () => {
        const w = tf.tensor2d(values('w', shape), shape),
          x = tf.tensor2d(values('x', [9, shape[0]]), [9, shape[0]]);
        const y = tf.matMul(x, w);
        return tf.concat(
          [y, tf.matMul(x, w)].map((t) => tf.reshape(tf.matMul(t as tf.Tensor2D, w, false, true), [-1])),
        );
      };
      expect(relativeError((await on('wasm', both)).values, (await on('cpu', both)).values)).toBeLessThan(2e-6);
    }
  });

  test('integers are refused as before', async () => {
    await expect(on('wasm', () => tf.matMul(tf.ones([2, 2], 'int32'), tf.ones([2, 2], 'int32'), true))).rejects.toThrow(
      'not yet supported',
    );
  });
});

test('the repairs can be taken off and put on again, once each', async () => {
  await tf.setBackend('wasm');
  const repaired = tf.getKernel('BatchMatMul', 'wasm'),
    pooling = tf.getKernel('MaxPoolGrad', 'wasm');
  repairKernels();
  expect(tf.getKernel('BatchMatMul', 'wasm')).toBe(repaired);
  restoreKernels();
  restoreKernels();
  expect(tf.getKernel('BatchMatMul', 'wasm').kernelFunc).not.toBe(repaired.kernelFunc);
  expect(tf.getKernel('Conv2DBackpropFilter', 'wasm')).toBeUndefined();
  expect(tf.getKernel('MaxPoolGrad', 'wasm').kernelFunc).not.toBe(pooling.kernelFunc);
  repairKernels();
  expect(tf.getKernel('MaxPoolGrad', 'wasm').kernelFunc).toBe(pooling.kernelFunc);
  expect(tf.getKernel('Conv2DBackpropFilter', 'wasm')).toBeDefined();
});

describe('Conv2DBackpropFilter', () => {
  type Case = {
    x: [number, number, number, number];
    filter: [number, number];
    out: number;
    strides: [number, number];
    pad: 'same' | 'valid' | number;
    dtype?: 'int32';
  };
  const cases: Case[] = [
    { x: [1, 5, 5, 1], filter: [3, 3], out: 1, strides: [1, 1], pad: 'same' },
    { x: [2, 7, 6, 3], filter: [3, 2], out: 4, strides: [1, 1], pad: 'valid' },
    { x: [2, 8, 8, 3], filter: [3, 3], out: 5, strides: [2, 2], pad: 'same' },
    { x: [2, 9, 8, 3], filter: [3, 3], out: 5, strides: [2, 2], pad: 'valid' },
    { x: [3, 10, 11, 2], filter: [2, 4], out: 3, strides: [3, 2], pad: 'valid' }, // rows are left over
    { x: [1, 10, 7, 2], filter: [4, 1], out: 3, strides: [1, 3], pad: 'same' },
    { x: [2, 6, 6, 2], filter: [5, 5], out: 2, strides: [1, 1], pad: 2 },
    { x: [2, 7, 7, 2], filter: [3, 3], out: 2, strides: [3, 3], pad: 1 },
    { x: [4, 5, 5, 8], filter: [1, 1], out: 16, strides: [1, 1], pad: 'valid' },
    { x: [4, 5, 5, 8], filter: [1, 1], out: 16, strides: [2, 2], pad: 'same' },
    { x: [2, 3, 3, 2], filter: [3, 3], out: 1, strides: [1, 1], pad: 'valid' }, // output 1 × 1
    { x: [1, 6, 6, 1], filter: [6, 6], out: 3, strides: [1, 1], pad: 'same' },
    { x: [16, 12, 12, 8], filter: [3, 3], out: 16, strides: [1, 1], pad: 'same' },
    { x: [2, 6, 6, 2], filter: [3, 3], out: 2, strides: [1, 1], pad: 'same', dtype: 'int32' },
  ];

  test.each(cases)(
    '$x, filter $filter → $out, strides $strides, pad $pad, agrees with cpu',
    async ({ x, filter, out, strides, pad, dtype }) => {
      const filterShape: [number, number, number, number] = [...filter, x[3], out];
      const given = dtype ? values('x', x).map((v) => Math.round(10 * v)) : values('x', x);
      const gradient = () => {
        const image = tf.tensor4d(given, x, dtype);
        const shape = tf.backend_util.computeConv2DInfo(x, filterShape, strides, 1, pad).outShape;
        const dy = tf.tensor4d(values('dy', shape), shape);
        return tf.engine().runKernel('Conv2DBackpropFilter', { x: image, dy }, {
          strides,
          pad,
          dataFormat: 'NHWC',
          filterShape,
          dimRoundingMode: undefined,
        } as unknown as tf.NamedAttrMap) as tf.Tensor;
      };
      const expected = await on('cpu', gradient),
        got = await on('wasm', gradient);
      expect(got.shape).toEqual(filterShape);
      expect(got.dtype).toBe('float32');
      expect(relativeError(got.values, expected.values)).toBeLessThan(2e-6);
    },
  );

  test('explicit padding, each side its own', async () => {
    const pad: [[number, number], [number, number], [number, number], [number, number]] = [
      [0, 0],
      [2, 0],
      [1, 3],
      [0, 0],
    ];
    const gradient = () =>
      tf.grad((w: tf.Tensor) =>
        tf.sum(tf.square(tf.conv2d(tf.tensor4d(values('x', [2, 6, 5, 2]), [2, 6, 5, 2]), w as tf.Tensor4D, 2, pad))),
      )(tf.tensor(values('w', [3, 3, 2, 3]), [3, 3, 2, 3]));
    expect(relativeError((await on('wasm', gradient)).values, (await on('cpu', gradient)).values)).toBeLessThan(2e-6);
  });

  test('channels first is refused with a reason', async () => {
    await tf.setBackend('wasm');
    expect(() =>
      tf.tidy(() =>
        tf.engine().runKernel(
          'Conv2DBackpropFilter',
          { x: tf.zeros([1, 1, 4, 4]), dy: tf.zeros([1, 1, 4, 4]) },
          {
            strides: 1,
            pad: 'same',
            dataFormat: 'NCHW',
            filterShape: [3, 3, 1, 1],
          },
        ),
      ),
    ).toThrow('does not support dataFormat');
  });
});

describe('MaxPoolGrad', () => {
  type Images = [number, number, number, number];
  const cases = [
    { x: [1, 4, 4, 1], window: [2, 2], strides: [2, 2], pad: 'valid' },
    { x: [2, 7, 6, 3], window: [3, 2], strides: [1, 1], pad: 'same' },
    { x: [3, 8, 5, 5], window: [3, 3], strides: [2, 1], pad: 'same' },
    { x: [2, 9, 10, 4], window: [2, 4], strides: [3, 3], pad: 'valid' }, // rows are left over
    { x: [2, 6, 6, 2], window: [3, 3], strides: [2, 2], pad: 1 },
    { x: [4, 1, 30, 7], window: [1, 4], strides: [1, 3], pad: 'same' },
    { x: [2, 5, 5, 3], window: [5, 5], strides: [1, 1], pad: 'valid' },
  ] as { x: Images; window: [number, number]; strides: [number, number]; pad: 'valid' | 'same' | number }[];
  /** Of a weighted sum of the outputs. @param shift added to all numbers: at −9 no window holds one above 0 */
  const gradient = ({ x, window, strides, pad }: (typeof cases)[number], shift: number) =>
    tf.grad((images) => {
      const pooled = tf.maxPool(images as tf.Tensor4D, window, strides, pad);
      return tf.sum(tf.mul(pooled, tf.tensor(values('dy', pooled.shape), pooled.shape)));
    })(
      tf.tensor(
        values('x', x).map((v) => v + shift),
        x,
      ),
    );
  const shifts = [-9, 0, 9];

  test.each(cases)('$x, window $window, strides $strides, pad $pad, agrees with cpu', async (one) => {
    for (const shift of shifts) {
      const expected = await on('cpu', () => gradient(one, shift)),
        got = await on('wasm', () => gradient(one, shift));
      expect([got.shape, got.dtype]).toEqual([one.x, 'float32']);
      expect(relativeError(got.values, expected.values)).toBeLessThan(1e-6);
    }
  });

  test('of equal numbers the first one of the window counts', async () => {
    for (const value of [-1, 0, 1]) {
      const dy = () =>
        tf.grad((x) => tf.sum(tf.maxPool(x as tf.Tensor4D, [2, 2], [2, 2], 'valid')))(tf.fill([1, 4, 4, 1], value));
      expect([...(await on('wasm', dy)).values]).toEqual([1, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0]);
    }
  });

  test('the library’s own is wrong where a window holds nothing above 0: when this fails the repair can go', async () => {
    restoreKernels();
    try {
      const wrong = await on('wasm', () => gradient(cases[0]!, -9)),
        right = await on('cpu', () => gradient(cases[0]!, -9));
      expect(relativeError(wrong.values, right.values)).toBeGreaterThan(0.1);
    } finally {
      repairKernels();
    }
  });
});
