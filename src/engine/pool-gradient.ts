import { backend_util, type MaxPoolGradAttrs, type TensorInfo } from '@tensorflow/tfjs-core';
import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm';

/**
 * The gradient of a max pooling by what is pooled, as a kernel for the WebAssembly backend in place of its own
 * `MaxPoolGrad`: every output's dy goes to the first number of its window that is the greatest, row by row. Where
 * windows overlap a number gets its dys in the order of the windows. Images are NHWC.
 */
export function poolGradient(call: {
  inputs: { dy: TensorInfo; input: TensorInfo };
  backend: BackendWasm;
  attrs: MaxPoolGradAttrs;
}): TensorInfo {
  const {
    inputs: { dy, input },
    backend,
    attrs: { filterSize, strides, pad, dimRoundingMode },
  } = call;
  const {
    batchSize,
    inChannels: channels,
    inHeight,
    inWidth,
    outHeight,
    outWidth,
    strideHeight,
    strideWidth,
    effectiveFilterHeight: height,
    effectiveFilterWidth: width,
    padInfo: { top, left },
  } = backend_util.computePool2DInfo(
    input.shape as [number, number, number, number],
    filterSize,
    strides,
    1,
    pad,
    dimRoundingMode,
  );
  const dx = backend.makeOutput(input.shape, 'float32');
  // Views only now: making the output may have moved the memory.
  const numbers = (t: TensorInfo) => backend.typedArrayFromHeap(t) as Float32Array;
  const x = numbers(input),
    slopes = numbers(dy),
    into = numbers(dx).fill(0),
    greatest = new Int32Array(channels); // where it stands, channel by channel
  let output = 0;
  for (let image = 0; image < batchSize; image++) {
    for (let y = 0; y < outHeight; y++) {
      const firstRow = Math.max(0, y * strideHeight - top),
        endRow = Math.min(inHeight, y * strideHeight - top + height);
      for (let column = 0; column < outWidth; column++, output += channels) {
        const first = Math.max(0, column * strideWidth - left),
          end = Math.min(inWidth, column * strideWidth - left + width);
        for (let row = firstRow; row < endRow; row++) {
          let at = ((image * inHeight + row) * inWidth + first) * channels;
          for (let p = first; p < end; p++) {
            const begins = row === firstRow && p === first;
            for (let c = 0; c < channels; c++, at++) if (begins || x[greatest[c]!]! < x[at]!) greatest[c] = at;
          }
        }
        for (let c = 0; c < channels; c++) into[greatest[c]!] = into[greatest[c]!]! + slopes[output + c]!;
      }
    }
  }
  return dx;
}
