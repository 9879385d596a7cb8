import { enableProdMode, env, getBackend, setBackend } from '@tensorflow/tfjs-core';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { repairKernels } from './repairs.ts';

/**
 * Starts TensorFlow.js once: the WebAssembly backend with SIMD on one thread, the plain JavaScript backend `cpu` behind it,
 * and mends two kernels of the former (`repairs.ts`).
 *
 * One thread, because threads need cross-origin isolation, which static hosts cannot give, and make sums depend on timing.
 * SIMD only: the backend's scalar build sums in another order, so its bits would differ; where SIMD is missing `cpu` serves.
 *
 * What repeats bit for bit: the WebAssembly backend carries its own exp, log and tanh, compiled to plain f32/f64 arithmetic, so its
 * results do not depend on the browser. The `cpu` backend calls the engine's Math.exp, Math.tanh, Math.log and Math.pow in
 * Exp, Sigmoid, Tanh, Elu, Softplus, Softmax, Log and Pow: models with such kernels differ there in the last place. Dense models
 * with relu or linear units and mean squared error use none of them.
 */
export function ready(): Promise<void> {
  started ??= start();
  return started;
}

let started: Promise<void> | undefined;

async function start(): Promise<void> {
  enableProdMode(); // no per-kernel NaN checks and no advertisement on the console
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  if (await env().getAsync('WASM_HAS_SIMD_SUPPORT')) {
    const binary = new URL(
      '../../node_modules/@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm',
      import.meta.url,
    );
    const path = binary.protocol === 'file:' ? decodeURIComponent(binary.pathname) : binary.href;
    // The library insists on a path for each of its three binaries; only the SIMD one is ever asked for.
    setWasmPaths({
      'tfjs-backend-wasm.wasm': path,
      'tfjs-backend-wasm-simd.wasm': path,
      'tfjs-backend-wasm-threaded-simd.wasm': path,
    });
    try {
      if (await setBackend('wasm')) {
        repairKernels();
        return;
      }
    } catch {
      // No WebAssembly, or the binary did not arrive: the cpu backend below gives the same answers more slowly.
    }
  }
  await import('@tensorflow/tfjs-backend-cpu'); // fetched only where it is needed
  if (!(await setBackend('cpu'))) throw new Error('no TensorFlow.js backend starts here');
}

/** The backend in use after `ready()`: 'wasm' or 'cpu'. */
export const backend = (): string => getBackend();
