import { setBackend } from '@tensorflow/tfjs-core';
import { ready } from './ready.ts';
import { repairKernels, restoreKernels } from './repairs.ts';

/**
 * Makes a TensorFlow.js backend the current one: 'wasm' as the book uses it, 'wasm-stock' with the library's own kernels, or 'cpu'. For
 * comparisons; everything else stays on what `ready()` chose.
 * @throws Error if that backend does not start here
 */
export async function useBackend(name: 'wasm' | 'wasm-stock' | 'cpu'): Promise<void> {
  await ready();
  if (name === 'cpu') await import('@tensorflow/tfjs-backend-cpu');
  if (!(await setBackend(name === 'cpu' ? 'cpu' : 'wasm'))) throw new Error(`no TensorFlow.js backend ${name}`);
  if (name === 'wasm-stock') restoreKernels();
  else if (name === 'wasm') repairKernels();
}
