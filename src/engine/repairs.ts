import {
  BatchMatMul,
  Cast,
  Conv2D,
  Conv2DBackpropFilter,
  MaxPoolGrad,
  Slice,
  Transpose,
  backend_util,
  getKernel,
  registerKernel,
  unregisterKernel,
  type Conv2DBackpropFilterAttrs,
  type KernelConfig,
  type KernelFunc,
  type NamedAttrMap,
  type TensorInfo,
} from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';
import { poolGradient } from './pool-gradient.ts';

/**
 * Three repairs of the WebAssembly backend (@tensorflow/tfjs-backend-wasm 4.22), built from its own kernels:
 *
 * 1. `BatchMatMul` multiplies fast (XNNPACK) only when neither operand is transposed; Aᵀ·B and A·Bᵀ, which are all the matrix products
 *    of back-propagation, go to a scalar loop. Here they are transposed first, then multiplied by the original kernel.
 * 2. `Conv2DBackpropFilter`, the gradient of a convolution in its filter, is missing, so convolutions cannot be trained. With stride s,
 *      dW[r, c, i, o] = Σ_{b,y,x} X[b, r + s·y − top, c + s·x − left, i] · dY[b, y, x, o],
 *    which is a convolution itself: images Xᵀ [i, H, W, b], filter dYᵀ [y, x, b, o], dilation s, stride 1.
 * 3. `MaxPoolGrad` looks for the greatest number of a window from 0 on: where none is above 0 the gradient is lost, or goes to the first
 *    number of all the images. pool-gradient.ts takes its place.
 *
 * Order of summation: XNNPACK's, fixed by the shapes, on one thread; so results repeat bit for bit.
 */
export function repairKernels(): void {
  if (stock) return;
  const multiply = getKernel(BatchMatMul, 'wasm');
  stock = [multiply, getKernel(MaxPoolGrad, 'wasm')];
  for (const { kernelName } of stock) unregisterKernel(kernelName, 'wasm');
  registerKernel({ ...multiply, kernelFunc: transposeFirst(multiply.kernelFunc) });
  for (const [kernelName, kernelFunc] of [
    [Conv2DBackpropFilter, filterGradient],
    [MaxPoolGrad, poolGradient],
  ] as const)
    registerKernel({ kernelName, backendName: 'wasm', kernelFunc: kernelFunc as unknown as KernelFunc });
}

/** Puts the backend's own kernels back: only for comparisons with the stock library. */
export function restoreKernels(): void {
  if (!stock) return;
  unregisterKernel(Conv2DBackpropFilter, 'wasm');
  for (const kernel of stock) {
    unregisterKernel(kernel.kernelName, 'wasm');
    registerKernel(kernel);
  }
  stock = undefined;
}

/** The backend's own kernels while ours stand in their place. */
let stock: KernelConfig[] | undefined;

/** Runs one of the backend's kernels with one output. */
function run(kernel: string, backend: BackendWasm, inputs: Record<string, TensorInfo>, attrs: object): TensorInfo {
  return getKernel(kernel, 'wasm').kernelFunc({ inputs, backend, attrs: attrs as NamedAttrMap }) as TensorInfo;
}

function transposeFirst(multiply: KernelFunc): KernelFunc {
  return (call) => {
    const { a, b } = call.inputs as { a: TensorInfo; b: TensorInfo };
    const { transposeA, transposeB } = call.attrs as unknown as { transposeA: boolean; transposeB: boolean };
    const backend = call.backend as BackendWasm;
    const flipped = (t: TensorInfo): TensorInfo => {
      const axes = t.shape.map((_, i) => i),
        last = axes.length - 1;
      return run(Transpose, backend, { x: t }, { perm: [...axes.slice(0, -2), last, last - 1] });
    };
    if (!(transposeA || transposeB) || !single(a) || !single(b) || (transposeB && isVector(b))) return multiply(call);
    const left = transposeA ? flipped(a) : a,
      right = transposeB ? flipped(b) : b;
    const product = multiply({
      ...call,
      inputs: { a: left, b: right },
      attrs: { transposeA: false, transposeB: false },
    });
    if (left !== a) backend.disposeData(left.dataId);
    if (right !== b) backend.disposeData(right.dataId);
    return product;
  };
}

/** One matrix, not a batch of several: only these go to XNNPACK. */
const single = (t: TensorInfo): boolean => t.dtype === 'float32' && t.shape.slice(0, -2).every((n) => n === 1);

/**
 * A row or column: transposing it makes no new tensor, and XNNPACK finds its packed right operand again by the tensor's number alone,
 * whatever its shape; it would take the packing of the other orientation. Such products are small: the original takes them as they are.
 */
const isVector = (t: TensorInfo): boolean => t.shape.slice(-2).includes(1);

function filterGradient(call: {
  inputs: { x: TensorInfo; dy: TensorInfo };
  backend: BackendWasm;
  attrs: Conv2DBackpropFilterAttrs;
}): TensorInfo {
  const {
    backend,
    attrs: { strides, pad, dataFormat, dimRoundingMode, filterShape },
  } = call;
  const format = backend_util.convertConv2DDataFormat(dataFormat);
  if (format !== 'channelsLast')
    throw new Error(`wasm backend Conv2DBackpropFilter does not support dataFormat: ${dataFormat}`);
  const made: TensorInfo[] = [];
  const step = (kernel: string, inputs: Record<string, TensorInfo>, attrs: object): TensorInfo => {
    const output = run(kernel, backend, inputs, attrs);
    made.push(output);
    return output;
  };
  const float = (t: TensorInfo): TensorInfo => (t.dtype === 'float32' ? t : step(Cast, { x: t }, { dtype: 'float32' }));

  const x = float(call.inputs.x),
    dy = float(call.inputs.dy);
  const shape = x.shape as [number, number, number, number];
  const {
    strideHeight,
    strideWidth,
    filterHeight,
    filterWidth,
    outHeight,
    outWidth,
    padInfo: { top, left },
  } = backend_util.computeConv2DInfo(shape, filterShape, strides, 1, pad, dimRoundingMode, false, format);
  // Far-side padding that makes the output exactly filterHeight × filterWidth. Negative where the last stride left rows over: cut them.
  const bottom = (outHeight - 1) * strideHeight + filterHeight - top - shape[1];
  const right = (outWidth - 1) * strideWidth + filterWidth - left - shape[2];
  const [images, rows, columns, channels] = [
    shape[0],
    shape[1] + Math.min(0, bottom),
    shape[2] + Math.min(0, right),
    shape[3],
  ];
  const used =
    bottom < 0 || right < 0 ? step(Slice, { x }, { begin: [0, 0, 0, 0], size: [images, rows, columns, channels] }) : x;
  const sums = step(
    Conv2D,
    {
      x: step(Transpose, { x: used }, { perm: [3, 1, 2, 0] }),
      filter: step(Transpose, { x: dy }, { perm: [1, 2, 0, 3] }),
    },
    {
      strides: 1,
      dilations: [strideHeight, strideWidth],
      dataFormat: 'NHWC',
      pad: [
        [0, 0],
        [top, Math.max(0, bottom)],
        [left, Math.max(0, right)],
        [0, 0],
      ],
    },
  );
  const gradient = run(Transpose, backend, { x: sums }, { perm: [1, 2, 0, 3] });
  for (const { dataId } of made) backend.disposeData(dataId);
  return gradient;
}
