import {
  engine,
  getKernel,
  registerKernel,
  tensor1d,
  tidy,
  type DataId,
  type KernelBackend,
  type NamedTensorInfoMap,
  type NamedTensorMap,
  type Tensor,
  type TensorInfo,
} from '@tensorflow/tfjs-core';

/**
 * The fused trainer as operations of TensorFlow.js: kernels registered for every backend that the book uses, run by its
 * engine, so that they appear in its profile and respect its scopes, and what they return are ordinary tensors.
 *
 *   FusedDenseSteps    attrs { run, steps, rate }     → losses [steps]
 *   FusedDenseForward  attrs { run, rows }, input x   → outputs of the last layer [rows, outputs]
 *
 * Weights are not inputs: the wasm backend caches packed copies of them by tensor, so they live in the trainer's own
 * memory until `commit` makes fresh tensors.
 */
export interface FusedRun {
  /** @param rate the learning rate of these steps */
  steps(count: number, rate: number): Float32Array;
  forward(x: Float32Array, rows: number): Float32Array;
  outputs: number;
}

/** Puts values into the backend as the output of a kernel. */
function output(backend: KernelBackend, values: Float32Array, shape: number[]): TensorInfo {
  return { dataId: backend.write(values, shape, 'float32') as DataId, shape, dtype: 'float32' };
}

interface Call {
  inputs: NamedTensorInfoMap;
  backend: unknown;
  attrs?: unknown;
}

for (const backendName of ['wasm', 'cpu']) {
  if (getKernel('FusedDenseSteps', backendName)) continue; // a second copy of this module (a page's build) shares the engine
  registerKernel({
    kernelName: 'FusedDenseSteps',
    backendName,
    kernelFunc({ backend, attrs }: Call) {
      const { run, steps, rate } = attrs as { run: FusedRun; steps: number; rate: number };
      return output(backend as KernelBackend, run.steps(steps, rate), [steps]);
    },
  });
  registerKernel({
    kernelName: 'FusedDenseForward',
    backendName,
    kernelFunc({ inputs, backend, attrs }: Call) {
      const { run, rows } = attrs as { run: FusedRun; rows: number };
      const x = (backend as KernelBackend).readSync(inputs.x!.dataId) as Float32Array;
      return output(backend as KernelBackend, run.forward(x, rows), [rows, run.outputs]);
    },
  });
}

/**
 * Runs a kernel and copies its one output out; no tensor is left. What a `tidy` returns is searched for tensors, number by number: it is
 * carried out another way.
 */
function call(kernel: string, inputs: () => NamedTensorMap, attrs: object): Float32Array {
  let values = new Float32Array(0);
  tidy(() => {
    const output = engine().runKernel(kernel, inputs(), attrs as Record<string, never>) as Tensor;
    values = (output.dataSync() as typeof values).slice();
  });
  return values;
}

export const fusedSteps = (run: FusedRun, steps: number, rate: number): Float32Array =>
  call('FusedDenseSteps', () => ({}), { run, steps, rate });

export const fusedForward = (run: FusedRun, x: Float32Array, rows: number): Float32Array =>
  call('FusedDenseForward', () => ({ x: tensor1d(x) }), { run, rows });
